"""Many files at one press: taken in hand, or passed on; each asked anew, each with a result of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.claim import claim
from satupintu.cases.deeds.bulk import MOST, BulkDeed, in_bulk
from satupintu.cases.deeds.choices import choices
from satupintu.cases.deeds.way import Way
from satupintu.cases.models import WorkItem
from satupintu.cases.reach import work_within_reach
from satupintu.rules.errors import Refused
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page


@dataclass(frozen=True, slots=True)
class Candidate:
    """One chosen file: the way on, or why there is none."""

    item: WorkItem
    way: Way | None
    why_not: str


@officer_page
def bulk(request: OfficerRequest) -> HttpResponse:
    """First what would happen to each, then the deeds; taking in hand needs no second look."""
    base = f"/{request.officer.region.slug}/petugas/"
    if request.method != "POST":
        return HttpResponseRedirect(base)
    chosen = _chosen(request)
    if not chosen:
        messages.error(request, "Pilih sekurangnya satu berkas.")
        return HttpResponseRedirect(base)
    if request.POST.get("tindakan") == "ambil":
        return _take(request, chosen, base)
    if request.POST.get("tindakan") == "lakukan":
        return _pass_on(request, chosen, base)
    context = {
        "face": face_of(request.officer.region),
        "candidates": [_candidate(request, item) for item in chosen],
        "base": base,
        "key": new_key(),
    }
    return render(request, "desk/bulk.html", context)


def _chosen(request: OfficerRequest) -> Sequence[WorkItem]:
    """Open work of the officer's own seats; whatever else was sent is not looked at."""
    ids = [int(raw) for raw in request.POST.getlist("berkas") if raw.isascii() and raw.isdecimal()][:MOST]
    items = WorkItem.objects.filter(
        work_within_reach(request.officer.actors),
        pk__in=ids,
        closed_at__isnull=True,
        post__in=request.officer.posts,
    )
    return list(items.select_related("case", "case__applicant").order_by("opened_at", "id"))


def _candidate(request: OfficerRequest, item: WorkItem) -> Candidate:
    """The step's own way on, where it asks for nothing more than the press of a button."""
    ways = choices(ref=item.case.ref, actors=request.officer.actors, at=request.at)
    onward = [way for way in ways if way.work == item.pk and way.kind == "lanjut" and way.outcome]
    if not onward:
        return Candidate(item, None, "Langkah ini tidak dapat diloloskan serentak.")
    way = onward[0]
    if way.asks:
        return Candidate(item, None, f"{way.label} meminta isian; kerjakan di halaman berkasnya.")
    return Candidate(item, way if way.open else None, way.why_not)


def _take(request: OfficerRequest, chosen: Sequence[WorkItem], base: str) -> HttpResponse:
    key, taken, why = sending_of(request.POST).key, 0, ""
    for item in chosen:
        try:
            claim(
                work=item.pk,
                by=request.officer.actor_for(item.post_id),
                at=request.at,
                key=f"{key}.{item.pk}"[:80],
            )
            taken += 1
        except Refused as refused:
            why = refused.sentence
    if taken:
        messages.success(request, f"{taken} berkas Anda pegang.")
    if why:
        messages.error(request, why)
    return HttpResponseRedirect(f"{base}?tab=saya")


def _pass_on(request: OfficerRequest, chosen: Sequence[WorkItem], base: str) -> HttpResponse:
    key = sending_of(request.POST).key
    deeds = [
        BulkDeed(
            work=item.pk,
            outcome=request.POST.get(f"hasil.{item.pk}", ""),
            by=request.officer.actor_for(item.post_id),
            key=f"{key}.{item.pk}"[:80],
        )
        for item in chosen
        if request.POST.get(f"hasil.{item.pk}")
    ]
    results = in_bulk(deeds, at=request.at)
    numbers = {item.pk: item.case.number or "" for item in chosen}
    context = {
        "face": face_of(request.officer.region),
        "done": [numbers[result.deed.work] for result in results if result.done],
        "left": [(numbers[result.deed.work], result.sentence) for result in results if not result.done],
        "base": base,
    }
    return render(request, "desk/bulk_done.html", context)
