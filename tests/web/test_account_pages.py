"""A citizen's account through its pages: opened by a code, come into, lost and found, kept, left."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from satupintu.notices.queries import telephone
from satupintu.people.models import Applicant, ErasureRequest, Spending, User
from satupintu.rules.accounts import PASSWORDS
from satupintu.web.account import visits
from satupintu.web.visitor import hosts
from tests.situations.browsers import signed_in
from tests.situations.seats import a_region

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
NIK, OTHER_NIK = "1407021508900003", "1407021508900011"
PHONE = "0812 3456 7890"
PASSWORD = "payung biru di beranda"


@pytest.fixture
def clock(db, collected_static, monkeypatch):
    """The doors' clock; a test may move it."""
    now = {"at": AT}
    monkeypatch.setattr(timezone, "now", lambda: now["at"])
    return now


def form(**changes) -> dict[str, str]:
    return {
        "nama": "Pemohon Uji",
        "jenis": "nik",
        "nomor": NIK,
        "telepon": PHONE,
        "kk": "1407021508900009",
        "sandi": PASSWORD,
        "setuju": "ya",
    } | changes


def code_on_the_phone(at) -> str:
    return next(message.code for message in telephone(at=at) if message.code)


def registered(clock, **changes) -> Client:
    client = Client()
    assert client.post("/daftar/", form(**changes)).status_code == 302
    answer = client.post("/daftar/kode/", {"kode": code_on_the_phone(clock["at"])})
    assert answer["Location"] == "/akun/", answer.content.decode()
    return client


def test_an_account_opens_with_the_code_from_the_phone(clock):
    client = registered(clock)
    assert "Permohonan saya" in client.get("/akun/").content.decode()
    assert Applicant.objects.get().name == "Pemohon Uji"


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"setuju": ""}, "setuju", "centang bahwa Anda mengetahuinya"),
        ({"nomor": "123"}, "nomor", "16 angka"),
        ({"nama": " "}, "nama", "Nama pemohon belum diisi"),
        ({"telepon": "123"}, "telepon", "nomor"),
        ({"sandi": "pendek"}, "sandi", "12"),
        ({"jenis": "paspor", "nomor": "AB12345"}, "negara", "pilih negaranya"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays(clock, changes, field, sentence):
    answer = Client().post("/daftar/", form(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'id="isian-{field}-salah"' in page
    assert "Kesalahan: Daftar akun" in page
    if "telepon" not in changes:
        assert f'value="{PHONE}"' in page
    assert PASSWORD not in page


EMPTY = dict.fromkeys(("nama", "nomor", "telepon", "sandi", "setuju"), "") | {
    "kk": "12",
    "surel": "bukan surel",
}
WRONG = ["nama", "nomor", "telepon", "kk", "surel", "sandi", "setuju"]


def faults_beside(page: str) -> list[str]:
    """Names of the fields with a sentence beside them, in the order of the form."""
    return re.findall(r'id="isian-(\w+)-salah"', page)


def test_everything_that_is_wrong_is_said_at_once(clock):
    page = Client().post("/daftar/", form(**EMPTY)).content.decode()
    assert faults_beside(page) == WRONG
    summary = page.partition("Ada yang perlu diperbaiki")[2].partition("</ul>")[0]
    assert re.findall(r'href="#isian-(\w+)"', summary) == WRONG
    assert 'value="bukan surel"' in page


def test_what_is_wrong_does_not_tell_who_is_known(clock):
    registered(clock)
    wrong = {"sandi": "pendek", "setuju": ""}
    pages = [
        re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
        for answer in (
            Client().post("/daftar/", form(**wrong)),
            Client().post("/daftar/", form(**wrong, nomor=OTHER_NIK)),
        )
    ]
    assert pages[0] == pages[1].replace(OTHER_NIK, NIK)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ({"jenis": "nik", "nomor": "1", "kedua": "2"}, ["nomor", "kedua"]),
        ({"jenis": "paspor", "nomor": "?", "negara": "NL", "kedua": "x"}, ["nomor", "kedua"]),
        ({"jenis": "kitas", "nomor": "2C11JE1234", "negara": "NL", "kedua": "?"}, ["kedua"]),
    ],
)
def test_a_lost_password_says_what_is_wrong_with_both_numbers(clock, kind, wrong):
    answer = Client().post("/lupa-sandi/", kind)
    assert (answer.status_code, faults_beside(answer.content.decode())) == (422, wrong)


def test_a_new_password_needs_a_code_and_strength_and_both_are_said(clock):
    answer = Client().post("/lupa-sandi/kode/", {"kode": " ", "sandi": "pendek"})
    assert (answer.status_code, faults_beside(answer.content.decode())) == (422, ["kode", "sandi"])


@pytest.mark.parametrize(
    ("page", "sent", "wrong"),
    [
        ("telepon", {"telepon": "12", "sandi": "salah sekali ini"}, ["telepon", "sandi"]),
        ("kartu-keluarga", {"kk": "12", "sandi": "salah sekali ini"}, ["kk", "sandi"]),
        ("sandi", {"sandi": "salah sekali ini", "sandi_baru": "pendek"}, ["sandi", "sandi_baru"]),
        ("profil", {"nama": " ", "alamat": "x" * 301, "surel": "x"}, ["nama", "alamat", "surel"]),
    ],
)
def test_each_page_of_the_account_says_all_at_once(clock, page, sent, wrong):
    answer = registered(clock).post(f"/akun/{page}/", sent)
    assert (answer.status_code, faults_beside(answer.content.decode())) == (422, wrong)


def test_the_code_is_good_for_the_browser_that_asked(clock):
    asked = Client()
    asked.post("/daftar/", form())
    code = code_on_the_phone(AT)
    stranger = Client().post("/daftar/kode/", {"kode": code})
    assert stranger.status_code == 422
    assert asked.post("/daftar/kode/", {"kode": code})["Location"] == "/akun/"


def test_whoever_signs_in_goes_on_to_where_he_wanted_and_no_further(clock):
    registered(clock)
    sent = {"jenis": "nik", "nomor": "1407 0215 0890 0003", "sandi": PASSWORD}
    assert Client().post("/masuk/", sent | {"lanjut": "/akun/profil/"})["Location"] == "/akun/profil/"
    assert Client().post("/masuk/", sent | {"lanjut": "https://jahat.example/"})["Location"] == "/akun/"


def test_a_wrong_password_and_an_unknown_person_get_the_same_page(clock):
    registered(clock)
    known = Client().post("/masuk/", {"jenis": "nik", "nomor": NIK, "sandi": "salah sekali ini"})
    unknown = Client().post("/masuk/", {"jenis": "nik", "nomor": OTHER_NIK, "sandi": "salah sekali ini"})
    assert known.status_code == unknown.status_code == 422
    sentence = "Nomor identitas atau kata sandi tidak cocok"
    assert sentence in known.content.decode()
    assert sentence in unknown.content.decode()


def test_after_45_days_a_code_is_asked_too(clock):
    registered(clock)
    clock["at"] = AT + timedelta(days=46)
    client = Client()
    sent = {"jenis": "nik", "nomor": NIK, "sandi": PASSWORD, "lanjut": "/akun/"}
    assert client.post("/masuk/", sent)["Location"] == "/masuk/kode/?lanjut=%2Fakun%2F"
    assert client.get("/akun/").status_code == 302
    assert client.post("/masuk/kode/", {"kode": code_on_the_phone(clock["at"])})["Location"] == "/akun/"


def test_a_new_code_is_not_sent_at_once_again(clock):
    client = Client()
    client.post("/daftar/", form())
    hasty = client.post("/daftar/kode/", {"kirim_ulang": "ya"})
    assert (hasty.status_code, "Tunggu satu menit" in hasty.content.decode()) == (422, True)
    clock["at"] = AT + timedelta(minutes=2)
    assert client.post("/daftar/kode/", {"kirim_ulang": "ya"}).status_code == 302


def test_a_lost_password_wants_the_second_number_and_the_code(clock):
    old = registered(clock)
    clock["at"] = AT + timedelta(minutes=5)
    client = Client()
    for second in ("1407021508900099", "1407021508900009"):
        asked = client.post("/lupa-sandi/", {"jenis": "nik", "nomor": NIK, "kedua": second})
        assert asked["Location"] == "/lupa-sandi/kode/"
        clock["at"] += timedelta(minutes=2)
    sent = {"kode": code_on_the_phone(clock["at"]), "sandi": "perahu di tepi sungai"}
    assert client.post("/lupa-sandi/kode/", sent)["Location"] == "/akun/"
    assert old.get("/akun/").status_code == 302, "who was signed in before is out"


def test_the_profile_is_kept_and_a_stale_page_is_told(clock):
    client = registered(clock)
    version = str(Applicant.objects.get().version)
    sent = {"nama": "Pemohon Uji", "alamat": "Jalan Contoh 1", "desa": "", "surel": "", "versi": version}
    assert client.post("/akun/profil/", sent)["Location"] == "/akun/profil/"
    assert Applicant.objects.get().address == "Jalan Contoh 1"
    stale = client.post("/akun/profil/", sent | {"alamat": "Jalan Lain"})
    assert (stale.status_code, "Jalan Lain" in stale.content.decode()) == (422, True)


def test_other_browsers_are_out_after_a_new_password(clock):
    client = registered(clock)
    other = signed_in(User.objects.get())
    sent = {"sandi": PASSWORD, "sandi_baru": "perahu di tepi sungai"}
    assert client.post("/akun/sandi/", sent)["Location"] == "/akun/profil/"
    assert client.get("/akun/").status_code == 200
    assert other.get("/akun/").status_code == 302


def test_a_new_number_waits_a_day(clock):
    client = registered(clock)
    asked = client.post("/akun/telepon/", {"telepon": "0813 1111 2222", "sandi": PASSWORD})
    assert asked["Location"] == "/akun/telepon/"
    assert "sehari setelah" in client.get("/akun/telepon/").content.decode()
    clock["at"] = AT + timedelta(hours=25)
    assert client.post("/akun/telepon/", {"kirim": "ya"}).status_code == 302
    done = client.post("/akun/telepon/", {"kode": code_on_the_phone(clock["at"])})
    assert done["Location"] == "/akun/profil/"
    assert Applicant.objects.get().phone == "6281311112222"


def test_a_copy_of_ones_data_is_whole_and_kept_by_nobody(clock):
    client = registered(clock)
    answer = client.post("/akun/data/", {"salinan": "ya"})
    assert json.loads(answer.content)["akun"]["nik"] == NIK
    assert "no-store" in answer["Cache-Control"]
    assert "attachment" in answer["Content-Disposition"]


def test_one_may_ask_to_be_forgotten_and_think_better_of_it(clock):
    client, region = registered(clock), a_region()
    nowhere = client.post("/akun/data/", {"wilayah": ""})
    assert (nowhere.status_code, "Pilih wilayah" in nowhere.content.decode()) == (422, True)
    client.post("/akun/data/", {"wilayah": region.slug})
    assert ErasureRequest.objects.get().withdrawn_at is None
    client.post("/akun/data/", {"cabut": "ya"})
    assert ErasureRequest.objects.get().withdrawn_at is not None


def spent_in(region) -> int:
    rows = Spending.objects.filter(scope="wilayah", subject=str(region.pk), budget=PASSWORDS.code)
    return sum(row.spent for row in rows)


def test_a_try_counts_against_the_region_of_the_page_it_is_for(clock):
    region, other = a_region(), a_region()
    wrong = {"jenis": "nik", "nomor": NIK, "sandi": "salah sekali ini"}
    Client().post("/masuk/", wrong | {"lanjut": f"/{region.slug}/lacak/"})
    assert (spent_in(region), spent_in(other)) == (1, 0)
    Client().post("/masuk/", wrong | {"lanjut": "/akun/"})
    Client().post("/masuk/", wrong)
    assert Spending.objects.filter(scope="wilayah").count() == 1
    assert Spending.objects.get(scope="sistem", budget=PASSWORDS.code).spent == 3


def test_a_try_at_a_regions_own_host_counts_against_that_region(clock, monkeypatch, settings):
    region, other = a_region(), a_region()
    settings.ALLOWED_HOSTS = ["izin.contoh.go.id"]
    for module in (visits, hosts):
        monkeypatch.setattr(module, "slugs_by_host", lambda: {"izin.contoh.go.id": region.slug})
    wrong = {"jenis": "nik", "nomor": NIK, "sandi": "salah sekali ini", "lanjut": f"/{other.slug}/lacak/"}
    Client().post("/masuk/", wrong, headers={"host": "izin.contoh.go.id"})
    assert (spent_in(region), spent_in(other)) == (1, 0), "the host says it, and not the form"


def test_leaving_ends_the_session(clock):
    client = registered(clock)
    assert "Keluar dari akun?" in client.get("/keluar/").content.decode()
    assert client.get("/akun/").status_code == 200, "the page alone ends nothing"
    assert client.post("/keluar/")["Location"] == "/"
    assert client.get("/akun/").status_code == 302
