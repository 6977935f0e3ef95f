from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest

from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.people.queries import region_by_slug

if TYPE_CHECKING:
    from satupintu.web.visitor.pages import CitizenRequest, OfficerRequest


@dataclass(frozen=True, slots=True)
class Sender:
    """Who uploads, to which region, and when; a file belongs to the person and not to the seat."""

    by: Actor
    region: Region
    at: datetime


def sender_of(request: HttpRequest, region: str | None) -> Sender:
    """The officer's door has found the region already; a citizen belongs to none, and names it in the address."""
    if hasattr(request, "officer"):
        seated = cast("OfficerRequest", request)
        return Sender(seated.officer.actors[0], seated.officer.region, seated.at)
    row = region_by_slug(region or "")
    if row is None:
        raise Http404
    known = cast("CitizenRequest", request)
    return Sender(known.citizen, row, known.at)
