"""The page behind the QR: what the register says of a code. No script, nothing to fill in, nothing asked of anybody."""

from collections.abc import Callable
from functools import wraps

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from satupintu.catalogue.region_files import region_file, slugs_by_host
from satupintu.files.page_images import light_image
from satupintu.files.vault import kept
from satupintu.people.models import Region
from satupintu.people.queries import region_by_slug
from satupintu.permits.actions.look_up import MISTYPED, TOO_OFTEN, look_up
from satupintu.permits.models import Permit
from satupintu.rules import codes
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.verify.shown import shown
from satupintu.web.visitor.address import client_address
from satupintu.web.visitor.faces import face_of

WIDTH = 700
HEAVIEST = 60_000
LONGEST_CODE = 60
View = Callable[..., HttpResponseBase]


def open_page(view: View) -> View:
    """Nobody keeps it, no search engine lists it: the answer is of this moment, and the code is the holder's."""

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


@open_page
@gzip_page
@require_safe
def typing(request: HttpRequest) -> HttpResponse:
    """For whoever has the paper and no camera; the code goes into the address, where the QR puts it too."""
    typed = request.GET.get("kode", "").replace("\0", "").strip()[:LONGEST_CODE]
    if typed:
        reading = codes.read(typed)
        if reading.value is not None:
            return HttpResponseRedirect(reverse("verify:permit", args=[reading.value]))
        return _problem(request, Refused("kode_salah_ketik", reading.fault or ""), typed)
    context = {"face": _face(own_region(request)), "asked": code_control("")}
    return render(request, "verify/typing.html", context)


@open_page
@gzip_page
@require_safe
def permit(request: HttpRequest, code: str) -> HttpResponse:
    at, here = timezone.now(), own_region(request)
    try:
        found = look_up(
            code=code, address=client_address(request), region_id=here.pk if here else None, at=at
        )
    except Refused as refused:
        return _problem(request, refused, code)
    if here is not None and found.region_id != here.pk:
        return _elsewhere(request, here, found)
    context = {
        "face": face_of(found.region),
        "permit": shown(found, at=at, picture=_has_picture(found)),
        "code": found.code,
    }
    return render(request, "verify/permit.html", context)


@open_page
@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponseBase:
    """The first page of the very file that is registered, light enough for a poor line."""
    here = own_region(request)
    try:
        found = look_up(code=code, address=client_address(request), at=timezone.now())
        if not _has_picture(found) or (here is not None and found.region_id != here.pk):
            raise Http404
        path = light_image(found.signed_hash, width=WIDTH, most=HEAVIEST)
    except Refused:
        raise Http404 from None
    answer = FileResponse(path.open("rb"), content_type="image/jpeg")
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _has_picture(permit: Permit) -> bool:
    return bool(permit.signed_hash) and kept(permit.signed_hash).exists()


def own_region(request: HttpRequest) -> Region | None:
    """The region whose own host this is, if it is one's."""
    slug = slugs_by_host().get(request.get_host().partition(":")[0])
    return region_by_slug(slug) if slug else None


def _face(region: Region | None) -> object:
    return face_of(region) if region else None


def code_control(value: str, error: str = "") -> Control:
    return Control(
        "kode",
        "kode",
        "Kode surat",
        kind="kode",
        value=value,
        hint="18 huruf dan angka di bawah kode QR. Huruf kecil, spasi, dan tanda hubung tidak berpengaruh.",
        error=error,
        maxlength=LONGEST_CODE,
    )


def _problem(request: HttpRequest, refused: Refused, code: str) -> HttpResponse:
    """A slip of the fingers, a code that is nobody's, too many of those: each says what to do."""
    mistyped = refused.code == MISTYPED
    context = {
        "face": _face(own_region(request)),
        "refused": refused,
        "kind": "salah" if mistyped else "sering" if refused.code == TOO_OFTEN else "asing",
        "suspects": codes.suspects(code) if mistyped else (),
        "code": _shown_code(code),
        "asked": code_control(code[:LONGEST_CODE] if mistyped else "", refused.sentence if mistyped else ""),
    }
    status = 429 if refused.code == TOO_OFTEN else 404
    return render(request, "verify/problem.html", context, status=status)


def _shown_code(code: str) -> str:
    value = codes.read(code).value
    return codes.show(value) if value else code[:LONGEST_CODE]


def _elsewhere(request: HttpRequest, here: Region, found: Permit) -> HttpResponse:
    """At a region's own host nothing of another region is to be had, but the way there."""
    file = region_file(found.region.code)
    context = {
        "face": face_of(here),
        "code": found.code,
        "host": file.region.host if file else "",
    }
    return render(request, "verify/elsewhere.html", context, status=404)
