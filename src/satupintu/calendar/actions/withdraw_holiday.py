from datetime import date, datetime

from django.db import transaction

from satupintu.calendar.models import Holiday
from satupintu.calendar.scope import CalendarChange, Scope
from satupintu.calendar.versions import bump, lock_calendars
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


def withdraw_holiday(*, scope: Scope, day: date, basis: str, by: Actor, at: datetime) -> CalendarChange:
    """Take back the scope's own decree for a day; what a wider scope decreed for it shows again."""
    with transaction.atomic():
        agencies = lock_calendars(scope)
        holiday = Holiday.objects.filter(scope.own, day=day, withdrawn_at__isnull=True).first()
        if holiday is None:
            raise Refused(
                "libur_tidak_ada",
                f"Tidak ada penetapan sendiri untuk tanggal {day:%d-%m-%Y}. Untuk tetap bekerja pada libur nasional, "
                "tetapkan hari itu sebagai hari kerja.",
            )
        if not basis.strip():
            raise Refused(
                "dasar_libur_wajib", "Sebutkan dasar pencabutan hari libur: keputusan, nomor dan tanggalnya."
            )
        holiday.withdrawn_at = at
        holiday.withdrawn_basis = basis.strip()
        holiday.version += 1
        holiday.save(update_fields=["withdrawn_at", "withdrawn_basis", "version"])
        bump(agencies)
        record(
            scope.chain,
            deed="libur_dicabut",
            facts={"libur": holiday.id, "tanggal": day.isoformat()},
            by=by.signatory,
            at=at,
        )
        return CalendarChange(agencies=agencies, first=day, last=day)
