"""One required paper on one page: what it must be, what was given, and its details."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.attach_paper import PaperDetails, attach_paper
from satupintu.cases.models import Paper
from satupintu.cases.queries.filling import Filling
from satupintu.cases.requirements import Slot
from satupintu.files.queries import files_by_id
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.forms.summary import error_list
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.portal.paper_details import details_controls, details_typed
from satupintu.web.portal.questions import filling_or_refusal
from satupintu.web.public.requirements import ShownRequirement, requirement_of
from satupintu.web.public.words import Words
from satupintu.web.uploads.bounded import bounded_multipart
from satupintu.web.uploads.field import upload_field
from satupintu.web.uploads.receive import UPLOADED, receive_posted
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

FILE = "berkas"
FILE_CONTROL = "isian-berkas"


@dataclass(frozen=True, slots=True)
class Given:
    """A paper already there."""

    name: str
    size: int
    remark: str
    refused: bool


@citizen_page
@bounded_multipart
def paper(request: CitizenRequest, name: str, requirement: str) -> HttpResponse:
    filling = filling_or_refusal(request, own_case(name, request.citizen))
    slot = filling.slot(requirement)
    if slot is None or slot.requirement.supplier == "alur":
        raise Http404
    if request.method != "POST":
        return _page(request, filling, slot)
    details, faults = details_typed(request.POST, slot.requirement)
    if faults:
        return _page(request, filling, slot, faults=faults)
    try:
        _give(request, filling, slot, details)
    except Refused as refused:
        return _page(request, filling, slot, refused=refused)
    return HttpResponseRedirect(_onward(request, name, slot))


def _give(request: CitizenRequest, filling: Filling, slot: Slot, details: PaperDetails) -> None:
    """The file just sent, or one that was uploaded in pieces before the form was."""
    file = receive_posted(request, region=filling.docket.region, wanted=slot.requirement, field=FILE)
    attach_paper(
        ref=filling.case.ref,
        requirement=slot.requirement.code,
        file=file,
        details=details,
        by=request.citizen,
        at=request.at,
        key=sending_of(request.POST).key,
    )


def _onward(request: CitizenRequest, name: str, slot: Slot) -> str:
    """The next paper that is still missing; of several papers, the same page for one more."""
    after = filling_or_refusal(request, own_case(name, request.citizen))
    base = address_of(after.case)
    if slot.requirement.many:
        return f"{base}dokumen/{slot.requirement.code}/"
    if after.correcting:
        return f"{base}perbaikan/"
    missing = next((one.requirement.code for one in after.slots if one.missing), None)
    return f"{base}dokumen/{missing}/" if missing else base


def _page(
    request: CitizenRequest,
    filling: Filling,
    slot: Slot,
    faults: dict[str, str] | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    controls = details_controls(slot.requirement, slot.papers, request.POST, faults or {})
    arrived = request.POST.getlist(f"{FILE}{UPLOADED}") if faults else []
    upload = upload_field(
        request, region=filling.docket.region, requirement=slot.requirement, arrived=arrived
    )
    file_control = Control(
        FILE_CONTROL,
        FILE,
        "Pilih berkas",
        kind="berkas",
        hint=upload.hint,
        error=refused.sentence if refused else "",
        accept=upload.accept,
        many=upload.photos,
    )
    context = {
        "face": face_of(filling.docket.region),
        "case": filling.case,
        "service": filling.docket.standard.service,
        "requirement": slot.requirement,
        "shown": _shown(filling, slot),
        "given": _given(filling, slot),
        "changeable": filling.may_replace(slot.requirement.code),
        "file": file_control,
        "upload": upload,
        "controls": controls,
        "errors": error_list([file_control, *controls], faults or {}, refused),
        "address": address_of(filling.case),
        "key": request.POST.get("kunci") if faults else new_key(),
        "correcting": filling.correcting,
    }
    return render(request, "portal/paper.html", context, status=422 if faults or refused else 200)


def _shown(filling: Filling, slot: Slot) -> ShownRequirement:
    return requirement_of(slot.requirement, Words.of(filling.docket.standard, {}))


def _given(filling: Filling, slot: Slot) -> list[Given]:
    files = files_by_id(filling.case.region_id, [paper.file_id for paper in slot.papers if paper.file_id])
    return [
        Given(file.original_name, file.size, paper.remark, paper.state == Paper.State.REFUSED)
        for paper in slot.papers
        if (file := files.get(paper.file_id or 0)) is not None
    ]
