"""One draft before it is signed: the frozen pages as pictures, who signs it and as what, and the next one."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from satupintu.cases.actions.mark_draft_read import mark_draft_read
from satupintu.cases.actions.retypeset import retypeset
from satupintu.cases.models import WorkItem
from satupintu.cases.queries.by_task import beside, lines_of, open_work
from satupintu.cases.queries.signing_seat import Seat, seat_of
from satupintu.cases.typesetting import bears_another_name
from satupintu.catalogue.queries import standard_by_hash
from satupintu.files.models import StoredFile
from satupintu.files.page_images import WIDTHS, light_image, page_image
from satupintu.files.queries import file_of_content
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import Task
from satupintu.signing.queries_batches import busy_with, read_by
from satupintu.web.design.review import PageView
from satupintu.web.desk.signing_room import BUSY, home, passphrase_control
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key
from satupintu.web.visitor.pages import OfficerRequest, officer_page

TASKS: frozenset[Task] = frozenset({"tanda_tangan", "tanda_tangan_basah"})
LARGE, LIGHT = WIDTHS["besar"], 1000
HEAVIEST = 200_000
"""Of a page as it is first shown, which is often on a telephone; enlarged it is as sharp as any."""


@officer_page
def draft(request: OfficerRequest, work: int) -> HttpResponse:
    item = _item(request, work)
    here = f"{home(request)}naskah/{work}/"
    if request.method == "POST" and "atas_nama" in request.POST:
        return _in_own_name(request, item, here)
    if request.method == "POST":
        if mark_draft_read(work=work, by=request.officer.actor_for(item.post_id), at=request.at):
            messages.success(request, "Naskah ini ditandai sudah dibaca.")
        return HttpResponseRedirect(here)
    (line,) = lines_of([work], request.officer.actors, at=request.at)
    step = standard_by_hash(item.case.standard_hash).step(item.step)
    before, after = beside(item, request.officer.actors, {step.task})
    file = file_of_content(item.region_id, line.document_hash)
    busy = busy_with(item.region_id, [line.subject]).get(line.subject, "")
    context = {
        "face": face_of(request.officer.region),
        "line": line,
        "view": _view(request, file, here) if file else None,
        "large": "besar" in request.GET,
        "read": bool(read_by(request.officer.user_id, [line.document_hash])),
        "seat": _seat(request, item),
        "busy": BUSY.get(busy, ""),
        "renaming": bears_another_name(
            item.case_id, line.document_hash, request.officer.actor_for(item.post_id)
        ),
        "by_hand": step.task == "tanda_tangan_basah",
        "backward": [one for one in step.outcomes if one.kind == "mundur"],
        "before": f"{home(request)}naskah/{before}/" if before else "",
        "after": f"{home(request)}naskah/{after}/" if after else "",
        "passphrase": passphrase_control(),
        "key": new_key(),
        "address": here,
        "home": home(request),
        "file": f"/{request.officer.region.slug}/petugas/berkas/{line.row.number}/",
    }
    return render(request, "desk/signing_draft.html", context)


def _in_own_name(request: OfficerRequest, item: WorkItem, here: str) -> HttpResponse:
    """A deputy does not sign above the name of whom he stands in for, nor a new holder above the old one's."""
    try:
        retypeset(
            work=item.pk,
            by=request.officer.actor_for(item.post_id),
            at=request.at,
            key=request.POST.get("kunci", ""),
        )
        messages.success(
            request, "Naskah sudah disusun atas nama Anda, dengan nomor yang sama. Baca sekali lagi."
        )
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return HttpResponseRedirect(here)


@cache_control(private=True, max_age=600)
@officer_page
def draft_picture(request: OfficerRequest, work: int, page: int) -> HttpResponseBase:
    """One page of the very document that would be signed."""
    item = _item(request, work)
    (line,) = lines_of([work], request.officer.actors, at=request.at)
    file = file_of_content(item.region_id, line.document_hash)
    if file is None:
        raise Http404
    try:
        path = (
            page_image(file, page, "besar")
            if "besar" in request.GET
            else light_image(file.sha256, width=LIGHT, most=HEAVIEST, page=page)
        )
    except Refused:
        raise Http404 from None
    return HttpResponse(path.read_bytes(), content_type="image/jpeg")


def _item(request: OfficerRequest, work: int) -> WorkItem:
    """Only what waits for a signature at one of the officer's seats is here."""
    found = open_work(request.officer.actors, TASKS).filter(pk=work).select_related("case").first()
    if found is None:
        raise Http404
    return found


def _seat(request: OfficerRequest, item: WorkItem) -> Seat:
    return seat_of(request.officer.actor_for(item.post_id))


def _view(request: OfficerRequest, file: StoredFile, here: str) -> PageView:
    pages = file.pages or 1
    raw = request.GET.get("hal", "1")
    page = min(max(int(raw), 1), pages) if raw.isascii() and raw.isdecimal() and len(raw) < 5 else 1
    large = "besar" in request.GET
    width = LARGE if large else LIGHT
    size = "&besar" if large else ""
    return PageView(
        paper="Naskah izin",
        image=f"{here}gambar/{page}/{'?besar' if large else ''}",
        alt=f"Naskah izin, halaman {page}",
        page=page,
        pages=pages,
        width=width,
        height=round(width * 1.414),
        previous=f"{here}?hal={page - 1}{size}" if page > 1 else "",
        next=f"{here}?hal={page + 1}{size}" if page < pages else "",
        zoom_in="" if large else f"{here}?hal={page}&besar",
        zoom_out=f"{here}?hal={page}" if large else "",
    )
