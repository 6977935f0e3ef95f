"""The office's papers through the doors: as attachments, for whom the case is, and blank ones for everybody."""

import re

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from satupintu.cases.models import Output
from satupintu.rules.standard.model.form import all_fields
from tests.rooms.cases.journey import VERIFYING, a_stage, at_step
from tests.situations.browsers import opened_account
from tests.web import shelves
from tests.web.test_desk_file import browser_of
from tests.web.test_public_sheets import SERVICES

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(collected_static):
    return a_stage()


def words(pdf):
    found = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    return " ".join(" ".join(found).split())


def is_a_file(answer, name):
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith(b"%PDF-")
    return words(answer.content)


def letters_on(page):
    return re.findall(r'href="([^"]+/surat/[a-z0-9_-]+/)"', page)


def test_an_officer_takes_a_paper_from_the_page_of_the_case(stage, monkeypatch):
    journey = at_step(stage, VERIFYING)
    client = browser_of(journey, VERIFYING, monkeypatch)
    case = f"/{stage.region.slug}/petugas/berkas/{journey.case.number}/"
    page = client.get(case).content.decode()
    assert "Unduh PDF" in page
    (receipt,) = letters_on(page)
    first = client.get(receipt)
    row = Output.objects.get(kind="tanda_terima")
    assert row.number in is_a_file(first, "tanda-terima-tt-0001-424.086-2026.pdf")
    assert client.get(receipt).content == first.content
    assert client.get(f"{case}surat/keluaran-0/").status_code == 404


def test_the_applicant_takes_his_own(stage, monkeypatch):
    journey = at_step(stage, VERIFYING)
    client = Client()
    client.force_login(opened_account(stage.applicant, at=journey.at))
    monkeypatch.setattr(timezone, "now", lambda: journey.at)
    page = client.get(f"/permohonan/{journey.case.number}/").content.decode()
    (receipt,) = letters_on(page)
    assert journey.case.number in is_a_file(client.get(receipt), "tanda-terima-tt-0001-424.086-2026.pdf")
    assert client.get(f"/permohonan/{journey.case.number}/surat/kekurangan/").status_code == 404


@pytest.fixture
def everywhere(collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT)
    return [shelves.established(folder) for folder in shelves.region_folders()]


@pytest.mark.parametrize(("slug", "standard"), SERVICES, ids=[one.service.code for _, one in SERVICES])
def test_the_blank_form_asks_what_the_form_asks(client, everywhere, slug, standard):
    page = f"/{slug}/layanan/{standard.service.code}/formulir/"
    assert f"{page}unduh/" in client.get(page).content.decode()
    said = is_a_file(client.get(f"{page}unduh/"), f"formulir-{standard.service.code}.pdf")
    missing = [field.label for field in all_fields(standard.form) if field.label not in said]
    assert missing == []
    assert client.get(f"{page}unduh/").content == client.get(f"{page}unduh/").content


@pytest.mark.parametrize(("slug", "standard"), SERVICES, ids=[one.service.code for _, one in SERVICES])
def test_the_sample_letter_can_be_taken_along(client, everywhere, slug, standard):
    for paper in standard.requirements:
        address = f"/{slug}/layanan/{standard.service.code}/contoh-surat/{paper.code}/"
        taken = client.get(f"{address}unduh/")
        if paper.sample is None:
            assert taken.status_code == 404
            continue
        assert f"{address}unduh/" in client.get(address).content.decode()
        assert paper.sample.subject in is_a_file(taken, f"contoh-{paper.code.replace('_', '-')}.pdf")
