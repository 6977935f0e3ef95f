from datetime import date, datetime

from django.db import transaction

from satupintu.calendar.models import CalendarVersion
from satupintu.calendar.scope import CalendarChange, Scope
from satupintu.calendar.versions import bump, lock_calendars
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor


def set_cuti_bersama(*, scope: Scope, stops: bool, by: Actor, at: datetime) -> CalendarChange | None:
    """Decide whether cuti bersama stops the clock (C3: a region's own policy). None: it was so already."""
    with transaction.atomic():
        agencies = lock_calendars(scope)
        other = CalendarVersion.objects.filter(agency_id__in=agencies).exclude(cuti_bersama_stops=stops)
        moved = tuple(other.order_by("agency_id").values_list("agency_id", flat=True))
        if not moved:
            return None
        other.update(cuti_bersama_stops=stops)
        bump(moved)
        record(
            scope.chain,
            deed="cuti_bersama_diatur",
            facts={"menghentikan": stops},
            by=by.signatory,
            at=at,
        )
        return CalendarChange(agencies=moved, first=date.min, last=None)
