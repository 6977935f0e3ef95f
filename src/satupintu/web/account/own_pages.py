"""What a citizen keeps of himself: profile, number, password, family card; each page one thing."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from satupintu.notices.actions.tell_account import tell_account
from satupintu.people.actions.ask_phone_change import ask_phone_change
from satupintu.people.actions.cancel_phone_change import cancel_phone_change
from satupintu.people.actions.change_password import change_password
from satupintu.people.actions.confirm_phone_change import confirm_phone_change
from satupintu.people.actions.send_phone_code import send_phone_code
from satupintu.people.actions.set_family_card import set_family_card
from satupintu.people.actions.sign_out_everywhere import sign_out_everywhere
from satupintu.people.actions.update_profile import Profile, update_profile
from satupintu.people.models import Applicant, PhoneChange
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import Field
from satupintu.web.account.asked import CODE_FAULTS, code, password, text
from satupintu.web.account.entering import enter
from satupintu.web.account.form_page import FormPage, show
from satupintu.web.account.visits import visit_of
from satupintu.web.design.control import Control
from satupintu.web.forms.areas import area_control
from satupintu.web.forms.typed import asks_for_more
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

BACK = ("Data saya", "/akun/profil/")
VILLAGE = Field(code="desa", label="Desa atau kelurahan", kind="wilayah", required=False)
PASSWORD_FAULTS = {
    "kata_sandi_salah": "sandi",
    "kata_sandi_lemah": "sandi_baru",
    "kata_sandi_mudah": "sandi_baru",
    "kata_sandi_panjang": "sandi_baru",
    "kata_sandi_sama": "sandi_baru",
}


def own(request: CitizenRequest) -> Applicant:
    return Applicant.objects.get(pk=request.citizen.applicant_id or 0)


@citizen_page
def profile(request: CitizenRequest) -> HttpResponse:
    applicant = own(request)
    page = FormPage(
        title="Data saya",
        controls=_profile_controls(request, applicant),
        button="Simpan",
        lead=["Yang Anda isi di sini mengisi permohonan berikutnya lebih dahulu."],
        links=[
            ("Ganti nomor WhatsApp", "/akun/telepon/"),
            ("Ganti kata sandi, keluar dari semua perangkat", "/akun/sandi/"),
            ("Nomor Kartu Keluarga", "/akun/kartu-keluarga/"),
            ("Lembaga dan surat kuasa", "/akun/lembaga/"),
            ("Salinan dan penghapusan data", "/akun/data/"),
        ],
        hidden={"versi": request.POST.get("versi") or str(applicant.version)},
        faults={
            "tanpa_keterangan_diri": "nama",
            "alamat_panjang": "alamat",
            "surel_salah": "surel",
            "wilayah_salah": "desa",
        },
    )
    if request.method != "POST" or asks_for_more(request.POST):
        return show(request, page)
    try:
        update_profile(
            Profile(
                name=request.POST.get("nama", ""),
                address=request.POST.get("alamat", ""),
                area=request.POST.get("desa", ""),
                email=request.POST.get("surel", ""),
            ),
            seen=int(request.POST.get("versi", "0") or 0),
            by=request.citizen,
            at=request.at,
        )
    except Refused as refused:
        return show(request, page, refused)
    messages.success(request, "Data Anda disimpan.")
    return HttpResponseRedirect("/akun/profil/")


def _profile_controls(request: CitizenRequest, applicant: Applicant) -> list[Control]:
    """As typed, or else as it is kept."""
    typed = request.POST if request.method == "POST" else None
    return [
        Control(
            "isian-nama", "nama", "Nama lengkap", value=typed.get("nama", "") if typed else applicant.name
        ),
        Control(
            "isian-alamat",
            "alamat",
            "Alamat",
            kind="paragraf",
            rows=3,
            value=typed.get("alamat", "") if typed else applicant.address,
            hint="Jalan, nomor, RT/RW.",
            required=False,
        ),
        area_control(
            VILLAGE,
            "desa",
            typed.get("desa", "") if typed else applicant.area,
            "",
            request.POST,
            region="",
        ),
        Control(
            "isian-surel",
            "surel",
            "Alamat surel",
            kind="surel",
            value=typed.get("surel", "") if typed else applicant.email,
            required=False,
        ),
    ]


@citizen_page
def change_own_password(request: CitizenRequest) -> HttpResponse:
    page = FormPage(
        title="Ganti kata sandi",
        controls=[
            password("sandi", "Kata sandi sekarang"),
            password("sandi_baru", "Kata sandi baru", hint="Paling sedikit 12 huruf.", new=True),
        ],
        button="Ganti kata sandi",
        lead=["Semua perangkat lain yang masih masuk akan dikeluarkan."],
        back=BACK,
        faults=PASSWORD_FAULTS,
    )
    if request.method != "POST":
        return show(request, page, template="account/password.html")
    try:
        if "keluar" in request.POST:
            enter(request, sign_out_everywhere(by=request.citizen, at=request.at))
            messages.success(request, "Semua perangkat lain sudah dikeluarkan.")
            return HttpResponseRedirect("/akun/profil/")
        user = change_password(
            old_password=request.POST.get("sandi", ""),
            new_password=request.POST.get("sandi_baru", ""),
            visit=visit_of(request),
            by=request.citizen,
            tell=tell_account,
            at=request.at,
        )
    except Refused as refused:
        return show(request, page, refused, template="account/password.html")
    enter(request, user)
    messages.success(request, "Kata sandi diganti. Perangkat lain sudah dikeluarkan.")
    return HttpResponseRedirect("/akun/profil/")


@citizen_page
def family_card(request: CitizenRequest) -> HttpResponse:
    page = FormPage(
        title="Nomor Kartu Keluarga",
        controls=[
            Control(
                "isian-kk",
                "kk",
                "Nomor Kartu Keluarga",
                kind="nik",
                value=request.POST.get("kk", ""),
                hint="16 angka.",
            ),
            password("sandi", "Kata sandi"),
        ],
        button="Simpan",
        lead=["Dipakai untuk membuktikan diri bila Anda lupa kata sandi. Disimpan tersandi."],
        back=BACK,
        faults={"kk_salah": "kk", "kata_sandi_salah": "sandi"},
    )
    if request.method != "POST":
        return show(request, page)
    try:
        set_family_card(
            kk=request.POST.get("kk", ""),
            password=request.POST.get("sandi", ""),
            visit=visit_of(request),
            by=request.citizen,
            at=request.at,
        )
    except Refused as refused:
        return show(request, page, refused)
    messages.success(request, "Nomor Kartu Keluarga disimpan.")
    return HttpResponseRedirect("/akun/profil/")


@citizen_page
def phone(request: CitizenRequest) -> HttpResponse:
    """A new number waits a day, so that the owner of the old one can object (reliability F7)."""
    waiting = PhoneChange.objects.filter(
        applicant_id=request.citizen.applicant_id or 0, done_at__isnull=True, cancelled_at__isnull=True
    ).first()
    return _waiting_phone(request, waiting) if waiting else _new_phone(request)


def _new_phone(request: CitizenRequest) -> HttpResponse:
    page = FormPage(
        title="Ganti nomor WhatsApp",
        controls=[
            text("telepon", "Nomor baru", request.POST, autocomplete="tel"),
            password("sandi", "Kata sandi"),
        ],
        button="Ajukan penggantian",
        lead=["Nomor lama diberi tahu sekarang. Kode untuk nomor baru dapat diminta sehari kemudian."],
        back=BACK,
        faults={"telepon_salah": "telepon", "nomor_sama": "telepon", "kata_sandi_salah": "sandi"},
    )
    if request.method != "POST":
        return show(request, page)
    try:
        ask_phone_change(
            new_phone=request.POST.get("telepon", ""),
            password=request.POST.get("sandi", ""),
            visit=visit_of(request),
            by=request.citizen,
            tell=tell_account,
            at=request.at,
        )
    except Refused as refused:
        return show(request, page, refused)
    return HttpResponseRedirect("/akun/telepon/")


def _waiting_phone(request: CitizenRequest, waiting: PhoneChange) -> HttpResponse:
    opened = request.at >= waiting.opens_at
    page = FormPage(
        title="Nomor baru menunggu",
        controls=[code(request.POST)] if opened else [],
        button="Pakai nomor baru" if opened else "Batalkan penggantian",
        lead=[]
        if opened
        else [
            "Kode untuk nomor baru dapat diminta sehari setelah penggantian diajukan. Nomor lama masih dipakai."
        ],
        back=BACK,
        faults=CODE_FAULTS,
    )
    template = "account/phone.html" if opened else "account/form.html"
    if request.method != "POST":
        return show(request, page, template=template)
    try:
        if not opened or "batal" in request.POST:
            cancel_phone_change(by=request.citizen, at=request.at)
            messages.success(request, "Penggantian nomor dibatalkan.")
        elif "kirim" in request.POST:
            send_phone_code(visit=visit_of(request), by=request.citizen, tell=tell_account, at=request.at)
            messages.success(request, "Kode dikirim ke nomor baru.")
            return HttpResponseRedirect("/akun/telepon/")
        else:
            confirm_phone_change(
                code=request.POST.get("kode", ""),
                visit=visit_of(request),
                by=request.citizen,
                tell=tell_account,
                at=request.at,
            )
            messages.success(request, "Nomor WhatsApp diganti.")
    except Refused as refused:
        return show(request, page, refused, template=template)
    return HttpResponseRedirect("/akun/profil/")
