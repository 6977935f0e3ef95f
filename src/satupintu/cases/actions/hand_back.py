from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.signature import check_not_signing
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor
from satupintu.rules.procedure.permission import check_reason


@keyed
def hand_back(
    *, work: int, outcome: str, by: Actor, at: datetime, reason: str, seen: int | None = None, key: str = ""
) -> Case:
    """Send the file back to an earlier officer; the applicant's clock goes on."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(docket, item, outcome, tasks=frozenset(), kinds=frozenset({"mundur"}), reason=reason)
    check_reason(way.label, required=True, reason=reason)
    check_not_signing(docket)
    course = write_outcome(docket, item, way, reason)
    return finish(course, deed="mundur", facts={"hasil": outcome, "langkah": item.step})
