"""The register as officers read it: fifty at a time, the newest first, within the reach of their seats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from satupintu.people.actor import Actor
from satupintu.permits.about import searched
from satupintu.permits.models import Alarm, AllocatedNumber, Permit, PermitEvent, Series

AT_A_TIME = 50
WHOLE_REGION = frozenset({"pengelola", "pengawas"})
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty is everything. `before` is the key of the last row of the page before."""

    words: str = ""
    service: str = ""
    state: str = ""
    before: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    rows: Sequence[Permit]
    more: int = 0
    """The key behind which the next page begins; none is the end."""


def within_reach(actors: Sequence[Actor]) -> QuerySet[Permit]:
    """An agency's officers read what it issued; who answers for the region reads all of it."""
    regions = {actor.region_id for actor in actors if actor.role in WHOLE_REGION}
    agencies = {actor.agency_id for actor in actors if actor.agency_id is not None}
    return Permit.objects.filter(Q(region__in=regions) | Q(agency__in=agencies))


def register_page(actors: Sequence[Actor], region_id: int, wanted: Wanted) -> Page:
    rows = within_reach(actors).filter(region_id=region_id).select_related("number")
    if wanted.service:
        rows = rows.filter(service=wanted.service)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.words:
        rows = rows.filter(_named(wanted.words[:LONGEST]))
    if wanted.before:
        rows = rows.filter(id__lt=wanted.before)
    found = list(rows.order_by("-id")[: AT_A_TIME + 1])
    shown = found[:AT_A_TIME]
    return Page(shown, more=shown[-1].pk if len(found) > AT_A_TIME else 0)


def _named(words: str) -> Q:
    """A number as it is written, of the permit or of its application, or a part of the holder's name."""
    text = " ".join(words.split())
    numbers = {text, text.upper()}
    named = Q(holder_words__contains=searched(text))
    if not any(sign.isdigit() for sign in text):
        return named
    return named | Q(number__text__in=numbers) | Q(case_number__in=numbers)


def one_permit(actors: Sequence[Actor], region_id: int, permit_id: int) -> Permit | None:
    rows = within_reach(actors).filter(region_id=region_id, id=permit_id)
    return rows.select_related("number", "region", "agency", "concerns__number", "successor__number").first()


def permit_by_number(actors: Sequence[Actor], region_id: int, number: str) -> Permit | None:
    text = " ".join(number.split())
    rows = within_reach(actors).filter(region_id=region_id, number__text__in={text, text.upper()})
    return rows.select_related("number", "region").first()


def history_of(permit: Permit) -> Sequence[PermitEvent]:
    return list(permit.events.select_related("other__number").order_by("-id"))


def related_to(permit: Permit) -> Sequence[Permit]:
    """Renewals, changes, copies and the revocation that were about it."""
    return list(permit.concerned_by.select_related("number").order_by("id"))


def services_of(region_id: int) -> Mapping[str, str]:
    """Of which permits were issued, also where the service is gone."""
    rows = Permit.objects.filter(region_id=region_id).order_by("service")
    return dict(rows.values_list("service", "service_name").distinct())


def series_of(region_id: int) -> Sequence[Series]:
    return list(Series.objects.filter(region_id=region_id).order_by("-year", "code"))


def book_page(region_id: int, series: Series, *, before: int) -> tuple[Sequence[AllocatedNumber], int]:
    """The number book from the last number backwards, voids included; and where the next page begins."""
    rows = AllocatedNumber.objects.filter(region_id=region_id, series=series)
    if before:
        rows = rows.filter(number__lt=before)
    found = list(rows.order_by("-number")[: AT_A_TIME + 1])
    shown = found[:AT_A_TIME]
    return shown, shown[-1].number if len(found) > AT_A_TIME else 0


def open_alarms(region_id: int) -> Sequence[Alarm]:
    """Of the region, and those that concern the whole site."""
    mine = Q(region_id=region_id) | Q(region__isnull=True)
    return list(Alarm.objects.filter(mine, closed_at__isnull=True).order_by("-id")[:20])
