from datetime import datetime

from satupintu.cases.counter import Arrival, begin_visit, check_arrival
from satupintu.cases.course import enter, save
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import first_open, open_docket
from satupintu.cases.turn import check_pen
from satupintu.people.actor import Actor


@keyed
def resume_at_counter(*, ref: str, arrival: Arrival, by: Actor, at: datetime, key: str = "") -> Case:
    """He is back, with what was missing: the draft goes on, and he agrees anew."""
    docket = open_docket(ref=ref, by=by, at=at)
    check_pen(docket, first_open(docket, {"ajukan", "perbaiki"}))
    check_arrival(arrival, docket.region.code)
    visit = begin_visit(docket, arrival)
    enter(docket, deed="dilayani_di_loket", facts={"kunjungan_loket": visit.pk, "persetujuan": visit.consent})
    save(docket)
    return docket.case
