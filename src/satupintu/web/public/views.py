from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from satupintu.catalogue.queries import numbers_of_services, standard_by_hash, versions_of
from satupintu.people.queries import names_of_posts, open_regions
from satupintu.people.tenures import local_day
from satupintu.web.public.answer import public_page
from satupintu.web.public.lookups import region_or_404, today_in
from satupintu.web.public.standard_page import page_of
from satupintu.web.public.versions import of_day, to_show
from satupintu.web.visitor.faces import face_of

WESTERN = "Asia/Jakarta"


@public_page
def regions(request: HttpRequest) -> HttpResponse:
    numbers = numbers_of_services(local_day(timezone.now(), WESTERN))
    listed = [(region, numbers.get(region.pk, 0)) for region in open_regions()]
    return render(request, "public/regions.html", {"regions": listed})


@public_page
def standard(request: HttpRequest, region: str, service: str, effective: date | None = None) -> HttpResponse:
    """The version to follow today, or the one that took effect on a given day."""
    row = region_or_404(region)
    today = today_in(row)
    versions = versions_of(row.pk, service)
    version = to_show(versions, today) if effective is None else of_day(versions, effective)
    if version is None:
        raise Http404
    page = page_of(standard_by_hash(version.hash), version, versions, row, names_of_posts(row.pk), today)
    context = {"face": face_of(row), "page": page, "service": service, "dated": effective is not None}
    return render(request, "public/standard.html", context)
