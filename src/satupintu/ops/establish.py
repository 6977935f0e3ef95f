"""From the shelf of files into the database: region, posts, hours, series, standards and their words. Safe to repeat."""

from collections.abc import Iterable
from datetime import date, datetime

from satupintu.calendar.actions.decree_holiday import decree_holiday
from satupintu.calendar.actions.fill_from_register import fill_from_register
from satupintu.calendar.actions.set_hours import set_hours
from satupintu.calendar.actions.set_swap_day import set_swap_day
from satupintu.calendar.models import Holiday, SwapDay
from satupintu.calendar.register import SOURCE, rows_from_package
from satupintu.calendar.scope import Scope, scope_of
from satupintu.catalogue.actions.publish import publish
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard
from satupintu.notices.actions.register_template import register_template
from satupintu.people.actions.establish_region import establish_region
from satupintu.people.actor import Actor
from satupintu.people.models import Agency, Region
from satupintu.people.plans import AgencyPlan, PostPlan, RegionPlan
from satupintu.permits.actions.set_pattern import set_pattern
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.region import CalendarFile, RegionFile
from satupintu.rules.worktime.calendar import Season
from satupintu.rules.worktime.table import read_week

BASIS = "SKB tiga menteri tentang hari libur nasional dan cuti bersama"


def establish(shelved: ShelvedRegion, *, by: Actor, at: datetime) -> Region:
    """A whole region with every standard on its shelf, each under its printed decree."""
    region = establish_files(shelved.region, shelved.calendar, by=by, at=at)
    for standard in shelved.standards:
        publish_shelved(region, shelved.region, standard, by=by, at=at)
    return region


def establish_files(file: RegionFile, calendar: CalendarFile, *, by: Actor, at: datetime) -> Region:
    region = establish_region(_plan(file), by=by, at=at)
    agencies = {agency.code: agency for agency in Agency.objects.filter(region=region)}
    for part in file.agencies:
        for series in part.series:
            set_pattern(
                agency=agencies[part.code],
                series=series.code,
                pattern=series.pattern,
                unit=series.unit,
                by=by,
                at=at,
            )
    _keep_calendar(region, agencies, calendar, by=by, at=at)
    return region


def publish_shelved(
    region: Region,
    file: RegionFile,
    shelved: ShelvedStandard,
    *,
    by: Actor,
    at: datetime,
    decree_number: str = "",
    decree_date: date | None = None,
) -> StandardVersion:
    """Publish with the decree given, or with the one that the file itself prints."""
    standard = shelved.read.standard
    version = publish(
        region=region,
        read=shelved.read,
        source=shelved.file,
        templates=shelved.templates,
        region_file=file,
        decree_number=decree_number or standard.enactment.number or "tanpa nomor tercetak",
        decree_date=decree_date or standard.enactment.day or standard.effective,
        by=by,
        at=at,
    )
    for code, text in standard.texts.items():
        register_template(region=region, code=code, text=text.text, by=by, at=at)
    return version


def fill_years(years: Iterable[int], *, by: Actor, at: datetime) -> list[int]:
    """The national days off of each year whose decree is out; gives the years that are not."""
    unknown = []
    for year in years:
        try:
            rows = rows_from_package(year)
        except Refused:
            unknown.append(year)
            continue
        fill_from_register(year=year, rows=rows, basis=BASIS, source=SOURCE, by=by, at=at)
    return unknown


def _plan(file: RegionFile) -> RegionPlan:
    return RegionPlan(
        code=file.region.code,
        slug=file.region.slug,
        name=file.region.name,
        zone=file.region.zone,
        system_name=file.region.system_name,
        motto=file.region.motto,
        agencies=tuple(AgencyPlan(agency.code, agency.name, agency.kind) for agency in file.agencies),
        posts=tuple(
            PostPlan(
                code=post.code,
                agency=post.agency,
                name=post.name,
                role=post.role,
                superior=post.superior,
                seats=post.seats,
                signs_as=post.signs_as,
            )
            for post in file.posts
        ),
    )


def _keep_calendar(
    region: Region, agencies: dict[str, Agency], file: CalendarFile, *, by: Actor, at: datetime
) -> None:
    for hours in file.hours:
        season = Season(hours.starts, hours.ends, read_week(dict(hours.week)), hours.kind)
        scope = scope_of(region, agencies[hours.agency])
        set_hours(scope=scope, season=season, basis=hours.basis, by=by, at=at)
    for holiday in file.holidays:
        scope = scope_of(region, agencies[holiday.agency] if holiday.agency else None)
        if not _decreed(scope, holiday.day):
            decree_holiday(
                scope=scope,
                day=holiday.day,
                name=holiday.name,
                kind=Holiday.Kind(holiday.kind),
                basis=holiday.basis or "berkas kalender wilayah",
                by=by,
                at=at,
            )
    for swap in file.swaps:
        scope = scope_of(region, agencies[swap.agency])
        if not SwapDay.objects.filter(scope.own, day=swap.day, withdrawn_at__isnull=True).exists():
            set_swap_day(scope=scope, day=swap.day, basis=swap.basis, by=by, at=at)


def _decreed(scope: Scope, day: date) -> bool:
    return Holiday.objects.filter(scope.own, day=day, withdrawn_at__isnull=True).exists()
