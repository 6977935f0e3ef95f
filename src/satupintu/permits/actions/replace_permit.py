from datetime import datetime

from django.db import transaction

from satupintu.people.actor import Actor
from satupintu.permits.authority import check_authority
from satupintu.permits.models import Permit, PermitEvent
from satupintu.permits.standing import check_reason, check_seen, check_state, lock_permit, stand
from satupintu.rules.errors import Refused


def replace_permit(
    *,
    region_id: int,
    permit_id: int,
    successor_id: int,
    reason: str,
    by: Actor,
    at: datetime,
    decision: str = "",
    seen: int | None = None,
) -> Permit:
    """Point from a permit to the one that stands in its place, where no application did so by itself."""
    with transaction.atomic():
        permit = lock_permit(permit_id, region_id)
        check_seen(permit, seen)
        successor = Permit.objects.filter(id=successor_id, region_id=region_id).first()
        check_replaceable(permit, by, successor=successor, reason=reason, decision=decision)
        return stand(
            permit,
            PermitEvent.Deed.REPLACED,
            reason=reason,
            decision=decision,
            other=successor,
            by=by,
            at=at,
        )


def check_replaceable(
    permit: Permit, by: Actor, *, successor: Permit | None, reason: str, decision: str
) -> None:
    check_state(permit, Permit.State.IN_FORCE, Permit.State.SUSPENDED)
    check_authority(permit, by, decision=decision)
    check_reason(reason)
    check_successor(permit, successor)


def check_successor(permit: Permit, successor: Permit | None) -> None:
    fit = (
        successor is not None
        and successor.pk != permit.pk
        and successor.state == Permit.State.IN_FORCE
        and successor.kind != Permit.Kind.REVOCATION
    )
    if not fit:
        raise Refused(
            "pengganti_tidak_sah",
            "Izin pengganti harus izin lain dari wilayah ini yang sedang berlaku. Periksa nomornya.",
        )
