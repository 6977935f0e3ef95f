"""One batch: how each document stands, read from rows, and what to do next with what is left."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from satupintu.cases.models import WorkItem
from satupintu.rules.errors import Refused
from satupintu.signing.actions.run_on import drop_rest
from satupintu.signing.batches import Batch
from satupintu.signing.queries_batches import Line, going, lines_of, own_batch
from satupintu.web.desk.signing_room import PASSPHRASE, home, passphrase_control, typed
from satupintu.web.desk.signing_thread import sign_on
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

STATES: Mapping[str, tuple[str, str]] = {
    "menunggu": ("Menunggu", ""),
    "disiapkan": ("Sedang ditandatangani", "biru"),
    "ditandatangani": ("Ditandatangani", "hijau"),
    "gagal": ("Gagal", "merah"),
    "tidak_pasti": ("Hasil belum pasti", "kuning"),
}


@dataclass(frozen=True, slots=True)
class Document:
    line: Line
    case: str
    title: str
    word: str
    tone: str


@sensitive_post_parameters(PASSPHRASE)
@officer_page
def signing_progress(request: OfficerRequest, batch: int) -> HttpResponse:
    """Shown to its own signer; a POST goes on with what waits, or drops it."""
    row = own_batch(request.officer.region.pk, batch, user_id=request.officer.user_id)
    if row is None:
        raise Http404
    refused: Refused | None = None
    if request.method == "POST":
        try:
            _go_on(request, row)
            return HttpResponseRedirect(f"{home(request)}{batch}/")
        except Refused as refusal:
            refused = refusal
    return _page(request, row, refused)


def _go_on(request: OfficerRequest, batch: Batch) -> None:
    if request.POST.get("tindakan") == "batal":
        dropped = drop_rest(
            batch_id=batch.pk,
            region_id=batch.region_id,
            by=request.officer.actors[0],
            at=request.at,
        )
        messages.success(request, f"{dropped} naskah sisa tidak jadi ditandatangani dalam antrean ini.")
        return
    passphrase = typed(request)
    if request.POST.get("terakhir", "") != seen_of(batch):
        raise Refused(
            "tanda_tangan_masih_berjalan",
            "Penandatanganan ini sudah dilanjutkan dari halaman lain; halaman ini menunjukkan kemajuannya.",
        )
    sign_on(request, batch, passphrase)


def seen_of(batch: Batch) -> str:
    return batch.beat_at.isoformat() if batch.beat_at else ""


def _page(request: OfficerRequest, batch: Batch, refused: Refused | None) -> HttpResponse:
    lines = lines_of(batch)
    works = WorkItem.objects.filter(pk__in=[line.work for line in lines])
    named = {
        pk: (number or "", title or "")
        for pk, number, title in works.values_list("pk", "case__number", "case__permit__number__text")
    }
    documents = [Document(line, *named.get(line.work, ("", "")), *STATES[line.state]) for line in lines]
    count = {state: sum(line.state == state for line in lines) for state in STATES}
    context = {
        "face": face_of(request.officer.region),
        "batch": batch,
        "going": going(batch, at=request.at),
        "documents": documents,
        "count": count,
        "done": len(lines) - count["menunggu"] - count["disiapkan"],
        "refused": refused,
        "passphrase": passphrase_control(refused),
        "seen": seen_of(batch),
        "home": home(request),
        "address": f"{home(request)}{batch.pk}/",
        "desk": f"/{request.officer.region.slug}/petugas/",
    }
    return render(request, "desk/signing_progress.html", context, status=422 if refused else 200)
