"""A lost password: the identity, a second number that only its owner knows, a code, and a new one."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.notices.actions.tell_account import tell_account
from satupintu.people.actions.ask_password_reset import ask_password_reset
from satupintu.people.actions.confirm_password_reset import confirm_password_reset
from satupintu.people.actions.resend_code import resend_code
from satupintu.people.identity import Identity, read_second
from satupintu.rules.errors import Faults, Refused
from satupintu.web.account.asked import (
    CODE_FAULTS,
    IDENTITY_FAULTS,
    code,
    identity_controls,
    identity_noted,
    password,
)
from satupintu.web.account.entering import enter
from satupintu.web.account.form_page import FormPage, show
from satupintu.web.account.visits import visit_of
from satupintu.web.design.control import Control

SECOND_FAULTS = {
    "nik": {"kk_salah": "kedua"},
    "paspor": {"kitas_salah": "kedua"},
    "kitas": {"paspor_salah": "kedua"},
}
"""By the kind of identity, which refusal is about the second number."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    page = FormPage(
        title="Lupa kata sandi",
        controls=[
            *identity_controls(request.POST),
            Control(
                "isian-kedua",
                "kedua",
                "Nomor Kartu Keluarga",
                kind="nik",
                value=request.POST.get("kedua", ""),
                hint="Pemegang paspor mengisi nomor KITAS, pemegang KITAS mengisi nomor paspor.",
            ),
        ],
        button="Kirim kode",
        lead=[
            "Kode dikirim ke nomor WhatsApp yang tercatat pada akun.",
            "Nomor sudah berganti, atau Kartu Keluarga belum pernah diisi? Datang ke loket membawa kartu identitas asli.",
        ],
        back=("Kembali ke halaman masuk", "/masuk/"),
        faults=IDENTITY_FAULTS | SECOND_FAULTS.get(request.POST.get("jenis", "nik"), {}),
    )
    if request.method != "POST":
        return show(request, page)
    try:
        ask_password_reset(
            _identity(request),
            second_number=request.POST.get("kedua", ""),
            visit=visit_of(request),
            tell=tell_account,
            at=timezone.now(),
        )
    except Refused as refused:
        return show(request, page, refused)
    return HttpResponseRedirect("/lupa-sandi/kode/")


def _identity(request: HttpRequest) -> Identity:
    """Both numbers are read before anything is asked of the rows, and what is wrong with either is said at once."""
    faults = Faults()
    identity = identity_noted(request.POST, faults)
    faults.ask(lambda: read_second(identity, request.POST.get("kedua", "")))
    faults.check()
    return identity


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    page = FormPage(
        title="Buat kata sandi baru",
        controls=[
            code(request.POST),
            password("sandi", "Kata sandi baru", hint="Paling sedikit 12 huruf.", new=True),
        ],
        button="Simpan kata sandi",
        lead=["Bila datanya cocok, kode sudah dikirim. Semua perangkat yang masih masuk akan dikeluarkan."],
        back=("Ulangi dari awal", "/lupa-sandi/"),
        faults=CODE_FAULTS
        | {"kata_sandi_lemah": "sandi", "kata_sandi_mudah": "sandi", "kata_sandi_panjang": "sandi"},
    )
    if request.method != "POST":
        return show(request, page, template="account/code.html")
    try:
        if "kirim_ulang" in request.POST:
            resend_code(purpose="sandi", visit=visit_of(request), tell=tell_account, at=timezone.now())
            return HttpResponseRedirect(request.get_full_path())
        user = confirm_password_reset(
            code=request.POST.get("kode", ""),
            new_password=request.POST.get("sandi", ""),
            visit=visit_of(request),
            tell=tell_account,
            at=timezone.now(),
        )
    except Refused as refused:
        return show(request, page, refused, template="account/code.html")
    enter(request, user)
    return HttpResponseRedirect("/akun/")
