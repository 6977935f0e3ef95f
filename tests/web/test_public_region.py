"""A region's own page: open now, hours, contacts, announcements, the outage banner, and a search that forgives."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from satupintu.calendar import queries
from satupintu.calendar.models import CalendarVersion, Hours
from satupintu.catalogue.actions.announce import announce
from satupintu.catalogue.actions.correct_announcement import correct_announcement
from satupintu.catalogue.announcing import Wording
from satupintu.catalogue.models import Announcement
from satupintu.catalogue.region_files import region_file
from satupintu.people.queries import system_actor
from satupintu.rules.standard.model.region import AgencyPart
from satupintu.web.public.contacts import contacts_of
from satupintu.web.public.search import almost, search
from tests.web import markup, shelves

pytestmark = pytest.mark.django_db
NEWS, OUTAGE = Announcement.Kind.NEWS, Announcement.Kind.OUTAGE


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert markup.faults(answer.content.decode()) == [], address
    return markup.read(answer.content.decode()).text


def say(region, kind, title="Loket pindah", text="Ke gedung B.", ends=None):
    wording = Wording(kind=kind, title=title, text=text, starts=shelves.AT, ends=ends)
    return announce(region=region.pk, wording=wording, by=system_actor(), at=shelves.AT)


# -- open now


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 20, 3, tzinfo=UTC), "Buka sekarang, sampai pukul 16.30."),
        (datetime(2026, 11, 20, 10, tzinfo=UTC), "Tutup; buka lagi Senin, 23 November 2026 pukul 07.30."),
    ],
)
def test_it_says_whether_the_counter_is_open(client, region, monkeypatch, at, said):
    monkeypatch.setattr(timezone, "now", lambda: at)
    assert said in text_of(client, f"/{region.slug}/")


def test_a_copy_that_is_kept_is_told_when_the_counter_has_closed(client, region, monkeypatch):
    """The page is asked for anew each time, and sent again only when it says something else."""
    address = f"/{region.slug}/"
    first = client.get(address)
    assert "no-cache" in first.headers["Cache-Control"]
    tag = {"If-None-Match": first.headers["ETag"]}
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT + timedelta(minutes=20))
    assert client.get(address, headers=tag).status_code == 304
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT + timedelta(hours=8))
    assert client.get(address, headers=tag).status_code == 200


def test_hours_closures_and_what_they_rest_on_are_shown(client, region):
    text = text_of(client, f"/{region.slug}/")
    assert "Senin–Kamis 07.30–12.00 dan 13.00–16.00" in text
    assert "Sabtu–Minggu tutup" in text
    assert "Dasar: Anggapan menurut Peraturan Presiden Nomor 21 Tahun 2023." in text


def test_without_hours_nothing_is_claimed(client, region):
    Hours.objects.filter(region=region).delete()
    CalendarVersion.objects.filter(region=region).delete()
    queries._known.clear()
    text = text_of(client, f"/{region.slug}/")
    assert "Jam pelayanan belum ditetapkan." in text
    assert "Buka sekarang" not in text


# -- contacts


@pytest.mark.parametrize("folder", shelves.region_folders(), ids=lambda path: path.name)
def test_every_region_of_the_shelf_shows_what_is_printed_of_it(
    client, db, collected_static, monkeypatch, folder
):
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT)
    region = shelves.established(folder)
    page = markup.read(client.get(f"/{region.slug}/").content.decode())
    agency = next(one for one in region_file(region.code).agencies if one.kind == "ptsp")
    for said in (*agency.phones, agency.fax, agency.email, agency.website.removeprefix("https://")):
        assert said in page.text
    maps = [link for link in page.links if "openstreetmap.org" in link]
    assert bool(maps) is bool(agency.address or agency.letterhead.address or "di peta" in page.text)


def an_agency(**given):
    return AgencyPart.model_validate(
        {"kode": "ptsp", "nama": "PTSP", "jenis": "ptsp", "kop": {"baris": ["PTSP"]}} | given
    )


@pytest.mark.parametrize(
    ("given", "link"),
    [
        ({}, ""),
        (
            {"alamat": "Jl. Raya 1 & 2"},
            "https://www.openstreetmap.org/search?query=Jl.%20Raya%201%20%26%202",
        ),
        (
            {"koordinat": {"lintang": -7.6, "bujur": 112.8}},
            "https://www.openstreetmap.org/?mlat=-7.6&mlon=112.8#map=17/-7.6/112.8",
        ),
    ],
)
def test_the_map_is_a_link_and_only_where_a_place_is_known(given, link):
    assert contacts_of(an_agency(**given), "PTSP", []).map_link == link


def test_whose_map_it_is_the_site_decides(settings):
    settings.MAP_SEARCH = "geo:0,0?q={alamat}"
    found = contacts_of(an_agency(alamat="Jl. Raya 1"), "PTSP", [])
    assert (found.map_link, found.map_label) == ("geo:0,0?q=Jl.%20Raya%201", "Cari alamat ini di peta")
    settings.MAP_SEARCH = ""
    assert contacts_of(an_agency(alamat="Jl. Raya 1"), "PTSP", []).map_link == ""


def test_a_number_in_the_file_and_in_the_standard_is_shown_once():
    given = {"telepon": ["(0764) 8001035", "0812-7646-0487"], "situs": "https://contoh.go.id"}
    standard = shelves.shelved(shelves.region_folders()[0]).standards[0].read.standard
    rows = contacts_of(an_agency(**given), "PTSP", [standard, standard]).rows
    assert len({(row.label, row.href or row.text) for row in rows}) == len(rows)
    assert ("Telepon", "tel:+627648001035") in [(row.label, row.href) for row in rows]


# -- announcements


def test_news_stand_on_the_regions_page_and_an_outage_on_every_page_of_it(client, region, address):
    say(region, NEWS)
    say(region, OUTAGE, "Pengiriman WhatsApp", "Kode lewat SMS.", ends=shelves.AT + timedelta(hours=2))
    assert "Loket pindah" in text_of(client, f"/{region.slug}/")
    assert "Loket pindah" not in text_of(client, address)
    for one in (
        f"/{region.slug}/",
        address,
        f"{address}persiapan/",
        f"/{region.slug}/bantuan/",
        f"/{region.slug}/lacak/",
    ):
        text = text_of(client, one)
        assert "Gangguan layanan: Pengiriman WhatsApp. Kode lewat SMS." in text
        assert "Diperkirakan sampai Jumat, 20 November 2026 pukul 12.00." in text


def test_an_outage_stays_in_its_region(client, region):
    other = shelves.established(shelves.region_folders()[1])
    say(other, OUTAGE)
    assert "Gangguan layanan" not in text_of(client, f"/{region.slug}/")
    assert "Gangguan layanan" in text_of(client, f"/{other.slug}/")


def test_a_corrected_announcement_says_so(client, region):
    row = say(region, NEWS)
    wording = Wording(kind=NEWS, title="Loket pindah", text="Ke gedung C.", starts=shelves.AT)
    correct_announcement(
        region=region.pk, announcement=row.pk, wording=wording, by=system_actor(), at=shelves.AT
    )
    text = text_of(client, f"/{region.slug}/")
    assert "Ke gedung C." in text
    assert "Ke gedung B." not in text
    assert "sudah diperbaiki" in text


def test_markup_in_an_announcement_stays_text(client, region):
    for kind in (NEWS, OUTAGE):
        say(region, kind, "<script>1</script>", "<b onclick=x>tebal</b>")
    html = client.get(f"/{region.slug}/").content.decode()
    assert "<script" not in html
    assert "<b " not in html


# -- the search

OTHERS = {
    "ijin": frozenset({"izin"}),
    "ngo": frozenset({"asing"}),
    "luar negeri": frozenset({"asing"}),
    "remaja": frozenset({"karang taruna"}),
}
TEXTS = [
    "izin operasional organisasi sosial yayasan panti",
    "bantuan pemberdayaan karang taruna pemuda",
    "tanda pendaftaran lembaga asing mengontrol",
]


@pytest.mark.parametrize(
    ("query", "places", "nearly"),
    [
        ("", [0, 1, 2], False),
        ("yayasan", [0], False),
        ("IZIN operasi", [0], False),
        ("ijin", [0], False),
        ("remaja", [1], False),
        ("ngo", [2], False),
        ("lembaga luar negeri", [2], False),
        ("yayasn", [0], True),
        ("yaysaan", [0], True),
        ("pemberdayan krang", [1], True),
        ("yyyasan", [0], True),
        ("pnt", [], False),
        ("surat tanah", [], False),
        ("izin asing", [], False),
    ],
)
def test_what_a_search_finds(query, places, nearly):
    found = search(TEXTS, query, OTHERS)
    assert (found.places, found.nearly) == (places, nearly)


@pytest.mark.parametrize(
    ("typed", "known", "same"),
    [
        ("panti", "panti", True),
        ("pant", "panti", True),
        ("pnati", "panti", True),
        ("penti", "panti", True),
        ("pinta", "panti", False),
        ("organisaisi", "organisasi", True),
        ("orgaanisaisi", "organisasi", True),
        ("kata", "panti", False),
    ],
)
def test_what_is_almost_the_same_word(typed, known, same):
    assert almost(typed, known) is same


def test_a_search_for_what_is_spelt_otherwise_says_that_it_is_only_like_it(client, region):
    first = shelves.shelved(shelves.region_folders()[0]).newest()[0].read.standard
    word = max(first.service.name.split(), key=len).lower()
    typed = word[:3] + word[4:]
    text = text_of(client, f"/{region.slug}/?cari={typed}")
    assert f"Tidak ada layanan yang persis cocok dengan “{typed}”. Ini yang mirip:" in text
    assert first.service.name in text


def test_a_long_search_is_cut(client, region):
    text_of(client, f"/{region.slug}/?cari=" + "izin+" * 400)
