"""A region's own page: is it open, what does it offer, how is it reached, what does it announce."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from satupintu.calendar.queries import work_calendar
from satupintu.catalogue.queries import services_in_force, standards_by_hash
from satupintu.catalogue.synonyms import synonyms
from satupintu.people.models import Region
from satupintu.people.queries import agencies_of
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.public.answer import public_page
from satupintu.web.public.applying import agency_part
from satupintu.web.public.cards import card_of
from satupintu.web.public.contacts import Contacts, contacts_of
from satupintu.web.public.lookups import region_or_404, today_in
from satupintu.web.public.opening import Opening, opening_of
from satupintu.web.public.search import LONGEST_QUERY, search
from satupintu.web.visitor.faces import face_of


@dataclass(frozen=True, slots=True)
class Office:
    contacts: Contacts
    opening: Opening | None
    """None where nobody has laid down the hours."""


@public_page
def services(request: HttpRequest, region: str) -> HttpResponse:
    """Made anew at each request and sent only if it changed: "open now" is never older than the answer."""
    row = region_or_404(region)
    query = request.GET.get("cari", "").replace("\0", "").strip()[:LONGEST_QUERY]
    standards = standards_today(row)
    cards = [card_of(standard) for standard in standards]
    found = search([card.words for card in cards], query, synonyms() if query else {})
    context = {
        "face": face_of(row),
        "query": query,
        "cards": [cards[place] for place in found.places],
        "nearly": found.nearly,
        "total": len(cards),
        "guided": any(standard.guide.for_whom for standard in standards),
        # Who searches looks for a service and not for the counter.
        "offices": [] if query else offices_of(row, standards, timezone.now()),
    }
    return render(request, "public/region.html", context)


def standards_today(region: Region) -> list[Standard]:
    """Of the services that may be applied for, by name."""
    rows = services_in_force(region.pk, today_in(region))
    known = standards_by_hash(row.hash for row in rows)
    return [known[row.hash] for row in rows]


def offices_of(region: Region, standards: list[Standard], at: datetime) -> list[Office]:
    offices = []
    for agency in agencies_of(region.pk, "ptsp"):
        own = [standard for standard in standards if standard.service.agency == agency.code]
        contacts = contacts_of(agency_part(region.code, agency.code), agency.name, own)
        offices.append(Office(contacts, _opening(agency.pk, at)))
    return offices


def _opening(agency_id: int, at: datetime) -> Opening | None:
    try:
        return opening_of(work_calendar(agency_id), at)
    except Refused:
        return None
