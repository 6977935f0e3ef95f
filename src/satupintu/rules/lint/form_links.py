"""A field that is compared with another must name one that can be compared."""

from collections.abc import Iterator, Mapping
from datetime import date

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import columns, fields
from satupintu.rules.standard.model.form import TODAY, Field
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.places import Path

SEXES = frozenset({"laki_laki", "perempuan"})
Known = Mapping[str, Field]


def dates_are_held_against_dates(subject: Subject) -> Iterator[Said]:
    """A limit that is no day and no date field holds nothing back."""
    for path, field, known in _in_records(subject.read.standard):
        bounds = [("sesudah", field.after), ("sebelum", field.before)]
        if field.kind == "tanggal":
            limits = [("min", field.minimum), ("maks", field.maximum)]
            bounds += [(key, limit) for key, limit in limits if isinstance(limit, str)]
        for key, bound in bounds:
            if bound is None or (field.kind == "tanggal" and _is_day(bound, known)):
                continue
            yield Said(
                "ISIAN-RUJUKAN",
                "salah",
                (*path, key),
                f"Isian «{field.code}» ({field.kind}): {key} = «{bound}» tidak dapat dibandingkan.",
                f"Pada isian tanggal tulis tanggal, {TODAY}, atau kode isian tanggal lain; selain itu hapus.",
            )


def numbers_are_matched_with_birth_and_sex(subject: Subject) -> Iterator[Said]:
    """A NIK is matched with the date and the sex that the same form states (H1)."""
    for path, field, known in _in_records(subject.read.standard):
        if field.match is None:
            continue
        born, sex = known.get(field.match.born or ""), known.get(field.match.sex or "")
        fits = {
            "lahir": field.match.born is None or (born is not None and born.kind == "tanggal"),
            "jenis_kelamin": field.match.sex is None or (sex is not None and _choices(sex) >= SEXES),
        }
        if field.kind not in {"nik", "nip"}:
            fits = {"": False}
        for key in (key for key, good in fits.items() if not good):
            yield Said(
                "ISIAN-RUJUKAN",
                "salah",
                (*path, "cocokkan", key) if key else (*path, "cocokkan"),
                f"Isian «{field.code}» ({field.kind}): cocokkan tidak menunjuk isian yang sesuai.",
                "Hanya untuk nik dan nip: lahir = isian tanggal, jenis_kelamin = pilihan laki_laki dan perempuan.",
            )


def _is_day(bound: object, known: Known) -> bool:
    if bound == TODAY or not isinstance(bound, str):
        return bound == TODAY
    if bound in known:
        return known[bound].kind == "tanggal"
    try:
        date.fromisoformat(bound)
    except ValueError:
        return False
    return True


def _choices(field: Field) -> frozenset[str]:
    return frozenset(choice.code for choice in field.choices)


def _in_records(standard: Standard) -> Iterator[tuple[Path, Field, Known]]:
    """Each field with the others it may name: a column sees its own row first, then the form."""
    form = {field.code: field for _, field in fields(standard)}
    for path, field in fields(standard):
        yield path, field, form
        row = form | {column.code: column for column in field.columns}
        for place, column in columns(path, field):
            yield place, column, row


RULES = (dates_are_held_against_dates, numbers_are_matched_with_birth_and_sex)
