"""Surat pengembalian: everything to mend, said at once, each with its reason."""

from satupintu.cases.docket import Docket
from satupintu.cases.letters.head import Head, head_facts
from satupintu.cases.letters.sheet import Sheet
from satupintu.cases.letters.signing import signature_of_work
from satupintu.cases.models import Return
from satupintu.cases.queries.shown_returns import names_of

CLOCK_STANDS = "Hitungan waktu layanan berhenti sampai perbaikan Saudara kami terima."
CLOCK_RUNS = "Hitungan waktu layanan tetap berjalan selama perbaikan dikerjakan."


def returned(docket: Docket, made: Return) -> Sheet:
    day = docket.local_day(made.at)
    work = next(item for item in docket.items if item.pk == made.work_id)
    head = Head(
        title="Surat Pengembalian",
        agency=work.post.agency if work.post is not None else docket.case.agency,
        day=day,
        signature=signature_of_work(docket, work, made.by_id, on=day),
    )
    names = names_of(docket)
    found = {
        "ke": made.ordinal,
        "perbaikan": [
            {"nama": names.get((item.about, item.code), item.code), "alasan": item.reason}
            for item in made.items.order_by("id")
        ],
        "catatan": made.note or None,
        "jam": CLOCK_STANDS if _clock_stands(docket) else CLOCK_RUNS,
    }
    return Sheet(form="surat_pengembalian", head=head_facts(docket, head), found=found, at=made.at)


def _clock_stands(docket: Docket) -> bool:
    """While the file is with the applicant, by what the standard says of that step."""
    mending = [step for step in docket.standard.steps if step.task == "perbaiki"]
    return any(step.clock == "jeda" for step in mending)
