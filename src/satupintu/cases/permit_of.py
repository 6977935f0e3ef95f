"""The permit that a case leads to: prepared at approval, numbered, signed, put in force."""

import secrets
from datetime import date

from django.db.models import QuerySet

from satupintu.cases.about_permit import about_permit
from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.frozen import content_hash
from satupintu.cases.letter import check_signer_known
from satupintu.cases.numbers import next_number
from satupintu.cases.typesetting import typeset_permit
from satupintu.permits.actions.freeze_document import freeze_document
from satupintu.permits.actions.prepare_permit import prepare_permit
from satupintu.permits.actions.void_number import void_number
from satupintu.permits.models import AllocatedNumber, Permit
from satupintu.rules.errors import Refused
from satupintu.rules.validity import check_not_past, valid_until
from satupintu.statements.reading import reading


def permit_of(docket: Docket) -> Permit:
    if docket.case.permit_id is None:
        raise Refused("isi_belum_dibekukan", "Isi izin belum disetujui; setujui dahulu isi naskahnya.")
    (permit,) = _permit(docket.case.permit_id)
    return permit


@reading
def _permit(permit: int) -> QuerySet[Permit]:
    return Permit.objects.filter(pk=permit).select_related("number")


def freeze_content(docket: Docket) -> Permit:
    """Freeze what is approved; approving the same content again keeps the permit, with the number it may have."""
    fresh = content_hash(docket)
    if docket.case.permit_id is not None:
        kept = permit_of(docket)
        if kept.content_hash == fresh:
            return kept
        abandon_permit(docket, "isi berubah setelah nomor diberikan")
    permit = prepare_permit(
        region=docket.region,
        service=docket.standard.service.code,
        standard_hash=docket.case.standard_hash,
        case_number=docket.case.number or "",
        content_hash=fresh,
        valid_until=None,
        about=about_permit(docket),
        entropy=secrets.token_bytes,
        at=docket.at,
    )
    docket.case.permit = permit
    docket.case.content_hash = fresh
    return permit


def number_permit(docket: Docket, step: str) -> AllocatedNumber:
    """Take the number, last of all, typeset the letter that carries it, and freeze its bytes and how long it holds."""
    permit = permit_of(docket)
    if permit.number is not None:
        return permit.number
    last = check_numberable(docket)
    signer = check_signer_known(docket)
    product = docket.standard.product
    number = next_number(docket, product.series, pattern=product.pattern)
    permit.number = number
    permit.valid_until = last
    file = typeset_permit(docket, permit, signer, step=step)
    freeze_document(
        region_id=docket.case.region_id,
        permit_id=permit.pk,
        number=number,
        document_hash=file.sha256,
        valid_until=last,
    )
    return number


def check_numberable(docket: Docket) -> date | None:
    """The day until which a permit numbered today would hold; one that is already past is not numbered."""
    product = docket.standard.product
    last = valid_until(product, answers_of(docket.case, only=product.valid_no_longer_than), on=docket.today)
    check_not_past(last, on=docket.today)
    return last


def abandon_permit(docket: Docket, reason: str) -> None:
    """The case goes another way: a number already given is recorded as void, never given again."""
    if docket.case.permit_id is None:
        return
    permit = permit_of(docket)
    if permit.state != Permit.State.PREPARED:
        raise Refused(
            "izin_sudah_terbit",
            "Izin ini sudah ditandatangani dan berlaku; cabut izinnya bila harus diakhiri.",
        )
    if permit.number is not None:
        void_number(
            region_id=docket.case.region_id,
            number_id=permit.number.pk,
            reason=reason,
            by=docket.by,
            at=docket.at,
        )
    docket.case.permit = None
    docket.case.content_hash = ""


def check_in_force(docket: Docket) -> None:
    """Nothing is published, printed or handed over that is not validly signed."""
    if permit_of(docket).state != Permit.State.IN_FORCE:
        raise Refused(
            "belum_ditandatangani",
            "Izin ini belum ditandatangani secara sah; selesaikan tanda tangan dahulu.",
        )


def check_printable(docket: Docket) -> None:
    """A paper that is signed by hand is printed before; one with a certificate only afterwards (F5)."""
    if docket.standard.product.approval == "tte":
        check_in_force(docket)
    elif permit_of(docket).number is None:
        raise Refused("naskah_belum_bernomor", "Naskah izin belum bernomor; beri nomor dahulu.")
