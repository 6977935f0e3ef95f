"""Which case a receipt belongs to: its QR code read by a scanner, its code or a number typed."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from satupintu.cases.models import Case, Output
from satupintu.cases.queries.by_task import open_work
from satupintu.cases.queries.tracking import tracking_code
from satupintu.cases.reach import within_reach
from satupintu.people.actor import Actor
from satupintu.rules import codes
from satupintu.rules.errors import Refused

MARK = "#"
"""In the QR code of a receipt the code stands behind this, so that a browser never sends it to anybody."""


def number_of_receipt(actors: Sequence[Actor], typed: str, *, at: datetime) -> str:
    """The case's number, or the sentence that says what to type instead."""
    text = typed.rpartition(MARK)[2].strip()
    if not text:
        raise Refused("tanda_terima_kosong", "Pindai kode tanda terima, atau ketik kode atau nomornya.")
    number = _by_number(actors, text, at) or _by_code(actors, text)
    if number is None:
        raise Refused(
            "tanda_terima_tidak_dikenal",
            "Tidak ada surat yang siap diambil dengan kode itu, dan tidak ada permohonan dengan nomor itu. "
            "Periksa lagi tanda terimanya, atau cari dengan nomor permohonan.",
        )
    return number


def _by_number(actors: Sequence[Actor], text: str, at: datetime) -> str | None:
    """The number of the application, of its receipt, or of the permit."""
    receipts = Output.objects.filter(kind="tanda_terima", number=text, number__gt="").values("case")
    named = Q(number=text) | Q(pk__in=receipts) | Q(permit__number__text=text)
    cases = within_reach(Case.objects.filter(named), *actors, at=at)
    return cases.values_list("number", flat=True).first()


def _by_code(actors: Sequence[Actor], text: str) -> str | None:
    """No row keeps a code: those of the files that wait here are made anew and compared."""
    code = codes.read(text).value
    if code is None:
        return None
    waiting = open_work(actors, {"serahkan"}).values_list("case__ref", "case__number")
    return next((number for ref, number in waiting.iterator(500) if tracking_code(ref) == code), None)
