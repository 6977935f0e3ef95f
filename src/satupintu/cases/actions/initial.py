from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor


@keyed
def initial(
    *,
    work: int,
    outcome: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Put a paraf under the draft: one of a chain of superiors who read it before it is signed (L1)."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket,
        item,
        outcome,
        tasks=frozenset({"paraf"}),
        kinds=frozenset({"lanjut", "tidak_perlu"}),
        reason=reason,
    )
    course = write_outcome(docket, item, way, reason)
    return finish(course, deed="paraf", facts={"hasil": outcome, "langkah": item.step})
