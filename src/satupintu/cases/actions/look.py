from datetime import datetime

from django.db import transaction

from satupintu.cases.looks import looks_chain
from satupintu.cases.models import Case, CaseView
from satupintu.cases.opening import unknown_case
from satupintu.cases.reach import within_reach
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor


@transaction.atomic
def look(*, ref: str, by: Actor, at: datetime) -> bool:
    """Write down that an officer opened the page of a case; once per person and hour, and never of the applicant's own.

    Says whether this look was written. The case's own row is neither locked nor changed: looking is no deed on it.
    """
    case = within_reach(Case.objects.filter(ref=ref), by, at=at).first()
    if case is None:
        raise unknown_case()
    if by.user_id is None or by.post_id is None:
        return False
    hour = at.replace(minute=0, second=0, microsecond=0)
    _, first = CaseView.objects.get_or_create(
        case=case,
        user_id=by.user_id,
        hour=hour,
        defaults={"region_id": case.region_id, "post_id": by.post_id, "at": at},
    )
    if first:
        record(looks_chain(ref), deed="dilihat", facts={"jam": hour.isoformat()}, by=by.signatory, at=at)
    return first
