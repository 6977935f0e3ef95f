from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from satupintu.catalogue.arms import arms_of
from satupintu.catalogue.models import Announcement
from satupintu.catalogue.queries_announcements import announcements_in_force
from satupintu.catalogue.region_files import region_file
from satupintu.people.models import Region
from satupintu.rules.worktime.words import say_day, say_moment
from satupintu.web.design.colour import DEFAULT, readable


@dataclass(frozen=True, slots=True)
class Announced:
    title: str
    text: str
    since: str
    until: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class Face:
    """What every page of a region shows at its head."""

    slug: str
    name: str
    system_name: str
    motto: str
    colour: str
    """Six hexadecimal digits, as the address of its stylesheet has them."""
    zone: str
    arms: str = ""
    """Address of its arms; none shows a plain shield."""
    outages: tuple[Announced, ...] = ()
    """Shown by the layout on every page of the region, the portal's and the desk's too."""
    news: tuple[Announced, ...] = ()


def face_of(region: Region) -> Face:
    file = region_file(region.code)
    announced = announcements_in_force(region.pk, timezone.now())
    return Face(
        slug=region.slug,
        name=region.name,
        system_name=region.system_name,
        motto=region.motto,
        colour=readable(file.region.colour if file else DEFAULT).removeprefix("#"),
        zone=region.zone,
        arms=_arms(region.code),
        outages=tuple(_of_kind(Announcement.Kind.OUTAGE, announced, region.zone)),
        news=tuple(_of_kind(Announcement.Kind.NEWS, announced, region.zone)),
    )


def _arms(code: str) -> str:
    found = arms_of(code)
    return f"/lambang/{code}-{found.digest}.{found.ending}" if found else ""


def _of_kind(kind: Announcement.Kind, rows: Iterable[Announcement], zone: str) -> Iterable[Announced]:
    for row in rows:
        if row.kind == kind:
            yield Announced(
                title=row.title,
                text=row.text,
                since=say_day(_local(row.starts, zone)),
                until=say_moment(_local(row.ends, zone)) if row.ends else "",
                corrected=row.corrects_id is not None,
            )


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))
