"""A field must be answerable: choices to choose from, columns to fill, limits that leave something between them."""

import re
from collections.abc import Iterator
from datetime import date

from satupintu.rules.lint.finding import Said, Severity, Subject
from satupintu.rules.lint.parts import questions
from satupintu.rules.standard.model.form import Field
from satupintu.rules.standard.places import Path

CHOOSING = frozenset({"pilihan", "pilihan_banyak"})
COUNTED = frozenset({"angka", "uang", "tabel", "pilihan_banyak"})


def choices_are_given(subject: Subject) -> Iterator[Said]:
    """Nothing can be chosen from an empty list."""
    for path, field in questions(subject.read.standard):
        if field.kind in CHOOSING and not field.choices:
            yield _said(
                "ISIAN-PILIHAN",
                (*path, "jenis"),
                field,
                "tidak punya pilihan",
                "Tulis pilihan = [ { kode, label } ].",
            )


def tables_have_columns(subject: Subject) -> Iterator[Said]:
    """Nor can a row without columns be filled."""
    for path, field in questions(subject.read.standard):
        if field.kind == "tabel" and not field.columns:
            yield _said(
                "ISIAN-KOLOM", (*path, "jenis"), field, "tidak punya kolom", "Tulis [[kelompok.isian.kolom]]."
            )


def limits_leave_room(subject: Subject) -> Iterator[Said]:
    """A lower limit above the upper one refuses every answer."""
    for path, field in questions(subject.read.standard):
        low, high = _length(field.minimum, field), _length(field.maximum, field)
        if low is not None and high is not None and low > high:
            yield _said(
                "ISIAN-BATAS",
                (*path, "min"),
                field,
                "punya min di atas maks",
                "Tukar atau perbaiki batasnya.",
            )
        if field.shortest and field.longest and field.shortest > field.longest:
            yield _said(
                "ISIAN-BATAS",
                (*path, "panjang_min"),
                field,
                "punya panjang_min di atas panjang_maks",
                "Perbaiki.",
            )
        if (
            field.kind == "pilihan_banyak"
            and isinstance(field.minimum, int)
            and field.minimum > len(field.choices)
        ):
            yield _said(
                "ISIAN-BATAS",
                (*path, "min"),
                field,
                "meminta lebih banyak daripada pilihannya",
                "Kecilkan min.",
            )


def limits_fit_the_kind(subject: Subject) -> Iterator[Said]:
    """A limit of the wrong sort is passed over in silence."""
    for path, field in questions(subject.read.standard):
        for key, bound in (("min", field.minimum), ("maks", field.maximum)):
            fits = isinstance(bound, str) if field.kind == "tanggal" else isinstance(bound, int | float)
            if bound is not None and not (fits and field.kind in COUNTED | {"tanggal"}):
                wanted = "tanggal, hari_ini, atau kode isian tanggal" if field.kind == "tanggal" else "angka"
                mend = f"Tulis {wanted}." if field.kind in COUNTED | {"tanggal"} else f"Hapus {key}."
                yield _said(
                    "ISIAN-BATAS", (*path, key), field, f"punya {key} yang tidak berarti bagi jenisnya", mend
                )


def patterns_have_examples(subject: Subject) -> Iterator[Said]:
    """The example is what an applicant who got it wrong is shown."""
    for path, field in questions(subject.read.standard):
        if field.pattern is None:
            continue
        if field.example is None:
            mend = "Tulis contoh yang sesuai pola."
            yield _said("ISIAN-POLA", (*path, "pola"), field, "punya pola tanpa contoh", mend, "periksa")
        elif not re.fullmatch(field.pattern, field.example):
            yield _said(
                "ISIAN-POLA", (*path, "contoh"), field, "punya contoh yang menyalahi polanya", "Perbaiki."
            )


def _length(bound: object, field: Field) -> float | None:
    """A fixed limit as a number; one that depends on the day or on another answer is none."""
    if field.kind != "tanggal":
        return bound if isinstance(bound, int | float) else None
    try:
        return date.fromisoformat(bound).toordinal() if isinstance(bound, str) else None
    except ValueError:
        return None


def _said(code: str, path: Path, field: Field, what: str, mend: str, severity: Severity = "salah") -> Said:
    return Said(code, severity, path, f"Isian «{field.code}» ({field.kind}) {what}.", mend)


RULES = (
    choices_are_given,
    tables_have_columns,
    limits_leave_room,
    limits_fit_the_kind,
    patterns_have_examples,
)
