from datetime import date, datetime

from django.db import transaction

from satupintu.calendar.models import SwapDay
from satupintu.calendar.scope import CalendarChange, Scope, check_local
from satupintu.calendar.versions import bump, lock_calendars
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


def set_swap_day(*, scope: Scope, day: date, basis: str, by: Actor, at: datetime) -> CalendarChange:
    """Work on a day that is normally free, in exchange for another."""
    region_id = check_local(scope)
    with transaction.atomic():
        agencies = lock_calendars(scope)
        if not basis.strip():
            raise Refused(
                "dasar_hari_pengganti_wajib", "Sebutkan dasar hari kerja pengganti: nomor dan tanggalnya."
            )
        if SwapDay.objects.filter(scope.own, day=day, withdrawn_at__isnull=True).exists():
            raise Refused(
                "hari_pengganti_sudah_ada",
                f"Tanggal {day:%d-%m-%Y} sudah ditetapkan sebagai hari kerja pengganti.",
            )
        swap = SwapDay.objects.create(
            region_id=region_id, agency_id=scope.agency_id, day=day, basis=basis.strip()
        )
        bump(agencies)
        record(
            scope.chain,
            deed="hari_pengganti_ditetapkan",
            facts={"hari_pengganti": swap.id, "tanggal": day.isoformat()},
            by=by.signatory,
            at=at,
        )
        return CalendarChange(agencies=agencies, first=day, last=day)
