from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.turn import check_at_hand
from satupintu.people.actor import Actor


@keyed
def release_claim(*, work: int, by: Actor, at: datetime, seen: int | None = None, key: str = "") -> Case:
    """Put a file back for any holder of the post."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_at_hand(docket, item)
    if item.claimed_by_id is None:
        return docket.case
    item.claimed_by_id = item.claimed_at = None
    item.version += 1
    item.save(update_fields=["claimed_by", "claimed_at", "version"])
    enter(docket, deed="dilepas", facts={"langkah": item.step})
    save(docket)
    return docket.case
