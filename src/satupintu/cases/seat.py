"""Whether an officer still sits where he says: a page may have stood open since before his time ended."""

from datetime import datetime

from satupintu.cases.docket import Docket
from satupintu.people.actor import Actor
from satupintu.people.queries import act_as


def check_seat(docket: Docket, by: Actor, *, at: datetime | None = None) -> None:
    """The post, or the decree and its services, on the day of the deed; applicants and the system have none."""
    if by.user_id is not None and by.post_id is not None:
        act_as(by.user_id, by.post_id, at=at or docket.at, service=docket.standard.service.code)
