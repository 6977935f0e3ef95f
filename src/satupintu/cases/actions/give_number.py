from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.permit_of import number_permit
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor


@keyed
def give_number(
    *,
    work: int,
    outcome: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Give the permit its number and freeze the bytes that carry it."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket, item, outcome, tasks=frozenset({"beri_nomor"}), kinds=frozenset({"lanjut"}), reason=reason
    )
    course = write_outcome(docket, item, way, reason)
    number = number_permit(docket, item.step)
    return finish(course, deed="beri_nomor", facts={"hasil": outcome, "nomor": number.pk})
