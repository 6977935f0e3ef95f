"""One box: number, permit, NIK, phone, or a part of a name."""

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.cases.queries.search import Found, search
from satupintu.rules.errors import Refused
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page


@officer_page
def searching(request: OfficerRequest) -> HttpResponse:
    """By POST, so that no NIK ever stands in an address, a log or a history (reliability V14)."""
    typed = request.POST.get("cari", "").replace("\0", "").strip()
    found: Found | None = None
    refused: Refused | None = None
    if typed:
        try:
            found = search(request.officer.actors, typed, at=request.at)
        except Refused as refusal:
            refused = refusal
    context = {
        "face": face_of(request.officer.region),
        "typed": typed,
        "found": found,
        "refused": refused,
        "base": f"/{request.officer.region.slug}/petugas/",
    }
    return render(request, "desk/searching.html", context, status=422 if refused else 200)
