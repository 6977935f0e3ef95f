from collections.abc import Sequence
from datetime import date
from typing import get_args

from django.db.models import Q, QuerySet

from satupintu.calendar.models import CalendarVersion, Holiday, Hours, RegisterYear, SwapDay
from satupintu.calendar.scope import Scope
from satupintu.calendar.week import from_stored
from satupintu.people.models import Agency
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import DayOff, DayOffKind, Season, SeasonKind, WorkCalendar
from satupintu.statements.reading import reading

_KINDS: dict[str, DayOffKind] = {kind: kind for kind in get_args(DayOffKind)}

# Per process and agency the newest calendar only; the stamp tells whether it still holds.
_known: dict[int, tuple[str, WorkCalendar]] = {}


def work_calendar(agency_id: int) -> WorkCalendar:
    """Compute when the agency works; one small query as long as nothing was decreed since."""
    found = _version(agency_id)
    if not found:
        return _without_version(agency_id)
    ((stamp, cuti_bersama_stops, region_id, zone),) = found
    known = _known.get(agency_id)
    if known is not None and known[0] == f"{stamp} {zone}":
        return known[1]
    scope = Scope(region_id=region_id, agency_id=agency_id)
    calendar = _compute(scope, zone=zone, cuti_bersama_stops=cuti_bersama_stops)
    _known[agency_id] = (f"{stamp} {zone}", calendar)
    return calendar


@reading
def _version(agency: int) -> QuerySet[CalendarVersion, tuple[str, bool, int, str]]:
    return CalendarVersion.objects.filter(agency=agency).values_list(
        "stamp", "cuti_bersama_stops", "agency__region_id", "agency__region__zone"
    )


def _without_version(agency_id: int) -> WorkCalendar:
    """Never kept: nothing would tell that it has changed."""
    region_id, zone = Agency.objects.values_list("region_id", "region__zone").get(id=agency_id)
    return _compute(Scope(region_id=region_id, agency_id=agency_id), zone=zone, cuti_bersama_stops=True)


def _compute(scope: Scope, *, zone: str, cuti_bersama_stops: bool) -> WorkCalendar:
    seasons = _seasons(scope)
    if not seasons:
        raise Refused(
            "jam_kerja_belum_diatur",
            "Jam kerja instansi ini belum diatur, sehingga tenggat tidak dapat dihitung. Isi jam kerja pada berkas daerah.",
        )
    return WorkCalendar(
        zone=zone,
        seasons=seasons,
        days_off=_days_off(scope),
        swap_days=_swap_days(scope),
        cuti_bersama_stops=cuti_bersama_stops,
        loaded_years=frozenset(RegisterYear.objects.values_list("year", flat=True)),
    )


def _own_or_region(scope: Scope) -> Q:
    return Q(region_id=scope.region_id) & (Q(agency__isnull=True) | Q(agency_id=scope.agency_id))


def _days_off(scope: Scope) -> dict[date, DayOff]:
    rows = Holiday.objects.filter(
        Q(region__isnull=True) | _own_or_region(scope), withdrawn_at__isnull=True
    ).order_by("day")
    standing: dict[date, Holiday] = {}
    for row in rows:
        if row.day not in standing or _width(row) < _width(standing[row.day]):
            standing[row.day] = row
    return {
        day: DayOff(name=row.name, kind=_KINDS[row.kind], basis=row.basis)
        for day, row in standing.items()
        if not row.worked
    }


def _width(row: Holiday) -> int:
    """0 for an agency's row, 1 for a region's, 2 for the nation's: the narrowest stands."""
    return (row.agency_id is None) + (row.region_id is None)


def _seasons(scope: Scope) -> tuple[Season, ...]:
    """An agency with hours of its own of one kind does not follow the region's of that kind."""
    rows = list(Hours.objects.filter(_own_or_region(scope)).order_by("starts"))
    chosen: list[Season] = []
    for kind in get_args(SeasonKind):
        of_kind = [row for row in rows if row.kind == kind]
        own = [row for row in of_kind if row.agency_id is not None]
        chosen += [_season(row, kind) for row in own or of_kind]
    return tuple(chosen)


def _season(row: Hours, kind: SeasonKind) -> Season:
    return Season(starts=row.starts, ends=row.ends, week=from_stored(row.week), kind=kind, basis=row.basis)


def _swap_days(scope: Scope) -> dict[date, str]:
    rows = SwapDay.objects.filter(_own_or_region(scope), withdrawn_at__isnull=True)
    # The agency's own basis is written last and stands.
    ordered = sorted(rows, key=lambda row: row.agency_id is not None)
    return {row.day: row.basis for row in ordered}


def holidays_in_force(scope: Scope, *, first: date, last: date) -> Sequence[Holiday]:
    """Rows that concern the scope, wider ones included, for a page that shows and mends the calendar."""
    return list(
        Holiday.objects.filter(
            Q(region__isnull=True) | _own_or_region(scope),
            withdrawn_at__isnull=True,
            day__range=(first, last),
        ).order_by("day", "id")
    )


def hours_kept(region_id: int) -> Sequence[Hours]:
    """The region's and its agencies' own, the newest first."""
    return list(Hours.objects.filter(region_id=region_id).order_by("agency_id", "kind", "-starts"))


def swap_days_ahead(region_id: int, on: date) -> Sequence[SwapDay]:
    rows = SwapDay.objects.filter(region_id=region_id, day__gte=on, withdrawn_at__isnull=True)
    return list(rows.order_by("day", "id"))


def keeps_joint_leave(region_id: int) -> dict[int, bool]:
    """By agency, whether cuti bersama stops its clock."""
    rows = CalendarVersion.objects.filter(region_id=region_id)
    return dict(rows.values_list("agency_id", "cuti_bersama_stops"))
