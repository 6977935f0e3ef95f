from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from satupintu.people.models import Region
from satupintu.people.queries import system_actor
from satupintu.people.tenures import local_day
from satupintu.permits.models import Permit, PermitEvent
from satupintu.permits.standing import lock_permit, stand
from satupintu.rules.worktime.words import say_date

RUNNING = (Permit.State.IN_FORCE, Permit.State.SUSPENDED)
AT_A_TIME = 500


def expire_permits(*, at: datetime) -> int:
    """Let expire what has had its last day, by the calendar of its own region; a short transaction for each."""
    return sum(_expire(permit_id, region, at) for region, permit_id in _run_out(at))


def _run_out(at: datetime) -> Iterator[tuple[Region, int]]:
    for region in Region.objects.order_by("id"):
        today = local_day(at, region.zone)
        due = Permit.objects.filter(region=region, state__in=RUNNING, valid_until__lt=today)
        for permit_id in due.order_by("id").values_list("id", flat=True).iterator(AT_A_TIME):
            yield region, permit_id


def _expire(permit_id: int, region: Region, at: datetime) -> bool:
    with transaction.atomic():
        permit = lock_permit(permit_id, region.pk)
        last = permit.valid_until
        if permit.state not in RUNNING or last is None or last >= local_day(at, region.zone):
            return False
        reason = f"Masa berlaku berakhir pada {say_date(last)}."
        stand(permit, PermitEvent.Deed.EXPIRED, reason=reason, by=system_actor(), at=at)
        return True
