"""The print list: what waits to be printed, one PDF of many, each print counted; and one more copy of one permit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.print_copies import print_copies
from satupintu.cases.deeds.bulk import BulkDeed, in_bulk
from satupintu.cases.docket import Docket
from satupintu.cases.models import Output, WorkItem
from satupintu.cases.printing import PRINT, bytes_to_print, print_work, times_printed
from satupintu.cases.queries.by_task import Waiting, open_work, waiting_for
from satupintu.catalogue.queries import standard_by_hash
from satupintu.files.joined_pdf import Sheet, joined
from satupintu.files.vault import kept
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import Task
from satupintu.web.design.control import Control
from satupintu.web.desk.at_hand import address_of, at_hand
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

TASKS: frozenset[Task] = frozenset({"cetak"})


@dataclass(frozen=True, slots=True)
class Line:
    waiting: Waiting
    times: int
    there: bool
    """Whether the file lies in the vault."""
    chosen: bool


@officer_page
def print_list(request: OfficerRequest) -> HttpResponse:
    refused: Refused | None = None
    if request.method == "POST":
        try:
            return _done(request) if request.POST.get("tindakan") == "selesai" else _printed(request)
        except Refused as refusal:
            refused = refusal
    officer = request.officer
    page = waiting_for(officer.actors, TASKS, at=request.at, place=request.GET.get("di", ""))
    context = {
        "face": face_of(officer.region),
        "lines": _lines(request, page.lines),
        "earlier": f"?di={page.earlier}" if page.earlier else "",
        "later": f"?di={page.later}" if page.later else "",
        "everything": "semua" in request.GET,
        "why": _why(request),
        "refused": refused,
        "key": new_key(),
        "home": f"/{officer.region.slug}/petugas/cetak/",
        "desk": f"/{officer.region.slug}/petugas/",
    }
    return render(request, "desk/printing.html", context, status=422 if refused else 200)


@officer_page
def print_one(request: OfficerRequest, name: str) -> HttpResponse:
    """Another copy of one permit, also when its step is long done: with a reason, which is kept."""
    docket = _printable(at_hand(request, name))
    refused: Refused | None = None
    if request.method == "POST":
        try:
            return _pdf(_print([docket], request), f"cetak-{docket.case.number}")
        except Refused as refusal:
            refused = refusal
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "times": times_printed(docket),
        "why": _why(request),
        "refused": refused,
        "key": new_key(),
        "address": address_of(docket.case),
    }
    return render(request, "desk/print_one.html", context, status=422 if refused else 200)


def may_print(dockets: Sequence[Docket]) -> bool:
    """Whether one of these seats prints this case, and there is something to print."""
    try:
        bytes_to_print(_printable(dockets))
    except (Http404, Refused):
        return False
    return True


def _printable(dockets: Sequence[Docket]) -> Docket:
    for docket in dockets:
        try:
            step, _ = print_work(docket)
        except Refused:
            raise Http404 from None
        if step.post == docket.by.post_code:
            return docket
    raise Http404


def _lines(request: OfficerRequest, found: Sequence[Waiting]) -> list[Line]:
    times = _counted([one.row.work for one in found])
    chosen = set(request.POST.getlist("berkas"))
    everything = "semua" in request.GET
    return [
        Line(
            one,
            times.get(one.row.work, 0),
            _there(one.signed_hash) or _there(one.document_hash),
            everything or str(one.row.work) in chosen,
        )
        for one in found
    ]


def _there(sha256: str) -> bool:
    return bool(sha256) and kept(sha256).exists()


def _counted(works: Sequence[int]) -> Mapping[int, int]:
    rows = Output.objects.filter(case__work__in=list(works), kind=PRINT).values_list("case__work", flat=True)
    found: dict[int, int] = {}
    for work in rows:
        found[work] = found.get(work, 0) + 1
    return found


def _chosen(request: OfficerRequest) -> list[WorkItem]:
    ids = [int(raw) for raw in request.POST.getlist("berkas") if raw.isascii() and raw.isdecimal()]
    items = open_work(request.officer.actors, TASKS).filter(pk__in=ids).select_related("case")
    found = {item.pk: item for item in items}
    if not found:
        raise Refused("tanpa_pilihan", "Pilih sekurangnya satu berkas.")
    return [found[pk] for pk in dict.fromkeys(ids) if pk in found]


def _printed(request: OfficerRequest) -> HttpResponse:
    dockets = [_printable(at_hand(request, item.case.number or "")) for item in _chosen(request)]
    return _pdf(_print(dockets, request), f"cetak-{request.at:%Y%m%d-%H%M}")


def _print(dockets: Sequence[Docket], request: OfficerRequest) -> bytes:
    """What is missing on the disk is told before anything is counted."""
    key, reason = sending_of(request.POST).key, request.POST.get("alasan", "")
    sheets = []
    for docket in dockets:
        sha256, copy = bytes_to_print(docket)
        if not _there(sha256):
            raise Refused(
                "berkas_cetak_tidak_ada",
                f"Berkas surat {docket.case.number} tidak ditemukan di penyimpanan. Laporkan kepada pengelola.",
            )
        sheets.append(Sheet(kept(sha256), copy))
    print_copies(dockets, reason=reason, key=key, at=request.at)
    return joined(sheets)


def _done(request: OfficerRequest) -> HttpResponse:
    """The paper has come out of the printer: each file goes on by itself."""
    chosen, key = _chosen(request), sending_of(request.POST).key
    deeds = [
        BulkDeed(
            work=item.pk,
            outcome=_onward(item),
            by=request.officer.actor_for(item.post_id),
            key=f"{key}.{item.pk}"[:80],
        )
        for item in chosen
    ]
    results = in_bulk(deeds, at=request.at)
    done = sum(result.done for result in results)
    if done:
        messages.success(request, f"{done} surat dinyatakan sudah dicetak.")
    for result in results:
        if not result.done:
            messages.error(request, result.sentence)
    return HttpResponseRedirect(f"/{request.officer.region.slug}/petugas/cetak/")


def _onward(item: WorkItem) -> str:
    step = standard_by_hash(item.case.standard_hash).step(item.step)
    return next(one.code for one in step.outcomes if one.kind == "lanjut")


def _why(request: OfficerRequest) -> Control:
    return Control(
        "isian-alasan",
        "alasan",
        "Alasan cetak ulang",
        value=request.POST.get("alasan", ""),
        hint="Hanya untuk surat yang pernah dicetak.",
        required=False,
    )


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name.replace("/", "-")}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
