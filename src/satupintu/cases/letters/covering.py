"""Surat pengantar: the file goes to a technical agency, with what is asked of it and by when."""

from collections.abc import Sequence

from satupintu.cases.docket import Docket
from satupintu.cases.letters.enclosed import enclosed, number_enclosed
from satupintu.cases.letters.head import Head, head_facts
from satupintu.cases.letters.sheet import Sheet
from satupintu.cases.letters.signing import signature_of
from satupintu.cases.models import Output, WorkItem
from satupintu.rules.worktime.words import say_date

HEAD_OF = "Kepala"


def covering(docket: Docket, output: Output) -> Sheet:
    head = Head(
        title="Surat Pengantar",
        agency=output.agency,
        day=output.day,
        number=output.number,
        signature=signature_of(docket, output),
    )
    asked = _asked(docket, output)
    dues = [item.due_at for item in asked if item.due_at is not None]
    amount = number_enclosed(docket, until=output.made_at)
    found = {
        "kepada": [f"{HEAD_OF} {name}" for name in output.facts["kepada"]],
        "diminta": " dan ".join(_wishes(docket, asked)) or "rekomendasi teknis",
        "batas": say_date(docket.local_day(max(dues))) if dues else None,
        "lampiran": f"{amount} dokumen" if amount else None,
        "dokumen": enclosed(docket, until=output.made_at),
    }
    return Sheet(form="surat_pengantar", head=head_facts(docket, head), found=found, at=output.made_at)


def _asked(docket: Docket, output: Output) -> Sequence[WorkItem]:
    """The work that this letter opened, at the agencies to which it goes."""
    opened = [item for item in docket.items if item.post is not None and item.opened_at == output.made_at]
    return [item for item in opened if docket.step_of(item).task == "rekomendasi"]


def _wishes(docket: Docket, asked: Sequence[WorkItem]) -> list[str]:
    names = [docket.step_of(item).name for item in asked]
    return [f"{name[:1].lower()}{name[1:]}" for name in dict.fromkeys(names)]
