from datetime import datetime

from django.db import transaction

from satupintu.cases.look import look_at
from satupintu.cases.models import Message
from satupintu.cases.thread import check_own_agency, is_applicant
from satupintu.people.actor import Actor


@transaction.atomic
def read_thread(*, ref: str, by: Actor, at: datetime) -> int:
    """Mark what the other side wrote as read, and say how many that were.

    A mark and no deed: it neither locks the case nor moves its version, so that nobody's open page goes stale.
    """
    docket = look_at(ref=ref, actors=[by], at=at)[0]
    if not is_applicant(by):
        check_own_agency(docket)
    unread = Message.objects.filter(
        case=docket.case, from_applicant=not is_applicant(by), read_at__isnull=True
    )
    return unread.update(read_at=docket.at, read_by=by.user_id)
