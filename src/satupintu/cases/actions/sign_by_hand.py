from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.frozen import check_unchanged
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.permit_of import permit_of
from satupintu.cases.turn import check_turn, check_way
from satupintu.cases.typesetting import check_named
from satupintu.people.actor import Actor


@keyed
def sign_by_hand(
    *, work: int, outcome: str, by: Actor, at: datetime, seen: int | None = None, key: str = ""
) -> Case:
    """The signer says that he has signed the printed paper; its scan is registered at a later step."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket, item, outcome, tasks=frozenset({"tanda_tangan_basah"}), kinds=frozenset({"lanjut"}), reason=""
    )
    permit = permit_of(docket)
    check_unchanged(docket, permit)
    check_named(docket, permit)
    course = write_outcome(docket, item, way)
    return finish(course, deed="tanda_tangan_basah", facts={"hasil": outcome, "izin": permit.pk})
