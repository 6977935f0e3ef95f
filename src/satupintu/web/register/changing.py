"""Suspend, restore, revoke, replace: asked with reasons, and seen as the public will read it before it is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from satupintu.people.actor import Actor
from satupintu.people.administering import ADMINISTRATOR
from satupintu.permits.actions.replace_permit import replace_permit
from satupintu.permits.actions.resume_permit import resume_permit
from satupintu.permits.actions.revoke_permit import revoke_permit
from satupintu.permits.actions.suspend_permit import suspend_permit
from satupintu.permits.authority import signing_posts
from satupintu.permits.models import Permit
from satupintu.permits.queries_register import permit_by_number
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.register.pages import base_of, permit_or_404
from satupintu.web.verify.shown import SAID
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

LOOK = "lihat"
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Change:
    """`asks` names the controls in their order, `becomes` how the permit then stands."""

    label: str
    button: str
    done: str
    states: tuple[str, ...]
    asks: tuple[str, ...]
    becomes: str


CHANGES: Mapping[str, Change] = {
    "tangguhkan": Change(
        "Tangguhkan izin",
        "Tangguhkan",
        "Izin ditangguhkan. Siapa pun yang memeriksanya kini membaca alasannya.",
        ("berlaku",),
        ("alasan", "dasar", "keputusan"),
        "ditangguhkan",
    ),
    "pulihkan": Change(
        "Pulihkan izin",
        "Pulihkan",
        "Izin berlaku kembali.",
        ("ditangguhkan",),
        ("alasan", "keputusan"),
        "berlaku",
    ),
    "cabut": Change(
        "Cabut izin",
        "Cabut izin ini",
        "Izin dicabut. Surat dan riwayatnya tetap tersimpan.",
        ("berlaku", "ditangguhkan"),
        ("alasan", "dasar", "keputusan"),
        "dicabut",
    ),
    "ganti": Change(
        "Catat izin pengganti",
        "Catat pengganti",
        "Izin dicatat diganti. Halaman pemeriksaannya menunjuk ke izin penggantinya.",
        ("berlaku", "ditangguhkan"),
        ("pengganti", "alasan", "keputusan"),
        "diganti",
    ),
}
BESIDE = {
    "alasan_wajib": "alasan",
    "dasar_hukum_wajib": "dasar",
    "keputusan_wajib": "keputusan",
    "pengganti_tidak_sah": "pengganti",
}


@officer_page
def changing(request: OfficerRequest, permit: int, change: str) -> HttpResponse:
    row, asked = permit_or_404(request, permit), CHANGES.get(change)
    if asked is None:
        raise Http404
    refused, looked = None, LOOK in request.POST
    if request.method == "POST" and not looked:
        try:
            _do(request, row, change)
            messages.success(request, asked.done)
            return HttpResponseRedirect(f"{base_of(request)}izin/{row.pk}/")
        except Refused as refusal:
            refused = refusal
    return _page(request, row, asked, refused, looked=looked)


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed, who does it and when."""

    permit: Permit
    by: Actor
    at: datetime
    seen: int | None
    reason: str
    legal_basis: str
    decision: str
    successor: int = 0


def _do(request: OfficerRequest, permit: Permit, change: str) -> None:
    posted, seen = request.POST, request.POST.get("versi", "")
    DEEDS[change](
        Given(
            permit=permit,
            by=seat_for(request, permit),
            at=request.at,
            seen=int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else None,
            reason=_text(posted, "alasan"),
            legal_basis=_text(posted, "dasar"),
            decision=_text(posted, "keputusan"),
            successor=_successor(request) if change == "ganti" else 0,
        )
    )


def _suspend(given: Given) -> Permit:
    return suspend_permit(
        region_id=given.permit.region_id,
        permit_id=given.permit.pk,
        reason=given.reason,
        legal_basis=given.legal_basis,
        decision=given.decision,
        seen=given.seen,
        by=given.by,
        at=given.at,
    )


def _resume(given: Given) -> Permit:
    return resume_permit(
        region_id=given.permit.region_id,
        permit_id=given.permit.pk,
        reason=given.reason,
        decision=given.decision,
        seen=given.seen,
        by=given.by,
        at=given.at,
    )


def _revoke(given: Given) -> Permit:
    return revoke_permit(
        region_id=given.permit.region_id,
        permit_id=given.permit.pk,
        reason=given.reason,
        legal_basis=given.legal_basis,
        decision=given.decision,
        seen=given.seen,
        by=given.by,
        at=given.at,
    )


def _replace(given: Given) -> Permit:
    return replace_permit(
        region_id=given.permit.region_id,
        permit_id=given.permit.pk,
        successor_id=given.successor,
        reason=given.reason,
        decision=given.decision,
        seen=given.seen,
        by=given.by,
        at=given.at,
    )


DEEDS: Mapping[str, Callable[[Given], Permit]] = {
    "tangguhkan": _suspend,
    "pulihkan": _resume,
    "cabut": _revoke,
    "ganti": _replace,
}


def seat_for(request: OfficerRequest, permit: Permit) -> Actor:
    """The seat that signs such permits, else the administrator's; of somebody else any, and the deed refuses him."""
    signing = signing_posts(permit)
    seats = request.officer.actors
    for seat in seats:
        if seat.post_code in signing:
            return seat
    return next((seat for seat in seats if seat.role == ADMINISTRATOR), seats[0])


def _successor(request: OfficerRequest) -> int:
    number = _text(request.POST, "pengganti")
    found = permit_by_number(request.officer.actors, request.officer.region.pk, number) if number else None
    return found.pk if found else 0


def _text(posted: QueryDict, name: str) -> str:
    return posted.get(name, "").replace("\0", "").strip()[:LONGEST]


def _page(
    request: OfficerRequest, permit: Permit, change: Change, refused: Refused | None, *, looked: bool
) -> HttpResponse:
    about = BESIDE.get(refused.code, "") if refused else ""
    controls = [
        replace(control, error=refused.sentence) if refused and control.name == about else control
        for control in _controls(request.POST, change)
    ]
    closed = (
        "" if permit.state in change.states else f"Izin ini berstatus {permit.get_state_display().lower()}."
    )
    context = {
        "face": face_of(request.officer.region),
        "permit": permit,
        "change": change,
        "controls": controls,
        "errors": [(about or "isi", refused.sentence)] if refused else [],
        "closed": closed,
        "read": _as_read(request.POST, change) if looked else [],
        "said": SAID[change.becomes],
        "seen": request.POST.get("versi") or permit.version,
        "address": f"{base_of(request)}izin/{permit.pk}/",
    }
    return render(request, "register/change.html", context, status=422 if refused else 200)


def _as_read(posted: QueryDict, change: Change) -> Sequence[str]:
    """What stands on the public page afterwards."""
    told = [SAID[change.becomes].sentence]
    if change.becomes != "berlaku":
        told.append(f"Alasan: {_text(posted, 'alasan') or '(belum diisi)'}")
    if "dasar" in change.asks:
        told.append(f"Dasar: {_text(posted, 'dasar') or '(belum diisi)'}")
    return told


def _controls(posted: QueryDict, change: Change) -> Sequence[Control]:
    made = {
        "pengganti": Control(
            "pengganti",
            "pengganti",
            "Nomor izin pengganti",
            value=posted.get("pengganti", ""),
            hint="Seperti tercetak pada suratnya; harus sedang berlaku.",
        ),
        "alasan": Control(
            "alasan",
            "alasan",
            "Alasan",
            kind="paragraf",
            value=posted.get("alasan", ""),
            hint="Tampil kepada umum: tanpa NIK, alamat, dan keterangan pribadi.",
            rows=4,
            maxlength=LONGEST,
        ),
        "dasar": Control(
            "dasar",
            "dasar",
            "Dasar hukum",
            value=posted.get("dasar", ""),
            hint="Pasal peraturan atau putusan. Tampil kepada umum.",
        ),
        "keputusan": Control(
            "keputusan",
            "keputusan",
            "Nomor dan tanggal surat keputusan",
            value=posted.get("keputusan", ""),
            hint="Wajib bagi pengelola; penanda tangan boleh mengosongkannya.",
            required=False,
        ),
    }
    return [made[name] for name in change.asks]
