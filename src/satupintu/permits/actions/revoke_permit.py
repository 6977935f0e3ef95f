from datetime import datetime

from django.db import transaction

from satupintu.people.actor import Actor
from satupintu.permits.authority import check_authority
from satupintu.permits.models import Permit, PermitEvent
from satupintu.permits.standing import check_basis, check_reason, check_seen, check_state, lock_permit, stand


def revoke_permit(
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
    """End the permit for good; the paper and its row stay visible as revoked."""
    with transaction.atomic():
        permit = lock_permit(permit_id, region_id)
        check_seen(permit, seen)
        check_revocable(permit, by, reason=reason, legal_basis=legal_basis, decision=decision)
        return stand(
            permit,
            PermitEvent.Deed.REVOKED,
            reason=reason,
            legal_basis=legal_basis,
            decision=decision,
            by=by,
            at=at,
        )


def check_revocable(permit: Permit, by: Actor, *, reason: str, legal_basis: str, decision: str) -> None:
    check_state(permit, Permit.State.IN_FORCE, Permit.State.SUSPENDED)
    check_authority(permit, by, decision=decision)
    check_reason(reason)
    check_basis(legal_basis)
