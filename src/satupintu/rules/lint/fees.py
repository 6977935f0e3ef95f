"""Free of charge means that nobody is sent to a cashier (N-27, N-40)."""

import re
from collections.abc import Iterator

from satupintu.rules.conditions import names
from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import component_lines, steps
from satupintu.rules.lint.words import says_any

_BY_REGULATION = re.compile(
    r"\b(?:biaya|tarif|retribusi)\b.*\b(?:diatur|sesuai|berdasarkan)\b.*\bperaturan (?:daerah|bupati|wali)",
    re.I,
)


def nobody_pays_nothing(subject: Subject) -> Iterator[Said]:
    """A payment step that opens at no charge stops the file at the till (N-27)."""
    for path, step in steps(subject.read.standard):
        by_fee = step.need == "bersyarat" and step.condition is not None and "tarif" in names(step.condition)
        if _free(subject) and step.task == "bayar" and not by_fee:
            yield Said(
                "GRATIS-BAYAR",
                "periksa",
                (*path, "tugas"),
                f"Layanan ini gratis, tetapi langkah pembayaran «{step.code}» selalu dijalani.",
                'Tulis sifat = "bersyarat" dan bila = { tarif = { lebih_dari = 0 } }.',
            )


def no_till_where_it_is_free(subject: Subject) -> Iterator[Said]:
    """A till or a tariff in the text makes the reader doubt that the service is free (N-40)."""
    if not _free(subject):
        return
    for path, text in component_lines(subject.read.standard):
        if says_any(text, ("kasir", "bendahara")):
            yield Said(
                "GRATIS-KASIR",
                "periksa",
                path,
                f"Layanan ini gratis, tetapi disebut «{text}».",
                "Hapus, atau catat bahwa tidak dipakai layanan ini.",
            )
        if _BY_REGULATION.search(text):
            yield Said(
                "GRATIS-TARIF",
                "periksa",
                path,
                f"Layanan ini gratis, tetapi tertulis «{text}».",
                "Sebut bahwa layanan ini tidak dipungut biaya.",
            )


def stamp_duty_is_explained(subject: Subject) -> Iterator[Said]:
    """The duty on a paper is a tax, not a fee; who pays it must be said where all else is free (UU 10/2020)."""
    marks = subject.read.standard.product.marks
    if _free(subject) and "meterai" in marks:
        yield Said(
            "GRATIS-METERAI",
            "periksa",
            ("produk", "tanda", marks.index("meterai")),
            "Layanan ini gratis, tetapi suratnya bermeterai; tidak disebut siapa yang membayarnya.",
            "Catat siapa yang menyediakan meterai.",
        )


def _free(subject: Subject) -> bool:
    """A fee that is not written at all is not yet laid down."""
    return "tarif" in subject.read.merged.data and subject.read.standard.fee.amount == 0


RULES = (nobody_pays_nothing, no_till_where_it_is_free, stamp_duty_is_explained)
