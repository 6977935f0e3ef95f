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
from satupintu.web.filling.paper_details import details_controls, details_typed
from satupintu.web.filling.pen import Pen
from satupintu.web.forms.summary import error_list
from satupintu.web.public.requirements import ShownRequirement, requirement_of
from satupintu.web.public.words import Words
from satupintu.web.uploads.field import upload_field
from satupintu.web.uploads.receive import UPLOADED, receive_posted
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of

FILE = "berkas"
FILE_CONTROL = "isian-berkas"


@dataclass(frozen=True, slots=True)
class Given:
    """A paper already there."""

    name: str
    size: int
    remark: str
    refused: bool


def paper(pen: Pen, requirement: str) -> HttpResponse:
    """The door before it stands behind `bounded_multipart`, so that no file is read before its length is known."""
    request, filling = pen.request, pen.filling()
    slot = filling.slot(requirement)
    if slot is None or slot.requirement.supplier == "alur":
        raise Http404
    if request.method != "POST":
        return _page(pen, filling, slot)
    details, faults = details_typed(request.POST, slot.requirement)
    if faults:
        return _page(pen, filling, slot, faults=faults)
    try:
        _give(pen, filling, slot, details)
    except Refused as refused:
        return _page(pen, filling, slot, refused=refused)
    return HttpResponseRedirect(_onward(pen, slot))


def _give(pen: Pen, filling: Filling, slot: Slot, details: PaperDetails) -> None:
    """The file just sent, or one that was uploaded in pieces before the form was."""
    file = receive_posted(pen.request, region=filling.docket.region, wanted=slot.requirement, field=FILE)
    attach_paper(
        ref=filling.case.ref,
        requirement=slot.requirement.code,
        file=file,
        details=details,
        by=pen.by,
        at=pen.at,
        key=sending_of(pen.request.POST).key,
    )


def _onward(pen: Pen, slot: Slot) -> str:
    """The next paper that is still missing; of several papers, the same page for one more."""
    after, base = pen.again().filling(), pen.base
    if slot.requirement.many:
        return f"{base}dokumen/{slot.requirement.code}/"
    if after.correcting:
        return f"{base}perbaikan/"
    missing = next((one.requirement.code for one in after.slots if one.missing), None)
    return f"{base}dokumen/{missing}/" if missing else base


def _page(
    pen: Pen,
    filling: Filling,
    slot: Slot,
    faults: dict[str, str] | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    request = pen.request
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
        "address": pen.base,
        "key": request.POST.get("kunci") if faults else new_key(),
        "correcting": filling.correcting,
    }
    return render(request, "filling/paper.html", context, status=422 if faults or refused else 200)


def _shown(filling: Filling, slot: Slot) -> ShownRequirement:
    return requirement_of(slot.requirement, Words.of(filling.docket.standard, {}))


def _given(filling: Filling, slot: Slot) -> list[Given]:
    files = files_by_id(filling.case.region_id, [paper.file_id for paper in slot.papers if paper.file_id])
    return [
        Given(file.original_name, file.size, paper.remark, paper.state == Paper.State.REFUSED)
        for paper in slot.papers
        if (file := files.get(paper.file_id or 0)) is not None
    ]
