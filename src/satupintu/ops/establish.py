"""From the shelf of files into the database: region, posts, hours, series, standards and their words. Safe to repeat."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from satupintu.calendar.actions.fill_from_register import fill_from_register
from satupintu.calendar.register import SOURCE, rows_from_package
from satupintu.catalogue.actions.publish import publish
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard
from satupintu.notices.actions.register_template import register_template
from satupintu.ops.laying_down import LayingDown
from satupintu.ops.proofs import check_letters
from satupintu.people.actions.establish_region import establish_region
from satupintu.people.actor import Actor
from satupintu.people.models import Agency, Region
from satupintu.people.plans import AgencyPlan, PostPlan, RegionPlan
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.region import CalendarFile, RegionFile

BASIS = "SKB tiga menteri tentang hari libur nasional dan cuti bersama"


def establish(shelved: ShelvedRegion, *, by: Actor, at: datetime) -> Region:
    """A whole region with every standard on its shelf, each under its printed decree."""
    region = establish_files(shelved.region, shelved.calendar, by=by, at=at)
    for standard in shelved.standards:
        publish_shelved(region, shelved.region, standard, by=by, at=at)
    return region


def establish_files(file: RegionFile, calendar: CalendarFile, *, by: Actor, at: datetime) -> Region:
    return lay_down(file, calendar, by=by, at=at).region


def lay_down(
    file: RegionFile, calendar: CalendarFile, *, by: Actor, at: datetime, overwrite: bool = False
) -> LayingDown:
    """Agencies and posts as the file has them; series, hours and days off unless an administrator has set them otherwise."""
    region = establish_region(_plan(file), by=by, at=at)
    agencies = {agency.code: agency for agency in Agency.objects.filter(region=region)}
    laying = LayingDown(region, by, at, overwrite)
    laying.series(file, agencies)
    laying.calendar(calendar, agencies)
    return laying


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
    with transaction.atomic():
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
        check_letters(file, shelved, at=at)
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
