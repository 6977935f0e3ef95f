from datetime import datetime

from django.db import transaction

from satupintu.people.actor import Actor
from satupintu.permits.authority import check_authority
from satupintu.permits.models import Permit, PermitEvent
from satupintu.permits.standing import check_basis, check_reason, check_seen, check_state, lock_permit, stand


def suspend_permit(
    *,
    region_id: int,
    permit_id: int,
    reason: str,
    legal_basis: str,
    by: Actor,
    at: datetime,
    decision: str = "",
    seen: int | None = None,
) -> Permit:
    """Take the permit out of force for a while; whoever checks the paper reads that and why."""
    with transaction.atomic():
        permit = lock_permit(permit_id, region_id)
        check_seen(permit, seen)
        check_suspendable(permit, by, reason=reason, legal_basis=legal_basis, decision=decision)
        return stand(
            permit,
            PermitEvent.Deed.SUSPENDED,
            reason=reason,
            legal_basis=legal_basis,
            decision=decision,
            by=by,
            at=at,
        )


def check_suspendable(permit: Permit, by: Actor, *, reason: str, legal_basis: str, decision: str) -> None:
    check_state(permit, Permit.State.IN_FORCE)
    check_authority(permit, by, decision=decision)
    check_reason(reason)
    check_basis(legal_basis)
