"""The applicant's way through every standard on the shelf, page by page, without a script."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from satupintu.cases.models import Case
from satupintu.catalogue.shelf import read_region_alone, read_shelved
from satupintu.ops.walk.draft import answers_for
from satupintu.ops.walk.stage import set_stage
from satupintu.ops.walk.variations import variations
from tests.situations.browsers import opened_account, signed_in
from tests.web import shelves
from tests.web.portal_walk import fill_groups, give_papers, key_in

AT = datetime(2026, 11, 18, 3, tzinfo=UTC)
STANDARDS = shelves.every_standard()


@pytest.fixture(params=STANDARDS, ids=lambda path: path.parent.name)
def stage(request, db, collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)
    return set_stage(read_region_alone(request.param.parent.parent), read_shelved(request.param), at=AT)


@pytest.fixture
def client(stage):
    return signed_in(opened_account(stage.applicant, at=AT))


def begun(client, stage) -> Case:
    page = f"/{stage.region.slug}/layanan/{stage.version.service}/ajukan/"
    shown = client.get(page)
    if "daring" not in stage.standard.service.channels:
        pytest.skip("this service is not applied for on the site")
    answer = client.post(page, {"kunci": key_in(shown.content.decode())})
    assert answer.status_code == 302, answer.content.decode()
    return Case.objects.get(ref=answer["Location"].split("/")[2])


def test_an_application_goes_from_the_first_page_to_its_number(client, stage):
    case = begun(client, stage)
    base = f"/permohonan/{case.ref}/"
    plain = next(one for one in variations(stage.standard) if one.name == "biasa")
    answers = answers_for(stage, plain, seed=7, today=AT.date())
    by = stage.citizen()
    assert "Belum diisi" in client.get(base).content.decode()
    fill_groups(client, case, answers, by=by, at=AT)
    give_papers(client, case, by=by, at=AT)
    assert "Periksa lalu kirim" in client.get(base).content.decode()

    check = client.get(f"{base}periksa/").content.decode()
    refused = client.post(f"{base}periksa/", {"kunci": key_in(check)})
    assert (refused.status_code, "Centang pernyataan" in refused.content.decode()) == (422, True)
    sent = client.post(f"{base}periksa/", {"kunci": key_in(check), "pernyataan": "ya"})
    case.refresh_from_db()
    assert sent["Location"] == f"/permohonan/{case.number}/terkirim/"
    assert case.number in client.get(sent["Location"]).content.decode()

    again = client.post(f"{base}periksa/", {"kunci": key_in(check), "pernyataan": "ya"})
    assert again["Location"] == sent["Location"]
    assert Case.objects.count() == 1
