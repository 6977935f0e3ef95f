from datetime import datetime

from django.db import transaction

from satupintu.people.actor import Actor
from satupintu.permits.authority import check_authority
from satupintu.permits.models import Permit, PermitEvent
from satupintu.permits.standing import check_reason, check_seen, check_state, lock_permit, stand


def resume_permit(
    *,
    region_id: int,
    permit_id: int,
    reason: str,
    by: Actor,
    at: datetime,
    decision: str = "",
    seen: int | None = None,
) -> Permit:
    """End a suspension: the same paper is in force again."""
    with transaction.atomic():
        permit = lock_permit(permit_id, region_id)
        check_seen(permit, seen)
        check_resumable(permit, by, reason=reason, decision=decision)
        return stand(permit, PermitEvent.Deed.RESUMED, reason=reason, decision=decision, by=by, at=at)


def check_resumable(permit: Permit, by: Actor, *, reason: str, decision: str) -> None:
    check_state(permit, Permit.State.SUSPENDED)
    check_authority(permit, by, decision=decision)
    check_reason(reason)
