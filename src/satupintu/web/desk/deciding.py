"""One outcome of one step: what it asks for, what will follow, and the deed itself."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.deeds.checklist import ReturnPreview, preview_return
from satupintu.cases.deeds.doing import do, end
from satupintu.cases.deeds.way import Way
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case
from satupintu.cases.survey_gate import survey_gate_in_use
from satupintu.rules.errors import Refused
from satupintu.web.desk.asked import asking, given
from satupintu.web.desk.at_hand import address_of, at_hand, ways_of
from satupintu.web.desk.defects import field_lines, paper_lines, ticked
from satupintu.web.desk.overtaken import Overtaken, open_work
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

ELSEWHERE: Mapping[str, Callable[[Case, Way], str]] = {
    "prepare_signing": lambda case, way: f"/{case.region.slug}/petugas/tanda-tangan/naskah/{way.work}/",
    "register_scan": lambda case, way: f"{address_of(case)}pindaian/{way.work}/",
    "hand_over": lambda case, way: f"/{case.region.slug}/petugas/serah-terima/{case.number}/",
}
"""Deeds that have a page of their own."""


@officer_page
def deciding(request: OfficerRequest, name: str, work: int, outcome: str) -> HttpResponse:
    dockets = at_hand(request, name)
    try:
        open_work(dockets[0], work, reader=request.officer.user_id)
    except Overtaken as overtaken:
        messages.warning(request, overtaken.sentence)
        return HttpResponseRedirect(address_of(overtaken.case))
    way = _way(dockets, work, outcome)
    if way.action in ELSEWHERE:
        return HttpResponseRedirect(ELSEWHERE[way.action](dockets[0].case, way))
    docket = next((one for one in dockets if one.by.post_id == way.post), dockets[0])
    refused: Refused | None = None
    previewing = "pratinjau" in request.POST
    if request.method == "POST" and not previewing:
        try:
            _do(request, docket, way)
            messages.success(request, f"{way.label}: tersimpan untuk {docket.case.number}.")
            return HttpResponseRedirect(address_of(docket.case))
        except Refused as refusal:
            refused = refusal
    asked = asking(way, docket, request.POST)
    reasons = (
        request.POST.dict() if request.method == "POST" else ticked(work) if asked.composes_defects else {}
    )
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "way": way,
        "controls": asked.controls,
        "papers": paper_lines(docket, reasons) if asked.composes_defects else [],
        "fields": field_lines(docket, reasons) if asked.composes_defects else [],
        "preview": _preview(request, docket, way) if previewing else None,
        "note": request.POST.get("pesan", ""),
        "refused": refused,
        "address": address_of(docket.case),
        "key": request.POST.get("kunci") or new_key(),
        "seen": request.POST.get("versi") or docket.case.version,
    }
    return render(request, "desk/deciding.html", context, status=422 if refused else 200)


def _way(dockets: list[Docket], work: int, outcome: str) -> Way:
    found = next((way for way in ways_of(dockets) if way.work == work and way.outcome == outcome), None)
    if found is None:
        raise Http404
    return found


def _preview(request: OfficerRequest, docket: Docket, way: Way) -> ReturnPreview:
    """The return as the applicant will read it."""
    item = next(one for one in docket.open_items if one.pk == way.work)
    outcome = next(one for one in docket.step_of(item).outcomes if one.code == way.outcome)
    entered = given(way, docket, request.POST)
    return preview_return(docket, item, outcome, entered.defects, entered.note)


def _do(request: OfficerRequest, docket: Docket, way: Way) -> Case:
    sending = sending_of(request.POST)
    return do(
        work=way.work or 0,
        outcome=way.outcome,
        by=docket.by,
        at=request.at,
        given=given(way, docket, request.POST),
        survey=survey_gate_in_use(),
        seen=sending.seen,
        key=sending.key,
    )


@officer_page
def ending(request: OfficerRequest, name: str, outcome: str) -> HttpResponse:
    """Cancelling the whole case, where the standard lets this seat do it."""
    dockets = at_hand(request, name)
    way = next((way for way in ways_of(dockets) if way.work is None and way.outcome == outcome), None)
    if way is None:
        raise Http404
    docket = next((one for one in dockets if one.by.post_id == way.post), dockets[0])
    refused: Refused | None = None
    if request.method == "POST":
        sending = sending_of(request.POST)
        try:
            end(
                ref=docket.case.ref,
                outcome=outcome,
                by=docket.by,
                at=request.at,
                reason=request.POST.get("alasan", "").strip(),
                seen=sending.seen,
                key=sending.key,
            )
            messages.success(request, f"{way.label}: tersimpan untuk {docket.case.number}.")
            return HttpResponseRedirect(address_of(docket.case))
        except Refused as refusal:
            refused = refusal
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "way": way,
        "controls": asking(way, docket, request.POST).controls,
        "papers": [],
        "fields": [],
        "preview": None,
        "note": "",
        "refused": refused,
        "address": address_of(docket.case),
        "key": request.POST.get("kunci") or new_key(),
        "seen": docket.case.version,
    }
    return render(request, "desk/deciding.html", context, status=422 if refused else 200)
