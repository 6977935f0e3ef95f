from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.permit_of import check_in_force
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor


@keyed
def publish_permit(
    *,
    work: int,
    outcome: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Publish the signed permit; a person or the system may do it where the standard says so (N-34)."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket, item, outcome, tasks=frozenset({"terbitkan"}), kinds=frozenset({"lanjut"}), reason=reason
    )
    check_in_force(docket)
    course = write_outcome(docket, item, way, reason)
    return finish(course, deed="terbitkan", facts={"hasil": outcome, "izin": docket.case.permit_id})
