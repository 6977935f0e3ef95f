import gzip
import json
from datetime import date

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test.utils import CaptureQueriesContext

from satupintu.catalogue.actions.withdraw import withdraw
from satupintu.people.queries import system_actor
from satupintu.web.public import errors
from tests.web import markup, shelves

pytestmark = pytest.mark.django_db
LARGEST = 50_000


def page_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return markup.read(answer.content.decode())


def test_the_first_page_names_the_region_and_counts_its_services(client, region):
    page = page_of(client, "/")
    assert region.name in page.text
    assert f"/{region.slug}/" in page.links
    shelves.a_copy(region, code="satu-lagi")
    shelves.a_copy(region, code="kelak", effective=date(2027, 1, 4))
    services = len(shelves.shelved(shelves.region_folders()[0]).newest())
    assert f"{services} layanan" in page.text
    assert f"{services + 1} layanan" in page_of(client, "/").text


def test_an_empty_house_says_so(client, db, collected_static):
    assert "Belum ada wilayah yang dibuka." in page_of(client, "/").text


def test_a_region_without_services_says_so(client, region):
    for version in shelves.StandardVersion.objects.filter(region=region):
        give_up(version)
    assert "Belum ada layanan yang dibuka di wilayah ini." in page_of(client, f"/{region.slug}/").text


def every_address(region, address):
    return [
        "/",
        f"/{region.slug}/",
        f"/{region.slug}/?cari=surat",
        f"/{region.slug}/?cari=zzz",
        address,
        f"/{region.slug}/bantuan/",
        f"/{region.slug}/lacak/",
        f"/{region.slug}/layanan-mana/",
        f"{address}cocok/",
        f"{address}persiapan/",
        f"{address}formulir/",
        "/tidak-ada/",
    ]


def test_every_page_is_well_formed_and_under_the_policy(client, region, address):
    for one in every_address(region, address):
        answer = client.get(one)
        assert markup.faults(answer.content.decode()) == [], one
        assert "<script" not in answer.content.decode(), one
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("<h1>a</h1><h1>b</h1>", "not one h1, first"),
        ("<h1>a</h1><p style='x'>", "style= on <p>"),
        ("<h1 onclick='x'>a</h1>", "onclick= on <h1>"),
        ("<h1>a</h1><script></script>", "<script> without a file of its own"),
        ("<h1>a</h1><input id='x'>", "input x has no label"),
        ("<h1 id='x'>a</h1><p id='x'></p>", "id x twice"),
        ("<h1>a</h1><div><p></div>", "</div> while ['p'] is open"),
        ("<h1>a</h1><h3>b</h3>", "h3 after h1"),
        ("<h1>a</h1><a href='#x'>b</a>", "nothing has the id x"),
        ("<h1>a</h1><a href='javascript:1'>b</a>", "javascript: on <a>"),
        ("<h1>a</h1><p><ul></ul></p>", "<ul> in <p>"),
    ],
)
def test_control_a_broken_page_is_found(broken, fault):
    assert fault in markup.faults(f'<!DOCTYPE html><html lang="id"><body>{broken}</body></html>')


@pytest.mark.parametrize(
    "path",
    [
        "/tidak-ada/",
        "/{region}/layanan/tidak-ada/",
        "{address}1999-01-01/",
        "{address}2022-02-31/",
        "/a/b/c/d",
    ],
)
def test_what_is_not_there_says_so_in_indonesian(client, region, address, path):
    answer = client.get(path.format(region=region.slug, address=address))
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.content.decode()


def test_a_fault_of_ours_says_so_and_gives_nothing_away(client, region, monkeypatch):
    from satupintu.web.public import region_page

    monkeypatch.setattr(region_page, "card_of", lambda *given: 1 // 0)
    client.raise_request_exception = False
    answer = client.get(f"/{region.slug}/")
    assert answer.status_code == 500
    assert "Ada gangguan pada sistem" in answer.content.decode()
    assert "ZeroDivisionError" not in answer.content.decode()
    assert markup.faults(answer.content.decode()) == []


@pytest.fixture
def no_static_files(monkeypatch):
    """As when the list of static files was never made."""

    def missing(name):
        raise ValueError(f"Missing staticfiles manifest entry for {name}")

    monkeypatch.setattr(staticfiles_storage, "url", missing)


def test_the_page_for_a_fault_stands_on_its_own(rf, no_static_files):
    answer = errors.broken(rf.get("/"))
    html = answer.content.decode()
    assert (answer.status_code, html.startswith("<!DOCTYPE html>")) == (500, True)
    assert markup.faults(html) == []
    assert [piece for piece in ("<link", "<style", "<script", "<img", "/static/") if piece in html] == []


def test_control_the_other_pages_need_the_static_files(rf, no_static_files):
    with pytest.raises(ValueError, match="manifest"):
        errors.not_found(rf.get("/"), Exception())


def test_pages_are_only_read(client, region, address):
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


def test_a_page_that_has_not_changed_is_not_sent_again(client, address):
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_the_regions_colour_is_a_stylesheet_of_its_own(client, region):
    html = client.get(f"/{region.slug}/").content.decode()
    sheet = next(piece for piece in html.split('"') if piece.startswith("/warna/"))
    answer = client.get(sheet)
    assert answer.headers["Content-Type"].startswith("text/css")
    assert answer.content.decode().startswith(":root{--brand:#")
    assert client.get("/warna/xyzxyz.css").status_code == 404


# -- search


@pytest.mark.parametrize("query", ["YAYASAN", "tanaman  hias", "hias", "ringkas kata", "Café"])
def test_search_finds_by_name_summary_and_keyword(client, region, query):
    def change(data):
        data["layanan"].update(
            nama="Izin Yayasan", ringkasan="Ringkasan Cafe.", kata_kunci=["tanaman hias", "kata"]
        )

    shelves.a_copy(region, code="contoh-cari", change=change)
    page = page_of(client, f"/{region.slug}/?cari={query}")
    assert f"/{region.slug}/layanan/contoh-cari/" in page.links


def test_search_that_finds_nothing_says_what_to_do(client, region):
    page = page_of(client, f"/{region.slug}/?cari=zzz")
    assert "Tidak ada layanan yang cocok. Coba kata lain" in page.text
    assert not [link for link in page.links if "/layanan/" in link]


@pytest.mark.parametrize(
    "query", ["%3Cscript%3Ealert(1)%3C/script%3E", "%00", "%22%20onfocus%3D%22x", "a" * 5000]
)
def test_search_words_stay_words(client, region, query):
    html = client.get(f"/{region.slug}/?cari={query}").content.decode()
    assert markup.faults(html) == []
    assert "<script" not in html


# -- what it costs


def statements(client, address):
    from django.db import connection

    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def many_services(region, count):
    for number in range(count):
        shelves.a_copy(region, code=f"layanan-{number}")


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("/", 2),
        ("/{region}/", 6),
        ("/{region}/bantuan/", 6),
        ("/{region}/layanan-mana/", 4),
        ("{address}", 5),
        ("{address}cocok/", 4),
        ("{address}persiapan/", 5),
        ("{address}formulir/", 5),
    ],
)
def test_the_number_of_statements_does_not_grow(client, region, address, monkeypatch, kind, most):
    from satupintu.catalogue import queries

    at = kind.format(region=region.slug, address=address)
    client.get(at)  # the agency's calendar is computed once a process
    monkeypatch.setattr(queries, "_kept", {})
    with_one = statements(client, at)
    many_services(region, 19)
    monkeypatch.setattr(queries, "_kept", {})
    assert statements(client, at) == with_one <= most


def test_every_page_is_light(client, region, address):
    many_services(region, 19)
    for one in every_address(region, address):
        assert len(gzip.compress(client.get(one).content)) <= LARGEST, one
        wire = client.get(one, headers={"Accept-Encoding": "gzip"})
        assert len(wire.content) <= LARGEST, one


# -- versions


def give_up(version, number="SK 9/2026"):
    withdraw(
        version=version.pk,
        region=version.region_id,
        decree_number=number,
        decree_date=date(2026, 11, 1),
        by=system_actor(),
        at=shelves.AT,
    )


def test_a_service_not_yet_in_force_says_from_when(client, region):
    shelves.a_copy(region, code="kelak", effective=date(2027, 1, 4))
    text = page_of(client, f"/{region.slug}/layanan/kelak/").text
    assert "Standar ini belum berlaku." in text
    assert "mulai Senin, 4 Januari 2027" in text


def test_a_withdrawn_service_says_by_what(client, region):
    give_up(shelves.a_copy(region, code="tutup"))
    text = page_of(client, f"/{region.slug}/layanan/tutup/").text
    assert "Standar ini sudah dicabut dengan SK 9/2026, 1 November 2026." in text


def test_an_older_version_says_so_and_leads_to_the_one_in_force(client, region):
    shelves.a_copy(region, code="dua", effective=date(2022, 3, 10))
    shelves.a_copy(region, code="dua", effective=date(2024, 5, 1))
    now = page_of(client, f"/{region.slug}/layanan/dua/")
    assert "Ini versi lama." not in now.text
    assert f"/{region.slug}/layanan/dua/2022-03-10/" in now.links
    before = page_of(client, f"/{region.slug}/layanan/dua/2022-03-10/")
    assert "Ini versi lama." in before.text
    assert f"/{region.slug}/layanan/dua/" in before.links
    assert "Berlaku mulai Rabu, 1 Mei 2024" in now.text


def test_a_closed_service_says_so(client, region):
    shelves.a_copy(region, code="diam", change=lambda data: data["layanan"].update(status="tidak_aktif"))
    assert "sedang tidak menerima permohonan" in page_of(client, f"/{region.slug}/layanan/diam/").text


# -- hostile data

SCRIPT = "<script>alert(1)</script>"


def test_markup_in_a_standard_stays_text(client, region):
    def change(data):
        data["layanan"].update(nama=f"Izin {SCRIPT}", ringkasan=SCRIPT, kata_kunci=[SCRIPT])
        data["langkah"][0].update(nama=SCRIPT, uraian='" onload="x')
        data["persyaratan"] = [{"kode": "surat", "nama": SCRIPT, "tercetak": "'><img src=x>"}]
        data["komponen"]["pengaduan"]["butir"] = [
            {"jenis": "situs", "teks": "klik", "nilai": "javascript:alert(1)"},
            {"jenis": "surel", "teks": "tulis", "nilai": "a@b.id?cc=x@y.id"},
            {"jenis": "telepon", "teks": "telepon", "nilai": "1;ext=javascript:1"},
        ]

    shelves.a_copy(region, code="jahat", change=change)
    for one in (f"/{region.slug}/", f"/{region.slug}/layanan/jahat/"):
        html = client.get(one).content.decode()
        assert markup.faults(html) == []
        assert "<script" not in html
        assert f"Izin {SCRIPT}" in markup.read(html).text
    hrefs = markup.read(html).links
    assert not [link for link in hrefs if "alert" in link or "cc=" in link or "ext" in link]


def test_a_broken_law_register_or_region_file_costs_no_page(client, region, address, settings, tmp_path):
    settings.STANDARDS_DIR = tmp_path
    (tmp_path / "_nasional").mkdir()
    (tmp_path / "_nasional" / "hukum.toml").write_text("format = [")
    (tmp_path / "99.01-rusak").mkdir()
    (tmp_path / "99.01-rusak" / "region.toml").write_text("format = [")
    assert client.get(address).status_code == 200
    assert "/warna/1d4ed8.css" in client.get(address).content.decode()


def test_what_is_shown_is_the_version_of_its_hash(client, region, address):
    row = shelves.StandardVersion.objects.get(region=region, service=address.split("/")[3])
    assert row.hash[:12] in page_of(client, address).text
    assert json.loads(row.resolved)["layanan"]["nama"] in page_of(client, address).text
