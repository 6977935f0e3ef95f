"""What a region's file fills first and an administrator may change afterwards: series, hours, days off (ADR 0017)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import QuerySet

from satupintu.calendar.actions.decree_holiday import decree_holiday
from satupintu.calendar.actions.set_hours import same_hours, set_hours
from satupintu.calendar.actions.set_swap_day import set_swap_day
from satupintu.calendar.models import Holiday, Hours, SwapDay
from satupintu.calendar.scope import CalendarChange, Scope, scope_of
from satupintu.calendar.week import to_stored
from satupintu.people.actor import Actor
from satupintu.people.models import Agency, Region
from satupintu.permits.actions.set_pattern import set_pattern
from satupintu.permits.models import NumberPattern
from satupintu.rules.standard.model.region import (
    CalendarFile,
    HoursPart,
    LocalHoliday,
    NumberSeries,
    RegionFile,
    SwapPart,
)
from satupintu.rules.worktime.calendar import Season
from satupintu.rules.worktime.table import read_week


@dataclass
class LayingDown:
    """One filling from the files; `stays` says what was left as it is although the file has it otherwise."""

    region: Region
    by: Actor
    at: datetime
    overwrite: bool = False
    """Take the file's word against an administrator's too."""
    stays: list[str] = field(default_factory=list)
    changes: list[CalendarChange] = field(default_factory=list)
    """What moves due dates."""

    def series(self, file: RegionFile, agencies: Mapping[str, Agency]) -> None:
        for part in file.agencies:
            for one in part.series:
                self._pattern(agencies[part.code], one)

    def calendar(self, file: CalendarFile, agencies: Mapping[str, Agency]) -> None:
        for hours in file.hours:
            self._hours(agencies[hours.agency], hours)
        for holiday in file.holidays:
            self._holiday(agencies[holiday.agency] if holiday.agency else None, holiday)
        for swap in file.swaps:
            self._swap(agencies[swap.agency], swap)

    def _pattern(self, agency: Agency, one: NumberSeries) -> None:
        row = NumberPattern.objects.filter(agency=agency, code=one.code).first()
        same = row is not None and (row.pattern, row.unit) == (one.pattern, one.unit)
        if row is not None and not same and not row.from_file and not self.overwrite:
            self._stays(f"Pola nomor {one.code} {agency.name}: «{row.pattern}»; dalam berkas «{one.pattern}»")
            return
        if not same:
            set_pattern(
                agency=agency,
                series=one.code,
                pattern=one.pattern,
                unit=one.unit,
                by=self.by,
                at=self.at,
                from_file=True,
            )

    def _hours(self, agency: Agency, hours: HoursPart) -> None:
        season = Season(hours.starts, hours.ends, read_week(dict(hours.week)), hours.kind)
        scope = scope_of(self.region, agency)
        row = Hours.objects.filter(scope.own, kind=season.kind, starts=season.starts).first()
        wanted = Hours(ends=season.ends, week=to_stored(season.week), basis=hours.basis)
        if row is not None and not same_hours(row, wanted) and not row.from_file and not self.overwrite:
            self._stays(
                f"Jam kerja {season.kind} {agency.name} mulai {season.starts:%d-%m-%Y}: dasar «{row.basis}»; dalam berkas "
                f"«{hours.basis}»"
            )
            return
        change = set_hours(
            scope=scope, season=season, basis=hours.basis, by=self.by, at=self.at, from_file=True
        )
        if change is not None:
            self.changes.append(change)

    def _holiday(self, agency: Agency | None, holiday: LocalHoliday) -> None:
        scope = scope_of(self.region, agency)
        if self._is_there(
            Holiday.objects.filter(scope.own, day=holiday.day), holiday.day, f"Hari libur {holiday.name}"
        ):
            return
        self.changes.append(
            decree_holiday(
                scope=scope,
                day=holiday.day,
                name=holiday.name,
                kind=Holiday.Kind(holiday.kind),
                basis=holiday.basis or "berkas kalender wilayah",
                by=self.by,
                at=self.at,
            )
        )

    def _swap(self, agency: Agency, swap: SwapPart) -> None:
        scope: Scope = scope_of(self.region, agency)
        if self._is_there(SwapDay.objects.filter(scope.own, day=swap.day), swap.day, "Hari kerja pengganti"):
            return
        self.changes.append(set_swap_day(scope=scope, day=swap.day, basis=swap.basis, by=self.by, at=self.at))

    def _is_there(self, rows: QuerySet[Holiday] | QuerySet[SwapDay], day: date, what: str) -> bool:
        """One that an administrator has withdrawn does not come back by itself."""
        if rows.filter(withdrawn_at__isnull=True).exists():
            return True
        if self.overwrite or not rows.exists():
            return False
        self._stays(f"{what} {day:%d-%m-%Y}: sudah dicabut; dalam berkas masih ada")
        return True

    def _stays(self, sentence: str) -> None:
        self.stays.append(sentence)
