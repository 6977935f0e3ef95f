"""The permit's letter made: as a draft before it counts, and under its number once, kept for ever."""

from satupintu.cases.docket import Docket
from satupintu.cases.letter import permit_letter, signer_on_the_day
from satupintu.cases.models import Output
from satupintu.cases.outputs import add_output_at
from satupintu.files.actions.keep_document import keep_document
from satupintu.files.models import StoredFile
from satupintu.papers.letter import Letter
from satupintu.papers.press import TemplateFault, page_pictures, pages_in, typeset
from satupintu.people.actor import Actor
from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused

KIND = "naskah"


def typeset_permit(docket: Docket, permit: Permit, signer: Actor, *, step: str) -> StoredFile:
    """Make the letter and keep it; who is named under it stands beside it, for signing to compare."""
    pdf = set_letter(permit_letter(docket, permit=permit, signer=signer, at=docket.at))
    number = permit.number.text if permit.number else ""
    file = keep_document(
        region=docket.region,
        content=pdf,
        name=f"{docket.standard.product.name} {number}.pdf"[:255],
        pages=pages_in(pdf),
        at=docket.at,
    )
    add_output_at(
        docket,
        step,
        kind=KIND,
        number=number,
        facts={"penanda_tangan": signer.user_id, "pengganti": signer.deputy_id, "sidik": file.sha256},
        file=file.pk,
    )
    return file


def draft_permit(docket: Docket, permit: Permit | None) -> bytes:
    """As it would be typeset now, with «RANCANGAN» across each page."""
    return set_letter(_draft(docket, permit))


def draft_pages(docket: Docket, permit: Permit | None) -> list[bytes]:
    """The same as pictures, for a telephone."""
    try:
        return page_pictures(_draft(docket, permit))
    except TemplateFault as fault:
        raise _untypeset(fault) from fault


def named_under(case: int, document_hash: str) -> Output | None:
    """The standing typesetting of this document."""
    rows = Output.objects.filter(case=case, kind=KIND, replaced_at__isnull=True)
    return rows.filter(facts__sidik=document_hash).order_by("-id").first()


def bears_another_name(case: int, document_hash: str, by: Actor) -> bool:
    """Somebody else is named under it, or the same man in another capacity."""
    found = named_under(case, document_hash)
    if found is None:
        return False
    return (found.facts["penanda_tangan"], found.facts["pengganti"]) != (by.user_id, by.deputy_id)


def check_named(docket: Docket, permit: Permit) -> None:
    """Nobody signs above another's name."""
    if bears_another_name(docket.case.pk, permit.document_hash, docket.by):
        raise Refused(
            "naskah_atas_nama_lain",
            "Naskah ini tersusun dengan nama pejabat lain di bawahnya. "
            "Susun ulang naskah atas nama dan jabatan Anda sekarang, periksa, lalu tandatangani.",
        )


def _draft(docket: Docket, permit: Permit | None) -> Letter:
    signer = signer_on_the_day(docket)
    return permit_letter(docket, permit=permit, signer=signer, at=docket.at, status="rancangan")


def set_letter(letter: Letter) -> bytes:
    """A value that the template asks for and nobody gave stops the press: no paper leaves with a hole in it."""
    try:
        return typeset(letter)
    except TemplateFault as fault:
        raise _untypeset(fault) from fault


def _untypeset(fault: TemplateFault) -> Refused:
    return Refused(
        "naskah_tidak_tersusun",
        f"Surat tidak dapat disusun karena templatnya keliru. Sampaikan kalimat ini kepada pengelola: {fault}",
    )
