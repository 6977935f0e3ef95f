"""From an address to what it names; what does not exist is a page that says so."""

from datetime import date
from typing import NamedTuple

from django.http import Http404
from django.utils import timezone

from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.queries import standard_by_hash, versions_of
from satupintu.people.models import Region
from satupintu.people.queries import region_by_slug
from satupintu.people.tenures import local_day
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.public.versions import accepts, in_force, to_show


class Shown(NamedTuple):
    """A service as a citizen meets it today."""

    region: Region
    version: StandardVersion
    standard: Standard
    takes_applications: bool


def region_or_404(slug: str) -> Region:
    row = region_by_slug(slug)
    if row is None:
        raise Http404
    return row


def today_in(region: Region) -> date:
    return local_day(timezone.now(), region.zone)


def service_or_404(slug: str, service: str) -> Shown:
    region = region_or_404(slug)
    today = today_in(region)
    versions = versions_of(region.pk, service)
    version = to_show(versions, today)
    if version is None:
        raise Http404
    standard = standard_by_hash(version.hash)
    return Shown(region, version, standard, accepts(standard, version, in_force(versions, today)))
