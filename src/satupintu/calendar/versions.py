import secrets
from collections.abc import Sequence

from django.db.models import F

from satupintu.calendar.models import CalendarVersion
from satupintu.calendar.scope import Scope
from satupintu.people.models import Agency


def lock_calendars(scope: Scope) -> tuple[int, ...]:
    """Lock the calendars of every agency in the scope, in one order, making those not there yet."""
    agencies = Agency.objects.order_by("id")
    if scope.region_id is not None:
        agencies = agencies.filter(region_id=scope.region_id)
    if scope.agency_id is not None:
        agencies = agencies.filter(id=scope.agency_id)
    known = list(agencies.values_list("id", "region_id"))
    CalendarVersion.objects.bulk_create(
        [CalendarVersion(agency_id=agency, region_id=region, stamp=_new_stamp()) for agency, region in known],
        ignore_conflicts=True,
    )
    ids = tuple(agency for agency, _ in known)
    locked = CalendarVersion.objects.select_for_update().filter(agency_id__in=ids).order_by("agency_id")
    return tuple(locked.values_list("agency_id", flat=True))


def bump(agencies: Sequence[int]) -> None:
    CalendarVersion.objects.filter(agency_id__in=agencies).update(number=F("number") + 1, stamp=_new_stamp())


def _new_stamp() -> str:
    return secrets.token_hex(8)
