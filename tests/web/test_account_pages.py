"""A citizen's account through its pages: opened by a code, come into, lost and found, kept, left."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from satupintu.notices.queries import telephone
from satupintu.people.models import Applicant, ErasureRequest, User
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


def test_leaving_ends_the_session(clock):
    client = registered(clock)
    assert client.get("/keluar/").status_code == 405
    assert client.post("/keluar/")["Location"] == "/"
    assert client.get("/akun/").status_code == 302
