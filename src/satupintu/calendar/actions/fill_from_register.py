from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from satupintu.calendar.models import Holiday, RegisterYear
from satupintu.calendar.register import RegisterRow
from satupintu.calendar.scope import NATION, CalendarChange
from satupintu.calendar.versions import bump, lock_calendars
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


def fill_from_register(
    *, year: int, rows: Sequence[RegisterRow], basis: str, source: str, by: Actor, at: datetime
) -> CalendarChange | None:
    """Make the nation's days off of one year equal to the decree; asking again changes nothing.

    The change spans the whole year when the year was not loaded before: its deadlines are no longer unsure.
    """
    wanted = {row.day: row for row in rows}
    check_register(year, rows, wanted)
    with transaction.atomic():
        agencies = lock_calendars(NATION)
        known = {
            row.day: row
            for row in Holiday.objects.filter(region__isnull=True, day__year=year, withdrawn_at__isnull=True)
        }
        _, fresh = RegisterYear.objects.update_or_create(
            year=year,
            defaults={"basis": basis, "source": source},
            create_defaults={"basis": basis, "source": source, "filled_at": at},
        )
        moved = _days_that_differ(known, wanted)
        if not fresh and not moved:
            return None
        Holiday.objects.filter(id__in=[known[day].id for day in moved if day in known]).update(
            withdrawn_at=at, withdrawn_basis=basis
        )
        Holiday.objects.bulk_create(
            [_holiday(wanted[day], basis=basis, source=source, at=at) for day in moved if day in wanted]
        )
        bump(agencies)
        record(
            NATION.chain,
            deed="libur_nasional_dimuat",
            facts={"tahun": year, "berubah": [day.isoformat() for day in moved]},
            by=by.signatory,
            at=at,
        )
        if fresh:
            return CalendarChange(agencies=agencies, first=date(year, 1, 1), last=date(year, 12, 31))
        return CalendarChange(agencies=agencies, first=moved[0], last=moved[-1])


def check_register(year: int, rows: Sequence[RegisterRow], by_day: Mapping[date, RegisterRow]) -> None:
    if not rows:
        raise Refused(
            "daftar_libur_kosong", f"Daftar libur {year} kosong. Muat SKB tiga menteri untuk tahun itu."
        )
    if len(by_day) != len(rows):
        raise Refused(
            "daftar_libur_ganda", f"Daftar libur {year} memuat satu tanggal dua kali; gabungkan namanya."
        )
    strange = sorted(day for day in by_day if day.year != year)
    if strange:
        raise Refused(
            "daftar_libur_tahun_lain",
            f"Daftar libur {year} memuat tanggal tahun lain: {strange[0]:%d-%m-%Y}.",
        )


def _days_that_differ(known: Mapping[date, Holiday], wanted: Mapping[date, RegisterRow]) -> list[date]:
    return sorted(
        day
        for day in known.keys() | wanted.keys()
        if day not in known
        or day not in wanted
        or (known[day].name, known[day].kind) != (wanted[day].name, wanted[day].kind)
    )


def _holiday(row: RegisterRow, *, basis: str, source: str, at: datetime) -> Holiday:
    return Holiday(day=row.day, name=row.name, kind=row.kind, basis=basis, source=source, decreed_at=at)
