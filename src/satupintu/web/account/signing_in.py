"""Coming in and going out; who has been away long types a code too."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.notices.actions.tell_account import tell_account
from satupintu.people.actions.confirm_sign_in import confirm_sign_in
from satupintu.people.actions.resend_code import resend_code
from satupintu.people.actions.sign_in import sign_in
from satupintu.people.models.user import CITIZEN
from satupintu.rules.errors import Refused
from satupintu.web.account.asked import (
    CODE_FAULTS,
    IDENTITY_FAULTS,
    code,
    identity_controls,
    identity_typed,
    password,
)
from satupintu.web.account.entering import enter
from satupintu.web.account.form_page import FormPage, show
from satupintu.web.account.visits import visit_of
from satupintu.web.visitor.pages import signed_in
from satupintu.web.visitor.ways import onward


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def citizen_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        if signed_in(request, CITIZEN):
            return HttpResponseRedirect(onward(request, "/akun/"))
        return show(request, _page(request))
    try:
        known = sign_in(
            identity_typed(request.POST),
            password=request.POST.get("sandi", ""),
            visit=visit_of(request),
            tell=tell_account,
            at=timezone.now(),
        )
    except Refused as refused:
        return show(request, _page(request), refused)
    wanted = onward(request, "/akun/")
    if known.user is None:
        return HttpResponseRedirect(f"/masuk/kode/?{urlencode({'lanjut': wanted})}")
    enter(request, known.user)
    return HttpResponseRedirect(wanted)


def _page(request: HttpRequest) -> FormPage:
    return FormPage(
        title="Masuk",
        controls=[*identity_controls(request.POST), password("sandi", "Kata sandi")],
        button="Masuk",
        links=[
            ("Lupa kata sandi", "/lupa-sandi/"),
            ("Belum punya akun? Daftar", "/daftar/"),
            ("Petugas masuk di sini", "/petugas/masuk/"),
        ],
        hidden={"lanjut": onward(request, "")},
        faults=IDENTITY_FAULTS | {"masuk_gagal": "sandi"},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_code(request: HttpRequest) -> HttpResponse:
    page = FormPage(
        title="Masukkan kode",
        controls=[code(request.POST)],
        button="Masuk",
        lead=["Anda sudah lama tidak masuk. Demi keamanan, kode dikirim ke nomor WhatsApp yang tercatat."],
        links=[("Nomor sudah berganti? Datang ke loket membawa kartu identitas", "/")],
        hidden={"lanjut": onward(request, "/akun/")},
        faults=CODE_FAULTS,
    )
    if request.method != "POST":
        return show(request, page, template="account/code.html")
    try:
        if "kirim_ulang" in request.POST:
            resend_code(purpose="masuk", visit=visit_of(request), tell=tell_account, at=timezone.now())
            return HttpResponseRedirect(request.get_full_path())
        user = confirm_sign_in(code=request.POST.get("kode", ""), visit=visit_of(request), at=timezone.now())
    except Refused as refused:
        return show(request, page, refused, template="account/code.html")
    enter(request, user)
    return HttpResponseRedirect(onward(request, "/akun/"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Public pages hold no form, since they hold no token: from there a link leads to the button here."""
    if request.method != "POST":
        if signed_in(request, CITIZEN) is None:
            return HttpResponseRedirect("/")
        page = FormPage(
            title="Keluar dari akun?", controls=[], button="Keluar", back=("Permohonan saya", "/akun/")
        )
        return show(request, page)
    logout(request)
    return HttpResponseRedirect("/")
