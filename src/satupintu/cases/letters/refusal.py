"""Surat penolakan: the reasons, the legal basis and the remedy, as they were decided (UU 30/2014, D2)."""

from satupintu.cases.docket import Docket
from satupintu.cases.letters.head import Head, head_facts
from satupintu.cases.letters.sheet import Sheet
from satupintu.cases.letters.signing import signature_of
from satupintu.cases.models import Decision, Output


def refusal(docket: Docket, output: Output) -> Sheet:
    head = Head(
        title="Surat Penolakan",
        agency=output.agency,
        day=output.day,
        number=output.number,
        signature=signature_of(docket, output),
    )
    decided = Decision.objects.filter(case=docket.case, at=output.made_at).exclude(legal_basis="")
    decision = decided.order_by("-id")[0]
    found = {
        "alasan": decision.reason,
        "dasar_hukum": decision.legal_basis,
        "upaya": decision.remedy,
    }
    return Sheet(form="surat_penolakan", head=head_facts(docket, head), found=found, at=output.made_at)
