from datetime import date, datetime

from django.db import transaction

from satupintu.calendar.models import SwapDay
from satupintu.calendar.scope import CalendarChange, Scope, check_local
from satupintu.calendar.versions import bump, lock_calendars
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


def withdraw_swap_day(*, scope: Scope, day: date, by: Actor, at: datetime) -> CalendarChange:
    """Make a swap day free again."""
    check_local(scope)
    with transaction.atomic():
        agencies = lock_calendars(scope)
        swap = SwapDay.objects.filter(scope.own, day=day, withdrawn_at__isnull=True).first()
        if swap is None:
            raise Refused("hari_pengganti_tidak_ada", f"Tanggal {day:%d-%m-%Y} bukan hari kerja pengganti.")
        swap.withdrawn_at = at
        swap.version += 1
        swap.save(update_fields=["withdrawn_at", "version"])
        bump(agencies)
        record(
            scope.chain,
            deed="hari_pengganti_dicabut",
            facts={"hari_pengganti": swap.id, "tanggal": day.isoformat()},
            by=by.signatory,
            at=at,
        )
        return CalendarChange(agencies=agencies, first=day, last=day)
