"""Where an application is, for whoever has its number and its code and does not sign in: the status and no more."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.cases.actions.ask_status import ask_status
from satupintu.cases.queries.tracking import Tracked
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.public.lookups import region_or_404
from satupintu.web.visitor.account_shown import show_account
from satupintu.web.visitor.address import client_address
from satupintu.web.visitor.faces import face_of

LONGEST = 60
OF_CODE = "kode_lacak_salah"
TOO_OFTEN = "lacak_terlalu_sering"


@dataclass(frozen=True, slots=True)
class Asked:
    number: str = ""
    code: str = ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest, region: str) -> HttpResponse:
    """By POST, so that number and code stand in no address and in no log."""
    show_account(request)
    row = region_or_404(region)
    asked = Asked(_typed(request, "nomor"), _typed(request, "kode"))
    found, fault = _answer(request, row.pk, asked) if request.method == "POST" else (None, None)
    context = {
        "face": face_of(row),
        "found": found,
        "fault": fault,
        "controls": _controls(asked, fault),
    }
    return render(request, "public/track.html", context, status=_status(fault))


def _answer(request: HttpRequest, region: int, asked: Asked) -> tuple[Tracked | None, Refused | None]:
    given = {"number": asked.number, "code": asked.code, "address": client_address(request)}
    try:
        return ask_status(region=region, **given, at=timezone.now()), None
    except Refused as refused:
        return None, refused


def _status(fault: Refused | None) -> int:
    if fault is None:
        return 200
    return 429 if fault.code == TOO_OFTEN else 422


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "").strip()[:LONGEST]


def _controls(asked: Asked, fault: Refused | None) -> tuple[Control, Control]:
    at_code = fault.sentence if fault and fault.code == OF_CODE else ""
    at_number = fault.sentence if fault and not at_code else ""
    return (
        Control("nomor", "nomor", "Nomor permohonan", value=asked.number, error=at_number, maxlength=LONGEST),
        Control(
            "kode",
            "kode",
            "Kode lacak",
            kind="kode",
            value=asked.code,
            hint="Tercetak pada bukti pengajuan. Huruf kecil, spasi, dan tanda hubung tidak berpengaruh.",
            error=at_code,
            maxlength=LONGEST,
        ),
    )
