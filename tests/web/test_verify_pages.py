"""The page behind the QR: every way a permit stands, and every code that is none."""

import gzip
from datetime import date
from hashlib import sha256
from types import SimpleNamespace

import pytest
from django.conf import settings as configured
from django.test import Client

from satupintu.files.vault import kept
from satupintu.people.models import Spending
from satupintu.permits.actions import look_up as looking
from satupintu.permits.models import Alarm, Permit
from satupintu.rules import codes
from satupintu.rules.accounts import CHECKING, Budget
from satupintu.web.verify import views
from tests.fakes.authority import paper
from tests.situations.permits import a_permit, a_prepared_permit
from tests.situations.seats import a_region, an_agency
from tests.web import markup

pytestmark = pytest.mark.django_db
NOBODYS = codes.from_entropy(b"0123456789")
LIGHT = 25_000


@pytest.fixture
def office(collected_static):
    region = a_region()
    return SimpleNamespace(region=region, agency=an_agency(region))


@pytest.fixture
def permit(office):
    return a_permit(office.region, office.agency)


def look(client, code, status=200):
    answer = client.get(f"/v/{code}")
    assert answer.status_code == status, answer.content.decode()[-2000:]
    html = answer.content.decode()
    assert markup.faults(html) in ([], ["not one h1, first"])
    assert "<script" not in html
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert not answer.cookies
    return markup.read(html)


def update(permit, **of):
    Permit.objects.filter(pk=permit.pk).update(**of)


def test_what_stands_on_the_page_of_a_permit_in_force(client, office, permit):
    page = look(client, permit.code)
    for said in (
        "Berlaku",
        permit.number.text,
        "Surat Izin Contoh",
        "B*** S******",
        office.agency.name,
        "Penanda Tangan",
        "Plh. Kepala Dinas Contoh",
        "20 November 2026",
        "Periksa dokumen",
    ):
        assert said in page.text
    assert "Budi" not in page.text


@pytest.mark.parametrize("spelled", [str.lower, codes.show, lambda code: code.replace("0", "O")])
def test_the_code_may_be_typed_as_people_type(client, permit, spelled):
    assert permit.number.text in look(client, spelled(permit.code)).text


def test_typing_leads_to_the_page(client, permit):
    page = client.get("/v/")
    assert markup.faults(page.content.decode()) == []
    answer = client.get("/v/", {"kode": f" {codes.show(permit.code).lower()} "})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/v/{permit.code}")
    wrong = client.get("/v/", {"kode": "abc"})
    assert wrong.status_code == 404
    assert 'value="abc"' in wrong.content.decode()


@pytest.mark.parametrize(
    ("of", "says"),
    [
        (
            {"state": "ditangguhkan", "suspended_reason": "Diperiksa.", "legal_basis": "Pasal 3"},
            ("Ditangguhkan", "Diperiksa.", "Pasal 3"),
        ),
        (
            {"state": "dicabut", "ended_reason": "Melanggar.", "legal_basis": "Pasal 4"},
            ("Dicabut", "Melanggar.", "Pasal 4", "tidak berlaku lagi"),
        ),
        ({"state": "kedaluwarsa", "ended_reason": "Lewat."}, ("Kedaluwarsa", "sudah berakhir")),
        ({"valid_until": date(2026, 1, 1)}, ("Kedaluwarsa", "1 Januari 2026")),
    ],
)
def test_a_permit_that_does_not_hold_says_so_and_why(client, permit, of, says):
    when = {"suspended_reason": "suspended_at", "ended_reason": "ended_at"}
    moments = {field: permit.issued_at for reason, field in when.items() if reason in of}
    update(permit, **of, **moments)
    page = look(client, permit.code)
    assert all(word in page.text for word in says)
    assert "masih berlaku" not in page.text
    assert permit.number.text in page.text


def test_a_replaced_permit_leads_to_its_successor(client, office, permit):
    new = a_permit(office.region, office.agency, kind="perubahan", concerns=permit, case="P-2")
    page = look(client, permit.code)
    assert "Diganti" in page.text
    assert f"/v/{new.code}" in page.links
    assert f"Perubahan dari nomor {permit.number.text}" in look(client, new.code).text


def test_a_copy_falls_with_its_original(client, office, permit):
    copy = a_permit(office.region, office.agency, kind="salinan", concerns=permit, case="P-2")
    assert f"Salinan dari nomor {permit.number.text}" in look(client, copy.code).text
    update(permit, state="dicabut", ended_at=permit.issued_at, ended_reason="Melanggar.", legal_basis="x")
    page = look(client, copy.code)
    assert "Dicabut" in page.text
    assert "statusnya mengikuti surat aslinya" in page.text


def test_one_not_yet_signed_shows_neither_holder_nor_number(client, office):
    page = look(client, a_prepared_permit(office.region, office.agency).code)
    assert "Belum ditandatangani" in page.text
    assert "B***" not in page.text


def test_a_mistyped_code_says_which_part_and_costs_nothing(client, permit):
    wrong = permit.code[:2] + ("0" if permit.code[2] != "0" else "1") + permit.code[3:]
    page = look(client, wrong, status=404)
    assert "Kode salah ketik" in page.text
    assert wrong[:6] in page.text
    assert not Spending.objects.exists()


def test_an_unknown_code_is_no_slip_and_is_counted(client, office):
    page = look(client, NOBODYS, status=404)
    assert "Kode tidak terdaftar" in page.text
    assert codes.show(NOBODYS) in page.text
    assert set(Spending.objects.values_list("scope", "spent")) == {("alamat", 1), ("sistem", 1)}
    assert not Alarm.objects.exists()


def test_guesses_raise_an_alarm_once_a_day_and_then_the_door_closes(client, permit, monkeypatch):
    monkeypatch.setattr(looking, "CHECKING", Budget(CHECKING.code, {"alamat": 7, "sistem": 9_999}))
    for number in range(7):
        look(client, codes.from_entropy(b"tebakan-%02d" % number), status=404)
    alarm = Alarm.objects.get()
    assert (alarm.kind, alarm.times, alarm.region_id) == ("tebakan_kode", 3, None)
    page = look(client, NOBODYS, status=429)
    assert "Terlalu banyak percobaan" in page.text
    look(client, permit.code, status=429)
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert permit.number.text in look(elsewhere, permit.code).text


def test_guesses_from_everywhere_raise_one_too(client, office, monkeypatch):
    monkeypatch.setattr(looking, "GUESSES_OF_ALL", 3)
    for number in range(4):
        look(Client(REMOTE_ADDR=f"203.0.113.{number}"), codes.from_entropy(b"tebakan-%02d" % number), 404)
    assert Alarm.objects.get().subject == "semua"


def test_an_ipv6_household_is_one(client, office, monkeypatch):
    monkeypatch.setattr(looking, "CHECKING", Budget(CHECKING.code, {"alamat": 1, "sistem": 9_999}))
    look(Client(REMOTE_ADDR="2001:db8:1:2::1"), NOBODYS, 404)
    look(Client(REMOTE_ADDR="2001:db8:1:2:ffff::9"), NOBODYS, 429)
    look(Client(REMOTE_ADDR="2001:db8:1:3::1"), NOBODYS, 404)


def test_at_another_region_s_host_there_is_only_the_way(client, office, permit, monkeypatch):
    other = a_region()
    monkeypatch.setattr(views, "slugs_by_host", lambda: {"testserver": other.slug})
    page = look(client, permit.code, status=404)
    assert "Surat dari daerah lain" in page.text
    assert permit.number.text not in page.text
    monkeypatch.setattr(views, "slugs_by_host", lambda: {"testserver": office.region.slug})
    assert permit.number.text in look(client, permit.code).text


def test_the_page_is_light_and_asks_the_database_little(client, permit, django_assert_num_queries):
    with django_assert_num_queries(3):
        answer = client.get(f"/v/{permit.code}", headers={"Accept-Encoding": "gzip"})
    sheet = configured.STATIC_ROOT / "design" / "satupintu.css"
    sheets = len(gzip.compress(sheet.read_bytes())) if sheet.exists() else 12_000
    assert len(answer.content) + sheets < LIGHT


def test_the_first_page_as_a_picture(client, office):
    content = paper("Izin yang digambar")
    signed = sha256(content).hexdigest()
    permit = a_permit(office.region, office.agency, signed=signed)
    assert "halaman.jpg" not in client.get(f"/v/{permit.code}").content.decode()
    assert client.get(f"/v/{permit.code}/halaman.jpg").status_code == 404
    kept(signed).parent.mkdir(parents=True, exist_ok=True)
    kept(signed).write_bytes(content)
    assert f"/v/{permit.code}/halaman.jpg" in client.get(f"/v/{permit.code}").content.decode()
    answer = client.get(f"/v/{permit.code}/halaman.jpg")
    body = b"".join(answer.streaming_content)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert body[:3] == b"\xff\xd8\xff"
    assert len(body) < views.HEAVIEST
    assert client.get(f"/v/{NOBODYS}/halaman.jpg").status_code == 404
