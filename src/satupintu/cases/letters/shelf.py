"""Which papers of its office a case has, and each of them with its values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from django.db.models import QuerySet

from satupintu.cases.docket import Docket
from satupintu.cases.letters.advice import advice
from satupintu.cases.letters.application import application, written
from satupintu.cases.letters.copies import copy_of
from satupintu.cases.letters.covering import covering
from satupintu.cases.letters.lacking import lacking
from satupintu.cases.letters.receipt import receipt
from satupintu.cases.letters.refusal import refusal
from satupintu.cases.letters.returned import returned
from satupintu.cases.letters.revocation import revocation
from satupintu.cases.letters.sheet import Sheet, letter_of
from satupintu.cases.letters.visit import visit_record
from satupintu.cases.models import CounterVisit, Output, Return
from satupintu.cases.typesetting import named_under
from satupintu.papers.letter import Letter
from satupintu.permits.models import Permit

Row = TypeVar("Row")
Write = Callable[[Docket, Output], Sheet]
OUTPUTS: Mapping[str, tuple[str, Write]] = {
    "tanda_terima": ("Tanda terima", receipt),
    "surat_pengantar": ("Surat pengantar", covering),
    "berita_acara": ("Berita Acara", visit_record),
    "rekomendasi_teknis": ("Rekomendasi Teknis", advice),
    "kajian_teknis": ("Kajian Teknis", advice),
    "surat_penolakan": ("Surat penolakan", refusal),
}
"""By kind of output: its name, and what is written on it."""
HIS_OWN = frozenset({"tanda_terima", "surat_penolakan"})
"""What of them an applicant has a right to; letters between agencies are not his."""


@dataclass(frozen=True, slots=True)
class CaseLetter:
    """One paper that may be printed; `name` is its last word in an address."""

    name: str
    title: str
    number: str
    day: date | None
    write: Callable[[], Letter]
    output: Output | None = None
    """The row that keeps it, for papers that are kept."""


def letters_of(docket: Docket) -> tuple[CaseLetter, ...]:
    """Oldest first within each kind; the applicant sees his own."""
    return (
        *_applications(docket),
        *_lists(docket),
        *_outputs(docket),
        *_returns(docket),
        *_of_permit(docket),
    )


def _outputs(docket: Docket) -> Iterator[CaseLetter]:
    kinds = HIS_OWN if docket.by.applicant_id is not None else frozenset(OUTPUTS)
    rows = Output.objects.filter(case=docket.case, kind__in=kinds, replaced_at__isnull=True)
    for row in rows.select_related("agency", "file").order_by("id"):
        title, write = OUTPUTS[row.kind]
        yield CaseLetter(
            f"keluaran-{row.pk}", title, row.number, row.day, partial(_written, write, docket, row), row
        )


def _returns(docket: Docket) -> Iterator[CaseLetter]:
    for made in _returns_of(docket):
        yield CaseLetter(
            f"pengembalian-{made.ordinal}",
            f"Surat pengembalian ke-{made.ordinal}",
            "",
            docket.local_day(made.at),
            partial(_written, returned, docket, made),
        )


def _returns_of(docket: Docket) -> QuerySet[Return]:
    return Return.objects.filter(case=docket.case).order_by("ordinal")


def _lists(docket: Docket) -> Iterator[CaseLetter]:
    """The last list of what was lacking at the counter."""
    back = CounterVisit.objects.filter(case=docket.case, result=CounterVisit.Result.HANDED_BACK)
    visit = back.select_related("post").order_by("-id").first()
    if visit is not None and visit.closed_at is not None:
        day = docket.local_day(visit.closed_at)
        yield CaseLetter(
            "kekurangan", "Daftar kekurangan", "", day, partial(_written, lacking, docket, visit)
        )


def _applications(docket: Docket) -> Iterator[CaseLetter]:
    for wanted in written(docket):
        write = partial(_written, application, docket, wanted)
        yield CaseLetter(f"permohonan-{wanted.code}", f"{wanted.name} (terisi)", "", None, write)


def _of_permit(docket: Docket) -> Iterator[CaseLetter]:
    if docket.case.permit_id is None:
        return
    permit = Permit.objects.select_related("number").get(pk=docket.case.permit_id)
    if permit.number is not None and permit.issued_at is not None and _of_the_issuer(docket):
        day, product = docket.local_day(permit.number.at), docket.standard.product.name
        write = partial(copy_of, docket, permit)
        if named_under(docket.case.pk, permit.document_hash) is not None:
            yield CaseLetter("salinan", f"Salinan {product}", permit.number.text, day, write)
    if permit.state == Permit.State.REVOKED and permit.ended_at is not None:
        day = docket.local_day(permit.ended_at)
        yield CaseLetter(
            "pencabutan", "Surat pencabutan", "", day, partial(_written, revocation, docket, permit)
        )


def _of_the_issuer(docket: Docket) -> bool:
    """The applicant has the original, and a guest agency no business with a copy."""
    return docket.by.agency_id == docket.case.agency_id


def _written(write: Callable[[Docket, Row], Sheet], docket: Docket, row: Row) -> Letter:
    return letter_of(docket.region.code, docket.case.standard_hash, write(docket, row))
