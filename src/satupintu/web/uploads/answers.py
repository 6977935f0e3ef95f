"""The answers in JSON: codes for the script, Indonesian sentences for the person."""

import logging
from collections.abc import Callable, Mapping
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache

from satupintu.files.models import StoredFile, Upload
from satupintu.rules.errors import Refused

View = Callable[..., HttpResponseBase]
CHUNK = 128 * 1024
"""So much at a time: two and a half seconds at 400 kbit/s, and little to send again when the line drops."""
STATUS: Mapping[str, int] = {
    "unggahan_tidak_ada": 404,
    "potongan_melompat": 409,
    "berkas_berubah": 409,
    "unggahan_belum_lengkap": 409,
    "berkas_terlalu_besar": 413,
    "potongan_terlalu_besar": 413,
    "unggahan_terlalu_sering": 429,
    "kuota_unggahan_habis": 429,
    "antivirus_tidak_menjawab": 503,
    "pemeriksaan_penuh": 503,
    "unggahan_gagal": 503,
    "penyimpanan_penuh": 507,
}
_log = logging.getLogger(__name__)


def json_page(view: View) -> View:
    """Answer in JSON, also what is refused; nothing of it is kept by anybody on the way."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            status = STATUS.get(refused.code, 422)
            if status == 404:
                _log.warning("%s asked for in vain", request.path)
            told = {"kode": refused.code, "kalimat": refused.sentence} | refused.facts
            return JsonResponse(told, status=status)

    return never_cache(answer)


def told_in_json(door: View) -> View:
    """A page sends who is signed out to sign in; a script is told."""

    @wraps(door)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        found = door(request, *args, **kwargs)
        if not isinstance(found, HttpResponseRedirect):
            return found
        sentence = "Sesi Anda sudah berakhir. Masuk lagi di tab lain, lalu lanjutkan unggahan di sini."
        return JsonResponse({"kode": "belum_masuk", "kalimat": sentence}, status=401)

    return answer


def say_upload(upload: Upload, *, status: int = 200) -> HttpResponse:
    told = {
        "ref": upload.ref,
        "nama": upload.original_name,
        "ukuran": upload.declared_size,
        "diterima": upload.received,
        "keadaan": upload.state,
        "potongan": CHUNK,
    }
    return JsonResponse(told, status=status)


def say_file(file: StoredFile) -> HttpResponse:
    """Tell the verdict; a file that was refused is told as such by the status too."""
    rejected = file.state == StoredFile.State.REJECTED
    told = {
        "ref": file.ref,
        "nama": file.original_name,
        "ukuran": file.size,
        "halaman": file.pages,
        "keadaan": file.state,
        "antivirus": file.get_scan_display(),
        "kode": f"berkas_{file.fault}" if rejected else "",
        "kalimat": file.reason if rejected else sentence_of(file),
    }
    return JsonResponse(told, status=422 if rejected else 200)


def sentence_of(file: StoredFile) -> str:
    pages = f" ({file.pages} halaman)" if file.pages else ""
    scanned = "" if file.scan == StoredFile.Scan.CLEAN else " Belum dipindai antivirus."
    return f"{file.original_name}{pages} sudah tersimpan.{scanned}"
