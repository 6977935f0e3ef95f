from collections.abc import Sequence
from datetime import datetime

from satupintu.cases.actions.return_for_correction import Defect, check_defects
from satupintu.cases.counter import open_visit
from satupintu.cases.course import enter, save
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, CounterVisit
from satupintu.cases.opening import first_open, open_docket
from satupintu.cases.queries.shown_returns import names_of
from satupintu.cases.turn import check_pen
from satupintu.people.actor import Actor


@keyed
def hand_back_at_counter(
    *, ref: str, defects: Sequence[Defect], by: Actor, at: datetime, note: str = "", key: str = ""
) -> Case:
    """Give an incomplete file back on the spot, with a list to take home: no number, no clock, the draft stays."""
    docket = open_docket(ref=ref, by=by, at=at)
    check_pen(docket, first_open(docket, {"ajukan"}))
    visit = open_visit(docket)
    check_defects(docket, defects)
    names = names_of(docket)
    visit.defects = [
        {
            "about": defect.about,
            "code": defect.code,
            "name": names[defect.about, defect.code],
            "reason": defect.reason.strip(),
        }
        for defect in defects
    ]
    visit.note = note.strip()
    visit.result, visit.closed_at = CounterVisit.Result.HANDED_BACK, docket.at
    visit.save(update_fields=["defects", "note", "result", "closed_at"])
    facts = {"kunjungan_loket": visit.pk, "perbaikan": [defect.code for defect in defects]}
    enter(docket, deed="dikembalikan_di_tempat", facts=facts)
    save(docket)
    return docket.case
