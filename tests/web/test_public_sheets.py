"""Before an application: the way in, what to bring, the form on paper, the letter to copy, and help with pictures."""

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone

from satupintu.people.models import Region
from satupintu.rules.standard.model.form import all_fields
from satupintu.web.public import region_page
from satupintu.web.public.sheets import letter_of
from tests.web import markup, shelves

pytestmark = pytest.mark.django_db
LARGEST = 50_000


@pytest.fixture
def everywhere(db, collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT)
    return [shelves.established(folder) for folder in shelves.region_folders()]


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    html = answer.content.decode()
    assert markup.faults(html) == [], address
    assert len(gzip.compress(answer.content)) <= LARGEST
    return markup.read(html)


SERVICES = [
    (shelves.shelved(folder).region.region.slug, shelved.read.standard)
    for folder in shelves.region_folders()
    for shelved in shelves.shelved(folder).newest()
]
every_service = pytest.mark.parametrize(
    ("slug", "standard"), SERVICES, ids=[standard.service.code for _, standard in SERVICES]
)


# -- the way in


@pytest.mark.parametrize(
    ("ways", "says", "not_said"),
    [
        (["daring"], ["Ajukan permohonan"], ["datang ke loket", "OSS"]),
        (["daring", "loket"], ["Ajukan permohonan", "Boleh juga datang ke loket"], ["OSS"]),
        (
            ["loket"],
            ["Permohonan layanan ini tidak diterima lewat situs ini.", "Datanglah ke loket"],
            ["Ajukan permohonan"],
        ),
        (
            ["oss"],
            ["Permohonan layanan ini tidak diterima lewat situs ini.", "Ajukan melalui OSS (oss.go.id)"],
            ["Ajukan permohonan", "ke loket"],
        ),
        (
            ["daring", "loket", "oss"],
            ["Ajukan permohonan", "Boleh juga datang", "Atau ajukan melalui OSS"],
            [],
        ),
    ],
)
def test_the_ways_in_are_those_of_the_standard(client, region, ways, says, not_said):
    shelves.a_copy(region, code="cara", change=lambda data: data["layanan"].update(saluran=ways))
    found = page(client, f"/{region.slug}/layanan/cara/")
    block = found.text.partition("Jangka waktu")[0]
    assert [one for one in says if one not in block] == []
    assert [one for one in not_said if one in block] == []
    assert (f"/{region.slug}/layanan/cara/ajukan/" in found.links) is ("daring" in ways)


@pytest.mark.parametrize("change", ["closed", "withdrawn", "old"])
def test_nobody_is_sent_to_apply_where_nothing_is_taken(client, region, change):
    address = f"/{region.slug}/layanan/lama/"
    version = shelves.a_copy(
        region,
        code="lama",
        effective=date(2022, 1, 3),
        change=lambda data: data["layanan"].update(status="tidak_aktif" if change == "closed" else "aktif"),
    )
    if change == "withdrawn":
        version.withdrawn_at, version.withdrawal_number = shelves.AT, "SK 1"
        version.withdrawal_date = shelves.AT.date()
        version.save()
    if change == "old":
        shelves.a_copy(region, code="lama", effective=date(2024, 1, 3))
        address += "2022-01-03/"
    found = page(client, address)
    assert "Ajukan permohonan" not in found.text.partition("Jangka waktu")[0]
    assert f"/{region.slug}/layanan/lama/ajukan/" not in found.links


# -- the sheets


@every_service
def test_the_list_names_every_paper_the_applicant_brings(client, everywhere, slug, standard):
    text = page(client, f"/{slug}/layanan/{standard.service.code}/persiapan/").text
    for paper in standard.requirements:
        assert (markup.squeezed(paper.name) in text) is (paper.supplier != "alur")


@every_service
def test_the_form_on_paper_asks_what_the_form_asks(client, everywhere, slug, standard):
    found = page(client, f"/{slug}/layanan/{standard.service.code}/formulir/")
    for group in standard.form:
        assert group.title in found.text
    for field in all_fields(standard.form):
        assert markup.squeezed(field.label) in found.text
        for choice in field.choices:
            assert markup.squeezed(choice.label) in found.text
        for column in field.columns:
            assert column.label in found.text


def test_a_number_has_a_box_for_every_digit(client, region, address):
    html = client.get(f"{address}formulir/").content.decode()
    assert '<span class="boxes" aria-hidden="true">' + "<span>&nbsp;</span>" * 16 + "</span>" in html


def test_a_service_without_a_form_has_no_sheet(client, region):
    def change(data):
        data["kelompok"] = []
        data["persyaratan"] = []

    shelves.a_copy(region, code="polos", change=change)
    assert client.get(f"/{region.slug}/layanan/polos/formulir/").status_code == 404
    assert "Formulir kosong" not in page(client, f"/{region.slug}/layanan/polos/").text


def letters():
    return [
        (slug, standard, paper)
        for slug, standard in SERVICES
        for paper in standard.requirements
        if paper.sample
    ]


def test_every_letter_can_be_printed_with_its_addressee_and_its_lines(client, everywhere):
    assert len(letters()) == 4
    for slug, standard, paper in letters():
        region = Region.objects.get(slug=slug)
        found = page(client, f"/{slug}/layanan/{standard.service.code}/contoh-surat/{paper.code}/")
        letter = letter_of(standard, paper)
        assert letter is not None
        assert len(letter.lines) == len(paper.sample.fields)
        said = (paper.sample.subject, *letter.lines, *letter.papers, "Contoh surat", region.name)
        assert [one for one in map(markup.squeezed, said) if one not in found.text] == []
        assert ("meterai Rp10.000" in found.text) is (paper.stamp_duty is not None)


def test_a_letter_encloses_what_must_be_brought_and_not_itself():
    for _, standard, paper in letters():
        letter = letter_of(standard, paper)
        assert paper.name not in letter.papers
        demanded = [
            f"{other.name} (bila diminta)" if other.condition else other.name
            for other in standard.requirements
            if other is not paper and other.supplier == "pemohon" and not other.optional
        ]
        assert list(letter.papers) == (demanded if paper.sample.lists_papers else [])


@pytest.mark.parametrize("paper", ["tidak_ada", "ktp"])
def test_a_paper_without_a_letter_has_no_page(client, region, address, paper):
    assert client.get(f"{address}contoh-surat/{paper}/").status_code == 404


@pytest.mark.parametrize("sheet", ["persiapan", "formulir", "cocok", "contoh-surat/surat"])
def test_a_sheet_of_a_service_that_is_not_there(client, region, sheet):
    assert client.get(f"/{region.slug}/layanan/tidak-ada/{sheet}/").status_code == 404


# -- help


def test_help_warns_and_shows_only_senders_that_are_laid_down(client, region, monkeypatch):
    text = page(client, f"/{region.slug}/bantuan/").text
    assert "Kami tidak pernah meminta kode, biaya, atau pemasangan aplikasi (APK)" in text
    assert "Pesan dari kami hanya dikirim oleh" not in text
    kept = region_page.agency_part

    def with_sender(code, agency):
        part = kept(code, agency)
        return part and part.model_copy(update={"official_senders": ("0811-0000-0000",)})

    monkeypatch.setattr(region_page, "agency_part", with_sender)
    text = page(client, f"/{region.slug}/bantuan/").text
    assert "Pesan dari kami hanya dikirim oleh: 0811-0000-0000" in text


def test_every_picture_is_ours_light_and_told_in_words(client, region):
    html = client.get(f"/{region.slug}/bantuan/").content.decode()
    pictures = re.findall(r'<img src="/static/public/([a-z-]+)\.[0-9a-f]+\.svg"[^>]* alt="([^"]+)"', html)
    assert len(pictures) == html.count("<img ") == 8
    total = 0
    for name, _ in pictures:
        drawing = Path(finders.find(f"public/{name}.svg")).read_bytes()
        assert drawing.startswith(b"<svg ")
        assert b"<script" not in drawing
        assert b"href" not in drawing
        total += len(gzip.compress(drawing))
    assert total + len(gzip.compress(html.encode())) <= LARGEST
