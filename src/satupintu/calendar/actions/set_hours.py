from datetime import datetime

from django.db import transaction

from satupintu.calendar.models import Hours
from satupintu.calendar.scope import CalendarChange, Scope, check_local
from satupintu.calendar.versions import bump, lock_calendars
from satupintu.calendar.week import to_stored
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import Season


def set_hours(
    *, scope: Scope, season: Season, basis: str, by: Actor, at: datetime, from_file: bool = False
) -> CalendarChange | None:
    """Set opening hours from a date on; hours of the same kind and start are replaced. None: nothing changed."""
    region_id = check_local(scope)
    check_season(season)
    wanted = Hours(
        region_id=region_id,
        agency_id=scope.agency_id,
        kind=season.kind,
        starts=season.starts,
        ends=season.ends,
        week=to_stored(season.week),
        basis=basis,
        from_file=from_file,
    )
    with transaction.atomic():
        agencies = lock_calendars(scope)
        known = Hours.objects.filter(scope.own, kind=season.kind, starts=season.starts).first()
        if known is not None and same_hours(known, wanted):
            return None
        last = season.ends
        if known is not None:
            # The replaced hours may have reached further than the new ones.
            last = None if known.ends is None or last is None else max(known.ends, last)
            wanted.id = known.id
            wanted.version = known.version + 1
        wanted.save()
        bump(agencies)
        record(
            scope.chain,
            deed="jam_kerja_ditetapkan",
            facts={"jam": wanted.id, "jenis": season.kind, "mulai": season.starts.isoformat()},
            by=by.signatory,
            at=at,
        )
        return CalendarChange(agencies=agencies, first=season.starts, last=last)


def check_season(season: Season) -> None:
    if season.kind == "ramadan" and season.ends is None:
        raise Refused("ramadan_tanpa_akhir", "Isi tanggal akhir jam kerja Ramadan sesuai hasil sidang isbat.")


def same_hours(known: Hours, wanted: Hours) -> bool:
    return (known.ends, known.week, known.basis) == (wanted.ends, wanted.week, wanted.basis)
