"""The signing room: what waits for a signature by certificate, some of it chosen, one passphrase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from satupintu.cases.actions.start_signing import start_signing
from satupintu.cases.queries.by_task import Waiting, waiting_for
from satupintu.rules.errors import Refused
from satupintu.signing.ports import Passphrase
from satupintu.signing.queries import unknown_outcomes
from satupintu.signing.queries_batches import busy_with, going, open_batches, read_by
from satupintu.web.design.control import Control
from satupintu.web.desk.signing_thread import sign_on
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

PASSPHRASE = "frasa_sandi"  # noqa: S105  the name of a field
BUSY: Mapping[str, str] = {
    "antre": "Dalam antrean",
    "siap": "Sedang ditandatangani",
    "tidak_pasti": "Hasil belum pasti",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One draft in the list."""

    waiting: Waiting
    read: bool
    busy: str
    chosen: bool


def home(request: OfficerRequest) -> str:
    return f"/{request.officer.region.slug}/petugas/tanda-tangan/"


@sensitive_post_parameters(PASSPHRASE)
@officer_page
def signing_room(request: OfficerRequest) -> HttpResponse:
    refused: Refused | None = None
    if request.method == "POST":
        try:
            return begun(request)
        except Refused as refusal:
            refused = refusal
    return _page(request, refused)


def begun(request: OfficerRequest) -> HttpResponse:
    """Open the batch and begin; sent twice, both answers lead to the one batch."""
    passphrase = typed(request)
    batch = start_signing(
        region=request.officer.region,
        works=[int(raw) for raw in request.POST.getlist("naskah") if raw.isascii() and raw.isdecimal()],
        actors=request.officer.actors,
        at=request.at,
        key=sending_of(request.POST).key,
    )
    if batch.beat_at is None:
        try:
            sign_on(request, batch, passphrase)
        except Refused as refusal:
            if refusal.code not in {"tanda_tangan_masih_berjalan", "antrean_selesai"}:
                raise
    return HttpResponseRedirect(f"{home(request)}{batch.pk}/")


@sensitive_variables()
def typed(request: OfficerRequest) -> Passphrase:
    """Taken out of the form at once; what was typed is never shown again, not even to who typed it."""
    raw = request.POST.get(PASSPHRASE, "")
    if not raw:
        raise Refused("frasa_sandi_kosong", "Ketik frasa sandi sertifikat Anda, lalu tanda tangani.")
    return Passphrase(raw)


def passphrase_control(refused: Refused | None = None) -> Control:
    return Control(
        "isian-frasa",
        PASSPHRASE,
        "Frasa sandi sertifikat",
        kind="sandi",
        hint="Tidak disimpan; diketik setiap kali menandatangani.",
        error=refused.sentence if refused and refused.code == "frasa_sandi_kosong" else "",
        autocomplete="off",
    )


def _page(request: OfficerRequest, refused: Refused | None) -> HttpResponse:
    officer = request.officer
    page = waiting_for(officer.actors, {"tanda_tangan"}, at=request.at, place=request.GET.get("di", ""))
    by_hand = waiting_for(officer.actors, {"tanda_tangan_basah"}, at=request.at)
    batches = open_batches(officer.region.pk, user_id=officer.user_id)
    doubts = [one for one in unknown_outcomes(officer.region.pk) if one.signer_post_id in officer.posts]
    context = {
        "face": face_of(officer.region),
        "lines": _lines(request, page.lines),
        "by_hand": by_hand.lines,
        "earlier": f"?di={page.earlier}" if page.earlier else "",
        "later": f"?di={page.later}" if page.later else "",
        "batches": [(batch, going(batch, at=request.at)) for batch in batches],
        "doubts": len(doubts),
        "everything": "semua" in request.GET,
        "passphrase": passphrase_control(refused),
        "refused": refused,
        "key": new_key(),
        "home": home(request),
        "desk": f"/{officer.region.slug}/petugas/",
    }
    return render(request, "desk/signing_room.html", context, status=422 if refused else 200)


def _lines(request: OfficerRequest, found: Sequence[Waiting]) -> list[Line]:
    read = read_by(request.officer.user_id, [one.document_hash for one in found])
    busy = busy_with(request.officer.region.pk, [one.subject for one in found])
    chosen = set(request.POST.getlist("naskah"))
    return [
        Line(
            one,
            one.document_hash in read,
            BUSY.get(busy.get(one.subject, ""), ""),
            str(one.row.work) in chosen or "semua" in request.GET,
        )
        for one in found
    ]
