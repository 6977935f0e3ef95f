"""For applicants: how it goes, with pictures, and what is asked again and again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from satupintu.web.public.answer import public_page
from satupintu.web.public.lookups import region_or_404
from satupintu.web.public.region_page import offices_of, standards_today
from satupintu.web.visitor.faces import face_of


@public_page
def applicants_help(request: HttpRequest, region: str) -> HttpResponse:
    row = region_or_404(region)
    standards = standards_today(row)
    offices = offices_of(row, standards, timezone.now())
    context = {
        "face": face_of(row),
        "offices": offices,
        "senders": [sender for office in offices for sender in office.contacts.senders],
        "at_counter": any("loket" in standard.service.channels for standard in standards),
        "picked_up": any("ambil" in standard.product.delivery for standard in standards),
        "free": [standard.service.name for standard in standards if not standard.fee.amount],
    }
    return render(request, "public/help.html", context)
