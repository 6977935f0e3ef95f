from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.permit_of import check_printable
from satupintu.cases.printing import PRINT, times_printed
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor


@keyed
def print_permit(
    *,
    work: int,
    outcome: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Print the signed permit; a print is a copy, the file is the original (F5)."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket, item, outcome, tasks=frozenset({"cetak"}), kinds=frozenset({"lanjut"}), reason=reason
    )
    check_printable(docket)
    course = write_outcome(docket, item, way, reason)
    if not times_printed(docket):
        add_output(docket, item, kind=PRINT, facts={"ke": 1, "alasan": ""})
    return finish(course, deed="cetak", facts={"hasil": outcome, "izin": docket.case.permit_id})
