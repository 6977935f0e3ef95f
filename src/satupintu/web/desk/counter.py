"""The counter: who came in today, filing for a person who is present, and handing an incomplete file back on the spot."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.hand_back_at_counter import hand_back_at_counter
from satupintu.cases.actions.resume_at_counter import resume_at_counter
from satupintu.cases.deeds.gaps import gaps
from satupintu.cases.models import Case, CounterVisit
from satupintu.cases.queries.counter import counter_visits, visits_of
from satupintu.cases.queries.filling import docket_to_read
from satupintu.cases.reach import within_reach
from satupintu.cases.turn import AT_THE_COUNTER
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.desk.arriving import arrival_controls, arrival_typed
from satupintu.web.filling import check as checking
from satupintu.web.filling import papers as giving
from satupintu.web.filling import questions as asking
from satupintu.web.filling.pen import Pen
from satupintu.web.filling.tasks import is_ready, task_groups
from satupintu.web.uploads.bounded import bounded_multipart
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

SHOWN = timedelta(days=7)


def seat(request: OfficerRequest) -> Actor:
    return request.officer.actor_with(*AT_THE_COUNTER)


def home(request: OfficerRequest) -> str:
    return f"/{request.officer.region.slug}/petugas/loket/"


def pen_of(request: OfficerRequest, name: str) -> Pen:
    """A case that began at a counter of the officer's own agency; any other does not exist here."""
    by = seat(request)
    wanted = within_reach(Case.objects.filter(Q(ref=name) | Q(number=name)), by, at=request.at)
    case = wanted.exclude(channel="daring").select_related("region", "agency", "standard").first()
    if case is None or case.agency_id != by.agency_id:
        raise Http404
    return Pen(request, case, by, request.at, f"{home(request)}{case.ref}/")


@officer_page
def counter(request: OfficerRequest) -> HttpResponse:
    by = seat(request)
    since = request.at - SHOWN
    context = {
        "face": face_of(request.officer.region),
        "visits": counter_visits(by.agency_id or 0, since=since, until=request.at + timedelta(minutes=1)),
        "home": home(request),
        "desk": f"/{request.officer.region.slug}/petugas/",
    }
    return render(request, "desk/counter.html", context)


@officer_page
def draft(request: OfficerRequest, name: str) -> HttpResponse:
    pen = pen_of(request, name)
    if pen.case.state != Case.State.DRAFT:
        return HttpResponseRedirect(_file_of(pen.case))
    filling = pen.filling()
    visits = visits_of(pen.case.pk)
    context = {
        "face": face_of(request.officer.region),
        "case": pen.case,
        "service": filling.docket.standard.service,
        "groups": task_groups(filling, pen.base),
        "ready": is_ready(filling),
        "present": any(visit.closed_at is None for visit in visits),
        "visits": visits,
        "address": pen.base,
        "home": home(request),
    }
    return render(request, "desk/counter_draft.html", context)


@officer_page
def questions(request: OfficerRequest, name: str, group: str) -> HttpResponse:
    return asking.questions(pen_of(request, name), group)


@officer_page
@bounded_multipart
def paper(request: OfficerRequest, name: str, requirement: str) -> HttpResponse:
    return giving.paper(pen_of(request, name), requirement)


@officer_page
def check(request: OfficerRequest, name: str) -> HttpResponse:
    return checking.check(pen_of(request, name), _file_of)


@officer_page
def coming_again(request: OfficerRequest, name: str) -> HttpResponse:
    """He is back with what was missing, and agrees anew."""
    pen = pen_of(request, name)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            resume_at_counter(
                ref=pen.case.ref,
                arrival=arrival_typed(request.POST),
                by=pen.by,
                at=request.at,
                key=sending_of(request.POST).key,
            )
            return HttpResponseRedirect(pen.base)
        except Refused as refusal:
            refused = refusal
    return _form(
        request, pen, "Pemohon datang lagi", arrival_controls(request.POST, request.officer.region), refused
    )


@officer_page
def handing_back(request: OfficerRequest, name: str) -> HttpResponse:
    """An incomplete file goes home with its list; no number, no clock."""
    pen = pen_of(request, name)
    found = gaps(docket_to_read(pen.case, by=pen.by, at=request.at))
    note = request.POST.get("pesan", "")
    refused: Refused | None = None
    if request.method == "POST":
        try:
            hand_back_at_counter(
                ref=pen.case.ref,
                defects=found,
                note=note,
                by=pen.by,
                at=request.at,
                key=sending_of(request.POST).key,
            )
            messages.success(request, "Berkas dikembalikan; cetak daftarnya untuk pemohon.")
            return HttpResponseRedirect(f"{pen.base}daftar-kekurangan/")
        except Refused as refusal:
            refused = refusal
    control = Control(
        "isian-pesan", "pesan", "Pesan untuk pemohon", kind="paragraf", value=note, rows=3, required=False
    )
    return _form(
        request, pen, "Kembalikan di tempat", [control], refused, lacking=[one.reason for one in found]
    )


@officer_page
def lacking(request: OfficerRequest, name: str) -> HttpResponse:
    """The list that goes home with the applicant, on one sheet."""
    pen = pen_of(request, name)
    back = [visit for visit in visits_of(pen.case.pk) if visit.result == CounterVisit.Result.HANDED_BACK]
    if not back:
        raise Http404
    context = {
        "face": face_of(request.officer.region),
        "case": pen.case,
        "service": pen.case.standard.name,
        "visit": back[-1],
        "address": pen.base,
    }
    return render(request, "desk/lacking.html", context)


def _file_of(case: Case) -> str:
    return f"/{case.region.slug}/petugas/berkas/{case.number or case.ref}/"


def _form(
    request: OfficerRequest,
    pen: Pen,
    title: str,
    controls: list[Control],
    refused: Refused | None,
    *,
    lacking: list[str] | None = None,
) -> HttpResponse:
    context = {
        "face": face_of(request.officer.region),
        "case": pen.case,
        "title": title,
        "controls": controls,
        "lacking": lacking or [],
        "refused": refused,
        "address": pen.base,
        "key": request.POST.get("kunci") or new_key(),
    }
    return render(request, "desk/counter_form.html", context, status=422 if refused else 200)
