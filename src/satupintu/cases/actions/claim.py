from datetime import datetime

from satupintu.cases.course import JUMPED, enter, jumped_queue, save
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.turn import check_turn
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def claim(*, work: int, by: Actor, at: datetime, seen: int | None = None, key: str = "") -> Case:
    """Take a file in hand, so that no colleague of the same post starts on it too."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    if by.post_id is None:
        raise Refused("bukan_petugas", "Hanya petugas yang dapat memegang berkas.")
    check_turn(docket, item)
    if item.claimed_by_id == by.user_id:
        return docket.case
    jumped = jumped_queue(item)
    item.claimed_by_id, item.claimed_at = by.user_id, docket.at
    item.version += 1
    item.save(update_fields=["claimed_by", "claimed_at", "version"])
    facts = {"langkah": item.step} | ({JUMPED: jumped} if jumped else {})
    enter(docket, deed="dipegang", facts=facts)
    save(docket)
    return docket.case
