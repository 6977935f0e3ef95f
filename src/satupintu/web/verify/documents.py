"""Periksa dokumen: a PDF held against the register. Nothing that is sent is kept."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from satupintu.files.allowances import MEGABYTE
from satupintu.permits.actions.allow_check import allow_check
from satupintu.permits.document_check import Checked, check_document
from satupintu.permits.ports import KnownSigners
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.design.facts import Fact
from satupintu.web.uploads.bounded import FIELDS, OneFileAtMost, length_of, was_cut
from satupintu.web.verify.shown import Shown, shown
from satupintu.web.verify.views import open_page, own_region
from satupintu.web.visitor.address import client_address
from satupintu.web.visitor.faces import face_of

MEGABYTES = 20
BUSY = "pemeriksaan_penuh"
STATUS = {BUSY: 503, "periksa_dokumen_penuh": 429, "dokumen_terlalu_besar": 413}
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Answered:
    """What is said of the file that was sent."""

    checked: Checked
    permit: Shown | None = None
    """The registered one, or the one that the file only pretends to be."""
    code: str = ""


def bounded(view: View) -> View:
    """The length is asked before a byte is read; the check of the form's token reads the form."""
    protected = csrf_protect(view)

    @wraps(view)
    def measure(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "POST":
            if length_of(request) > MEGABYTES * MEGABYTE + FIELDS:
                return page(request, fault=_too_large())
            request.upload_handlers.insert(0, OneFileAtMost(request, MEGABYTES))
        return protected(request, *args, **kwargs)

    return csrf_exempt(measure)


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
@bounded
def document(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return page(request)
    at = timezone.now()
    try:
        sent = _sent(request)
        allow_check(address=client_address(request), at=at)
        with _on_disk(sent) as path:
            checked = check_document(path, signers=known_signers())
    except Refused as refused:
        return page(request, fault=refused)
    about = checked.permit or checked.named
    answered = Answered(checked, shown(about, at=at) if about else None, about.code if about else "")
    return page(request, answered=answered)


def page(
    request: HttpRequest, *, answered: Answered | None = None, fault: Refused | None = None
) -> HttpResponse:
    region = own_region(request)
    context = {
        "face": face_of(region) if region else None,
        "answered": answered,
        "fault": fault,
        "signers": [Fact("Penanda tangan", one.name, note=one.region) for one in answered.checked.signers]
        if answered
        else [],
        "asked": Control(
            "berkas",
            "berkas",
            "Berkas PDF",
            kind="berkas",
            hint=f"Berkas asli yang Anda terima, paling besar {MEGABYTES} MB. Foto atau hasil pindai tidak dapat diperiksa.",
            accept="application/pdf",
            error=fault.sentence if fault else "",
        ),
    }
    status = STATUS.get(fault.code, 422) if fault else 200
    return render(request, "verify/document.html", context, status=status)


def known_signers() -> KnownSigners | None:
    """None: nobody's signature is known here, and only the register speaks."""
    name = settings.KNOWN_SIGNERS
    made: KnownSigners | None = import_string(name)() if name else None
    return made


def _sent(request: HttpRequest) -> "UploadedFile[bytes]":
    sent = request.FILES.get("berkas")
    if was_cut(request):
        raise _too_large()
    if not isinstance(sent, UploadedFile) or not sent.size:
        raise Refused("dokumen_belum_dipilih", "Pilih berkas PDF yang akan diperiksa.")
    return sent


def _too_large() -> Refused:
    return Refused(
        "dokumen_terlalu_besar",
        f"Berkas ini lebih besar dari {MEGABYTES} MB. Surat yang kami terbitkan jauh lebih kecil.",
    )


@contextmanager
def _on_disk(sent: "UploadedFile[bytes]") -> Iterator[Path]:
    """For the child to open; gone before the answer is given, whatever happens."""
    handle, name = tempfile.mkstemp(prefix="periksa-", dir=settings.FILE_UPLOAD_TEMP_DIR)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in sent.chunks():
                file.write(chunk)
        yield path
    finally:
        path.unlink(missing_ok=True)
