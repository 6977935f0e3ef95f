from datetime import date, datetime

from django.db import transaction

from satupintu.calendar.models import Holiday
from satupintu.calendar.scope import CalendarChange, Scope
from satupintu.calendar.versions import bump, lock_calendars
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


def decree_holiday(
    *,
    scope: Scope,
    day: date,
    name: str,
    kind: Holiday.Kind,
    basis: str,
    by: Actor,
    at: datetime,
    source: str = "",
    worked: bool = False,
) -> CalendarChange:
    """Declare a day off; with `worked` a day that this scope works although a wider decree closes it.

    A decree may come after its day: the change tells which days to compute again.
    """
    with transaction.atomic():
        agencies = lock_calendars(scope)
        check_decree(scope, day=day, basis=basis, worked=worked)
        holiday = Holiday.objects.create(
            region_id=scope.region_id,
            agency_id=scope.agency_id,
            day=day,
            name=name,
            kind=kind,
            worked=worked,
            basis=basis,
            source=source,
            decreed_at=at,
        )
        bump(agencies)
        record(
            scope.chain,
            deed="libur_dikecualikan" if worked else "libur_ditetapkan",
            facts={"libur": holiday.id, "tanggal": day.isoformat(), "jenis": kind},
            by=by.signatory,
            at=at,
        )
        return CalendarChange(agencies=agencies, first=day, last=day)


def check_decree(scope: Scope, *, day: date, basis: str, worked: bool) -> None:
    if not basis.strip():
        raise Refused(
            "dasar_libur_wajib", "Sebutkan dasar penetapan hari libur: keputusan, nomor dan tanggalnya."
        )
    if worked and scope.region_id is None:
        raise Refused(
            "pengecualian_harus_daerah",
            "Hanya daerah atau instansi yang dapat tetap bekerja pada hari libur.",
        )
    standing = Holiday.objects.filter(scope.own, day=day, withdrawn_at__isnull=True).first()
    if standing is not None:
        raise Refused(
            "libur_sudah_ditetapkan",
            f"Tanggal {day:%d-%m-%Y} sudah ditetapkan sebagai {standing.name}. Cabut dahulu bila hendak diganti.",
        )
