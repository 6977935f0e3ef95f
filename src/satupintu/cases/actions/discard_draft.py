from datetime import datetime

from satupintu.cases.counter import close_visit
from satupintu.cases.course import end_case, enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Answer, Case, CounterVisit, Paper
from satupintu.cases.opening import first_open, open_docket
from satupintu.cases.turn import check_pen
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def discard_draft(*, ref: str, by: Actor, at: datetime, key: str = "") -> Case:
    """Throw one's own draft away: its answers and papers are erased, and of the case only its journal and its row stay."""
    docket = open_docket(ref=ref, by=by, at=at)
    check_discardable(docket)
    Answer.objects.filter(case=docket.case).delete()
    Paper.objects.filter(case=docket.case).delete()
    close_visit(docket, CounterVisit.Result.LEFT)
    end_case(docket, Case.State.WITHDRAWN)
    enter(docket, deed="draf_dibuang", facts={})
    save(docket)
    return docket.case


def check_discardable(docket: Docket) -> None:
    if docket.case.state != Case.State.DRAFT:
        raise Refused(
            "bukan_draf",
            "Permohonan ini sudah diajukan sehingga tidak dapat dibuang; Anda dapat menariknya di halaman permohonan.",
        )
    check_pen(docket, first_open(docket, {"ajukan"}))
