"""A page of the desk that asks for a few things about one file, and does one deed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.deeds.way import Way
from satupintu.cases.docket import Docket
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.desk.at_hand import address_of, at_hand, ways_of
from satupintu.web.desk.overtaken import open_work
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import Sending, new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest


@dataclass(frozen=True, slots=True)
class Asked:
    """The way that leads here, and the seat it is gone from."""

    way: Way
    docket: Docket


def way_here(request: OfficerRequest, name: str, action: str, *, work: int | None, about: str = "") -> Asked:
    """Only what the file itself offers has a page; what it no longer offers says why, and the rest does not exist."""
    dockets = at_hand(request, name)
    for way in ways_of(dockets):
        if way.action == action and way.work == work and way.about == about:
            seat = next((one for one in dockets if one.by.post_id == way.post), dockets[0])
            return Asked(way, seat)
    if work is not None:
        open_work(dockets[0], work, reader=request.officer.user_id)
    raise Http404


def small_page(
    request: OfficerRequest,
    asked: Asked,
    *,
    controls: Callable[[], Sequence[Control]],
    deed: Callable[[Sending], object],
    done: str,
    lead: str = "",
) -> HttpResponse:
    """Ask, do, and go back to the file; what is refused is said here, with all that was typed."""
    docket, refused = asked.docket, None
    address = address_of(docket.case)
    if request.method == "POST":
        try:
            deed(sending_of(request.POST))
            messages.success(request, done)
            return HttpResponseRedirect(address)
        except Refused as refusal:
            refused = refusal
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "way": asked.way,
        "lead": lead,
        "controls": controls(),
        "refused": refused,
        "address": address,
        "key": request.POST.get("kunci") or new_key(),
        "seen": request.POST.get("versi") or docket.case.version,
    }
    return render(request, "desk/small.html", context, status=422 if refused else 200)
