"""Surat pencabutan: which permit is taken back, why, since when, and what its holder may do."""

from satupintu.cases.actions.reject import REMEDY
from satupintu.cases.docket import Docket
from satupintu.cases.letters.head import Head, head_facts
from satupintu.cases.letters.sheet import Sheet
from satupintu.papers.about import Signature
from satupintu.people.actor import signature_line
from satupintu.people.queries_signatures import printed_signatory, signatories
from satupintu.permits.models import Permit
from satupintu.rules.standard.model.step import SIGNINGS
from satupintu.rules.worktime.words import say_date


def revocation(docket: Docket, permit: Permit) -> Sheet:
    """In the name of the post that signs what is revoked: whoever held it on that day."""
    ended, number = permit.ended_at, permit.number
    if ended is None or number is None:
        raise ValueError("only what was numbered and has ended can have been revoked")
    day = docket.local_day(ended)
    signature = _signature(docket, permit)
    head = Head(title="Surat Pencabutan", agency=docket.case.agency, day=day, signature=signature)
    case = docket.case
    holder = case.organisation.name if case.organisation is not None else case.applicant.name
    facts = head_facts(docket, head) | {
        "pemegang": holder,
        "sebutan_pencabut": signature.line if signature else docket.case.agency.name,
    }
    found = {
        "nomor_izin": number.text,
        "terbit": say_date(docket.local_day(number.at)),
        "alasan": permit.ended_reason,
        "sejak": say_date(day),
        "upaya": REMEDY,
    }
    return Sheet(form="surat_pencabutan", head=facts, found=found, at=ended)


def _signature(docket: Docket, permit: Permit) -> Signature | None:
    posts = [step.post for step in docket.standard.steps if step.task in SIGNINGS]
    day = docket.local_day(permit.ended_at) if permit.ended_at else docket.today
    found = [
        actor
        for post in posts
        for actor in signatories(docket.case.region_id, post, docket.standard.service.code, day)
    ]
    if not found:
        return None
    printed = printed_signatory(found[0])
    decree = f"Surat penugasan {printed.decree}" if printed.decree else ""
    return Signature(found[0].name, signature_line(found[0]), printed.rank, printed.nip, decree)
