"""Opening an account: who one is, a code to one's own phone, and in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.notices.actions.tell_account import tell_account
from satupintu.people.actions.confirm_registration import confirm_registration
from satupintu.people.actions.register_citizen import register_citizen
from satupintu.people.actions.resend_code import resend_code
from satupintu.people.data_use import newest_text
from satupintu.people.newcomer import Newcomer, read_newcomer
from satupintu.people.passwords import check_new_password
from satupintu.rules.errors import Faults, Refused
from satupintu.rules.identifiers import phone as phones
from satupintu.web.account.asked import (
    CODE_FAULTS,
    IDENTITY_FAULTS,
    code,
    identity_controls,
    identity_noted,
    password,
    text,
)
from satupintu.web.account.entering import enter
from satupintu.web.account.form_page import FormPage, show
from satupintu.web.account.visits import visit_of
from satupintu.web.design.control import Control
from satupintu.web.visitor.ways import onward

FAULTS = IDENTITY_FAULTS | {
    "tanpa_keterangan_diri": "nama",
    "telepon_salah": "telepon",
    "tanpa_nomor": "telepon",
    "surel_salah": "surel",
    "kk_salah": "kk",
    "kata_sandi_lemah": "sandi",
    "kata_sandi_mudah": "sandi",
    "kata_sandi_panjang": "sandi",
    "belum_setuju": "setuju",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return show(request, _page(request), template="account/register.html")
    try:
        _ask(request)
    except Refused as refused:
        return show(request, _page(request), refused, template="account/register.html")
    return HttpResponseRedirect(f"/daftar/kode/?lanjut={onward(request, '/akun/')}")


def _ask(request: HttpRequest) -> None:
    posted = request.POST
    register_citizen(
        _read(posted),
        password=posted.get("sandi", ""),
        notice_version=newest_text("pemakaian_data").version,
        visit=visit_of(request),
        tell=tell_account,
        at=timezone.now(),
    )


def _read(posted: QueryDict) -> Newcomer:
    """All of the form; every fault of it is found, and none of them depends on who is known."""
    faults = Faults()
    identity = identity_noted(posted, faults)
    nobody = Newcomer(identity, "")
    newcomer = faults.read(
        lambda: read_newcomer(
            identity,
            name=posted.get("nama", ""),
            phone=posted.get("telepon", ""),
            email=posted.get("surel", ""),
            kk=posted.get("kk", ""),
        ),
        nobody,
    )
    phone = phones.read(posted.get("telepon", ""), mobile=True).value or ""
    faults.ask(lambda: check_new_password(posted.get("sandi", ""), identity.number, phone))
    faults.ask(lambda: _check_agreed(posted))
    faults.check()
    return newcomer


def _check_agreed(posted: QueryDict) -> None:
    if not posted.get("setuju"):
        raise Refused(
            "belum_setuju", "Baca pemakaian data pribadi Anda, lalu centang bahwa Anda mengetahuinya."
        )


def _page(request: HttpRequest) -> FormPage:
    return FormPage(
        title="Daftar akun",
        controls=_controls(request.POST),
        button="Kirim kode ke WhatsApp",
        links=[("Sudah punya akun? Masuk", "/masuk/")],
        hidden={"lanjut": onward(request, "")},
        faults=FAULTS,
    )


def _controls(posted: QueryDict) -> list[Control]:
    return [
        text("nama", "Nama lengkap", posted, hint="Seperti pada kartu identitas.", autocomplete="name"),
        *identity_controls(posted),
        Control(
            "isian-telepon",
            "telepon",
            "Nomor WhatsApp",
            kind="telepon",
            value=posted.get("telepon", ""),
            hint="Kode dikirim ke nomor ini. Warga negara asing boleh mengosongkannya dan mengisi surel.",
            autocomplete="tel",
        ),
        Control(
            "isian-kk",
            "kk",
            "Nomor Kartu Keluarga",
            kind="nik",
            value=posted.get("kk", ""),
            hint="Boleh dikosongkan; dipakai bila Anda lupa kata sandi.",
            required=False,
        ),
        Control(
            "isian-surel",
            "surel",
            "Alamat surel",
            kind="surel",
            value=posted.get("surel", ""),
            hint="Boleh dikosongkan.",
            autocomplete="email",
            required=False,
        ),
        password(
            "sandi",
            "Kata sandi",
            hint="Paling sedikit 12 huruf; beberapa kata lebih mudah diingat.",
            new=True,
        ),
        Control(
            "isian-setuju",
            "setuju",
            "Saya mengetahui pemakaian data pribadi di atas",
            kind="centang",
            value=posted.get("setuju", ""),
        ),
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activate(request: HttpRequest) -> HttpResponse:
    page = FormPage(
        title="Masukkan kode aktivasi",
        controls=[code(request.POST)],
        button="Aktifkan akun",
        lead=[
            (
                "Bila nomornya benar dan belum punya akun, kode sudah dikirim lewat WhatsApp. Pesannya dapat tiba sampai "
                "beberapa menit kemudian."
            ),
            "Jangan berikan kode ini kepada siapa pun, juga kepada yang mengaku petugas.",
        ],
        links=[("Isi ulang pendaftaran", "/daftar/")],
        hidden={"lanjut": onward(request, "/akun/")},
        faults=CODE_FAULTS,
    )
    if request.method != "POST":
        return show(request, page, template="account/code.html")
    try:
        if "kirim_ulang" in request.POST:
            resend_code(purpose="daftar", visit=visit_of(request), tell=tell_account, at=timezone.now())
            return HttpResponseRedirect(request.get_full_path())
        user = confirm_registration(
            code=request.POST.get("kode", ""), visit=visit_of(request), at=timezone.now()
        )
    except Refused as refused:
        return show(request, page, refused, template="account/code.html")
    enter(request, user)
    return HttpResponseRedirect(onward(request, "/akun/"))
