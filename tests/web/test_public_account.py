"""Who is signed in sees the way back to what is his, on public pages too; strangers' pages stay as they were."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.people.models import Holding
from satupintu.web.visitor import second_factor
from tests.rooms.cases.journey import a_stage
from tests.situations.browsers import Browser, opened_account, signed_in


@pytest.fixture
def stage(db, collected_static):
    return a_stage()


@pytest.fixture
def pages(stage):
    region, service = stage.region.slug, stage.version.service
    return ("/", f"/{region}/", f"/{region}/layanan/{service}/", f"/{region}/bantuan/", f"/{region}/lacak/")


def head(client, address):
    page = client.get(address).content.decode()
    return page.partition("<nav")[2].partition("</nav>")[0]


def test_a_stranger_is_asked_in(pages):
    for address in pages:
        said = head(Browser(), address)
        assert ("/masuk/" in said, "/daftar/" in said, "/keluar/" in said) == (True, True, False), address


def test_an_applicant_finds_his_applications_and_the_way_out(stage, pages):
    client = signed_in(opened_account(stage.applicant, at=stage.applicant.registered_at))
    for address in pages:
        said = head(client, address)
        assert ("/masuk/" in said, "/daftar/" in said) == (False, False), address
        assert 'href="/akun/"' in said
        assert 'href="/keluar/"' in said
        assert stage.applicant.name not in client.get(address).content.decode()


def test_an_officer_finds_his_inbox(stage, pages, monkeypatch):
    monkeypatch.setattr(second_factor, "stopped", lambda request: False)
    held = Holding.objects.filter(post__region=stage.region).select_related("user")[0]
    client = signed_in(held.user)
    for address in pages:
        said = head(client, address)
        assert f'href="/{stage.region.slug}/petugas/"' in said, address
        assert 'href="/petugas/keluar/"' in said


def test_a_strangers_page_is_kept_for_all_and_an_accounts_for_him_alone(stage, pages):
    client = signed_in(opened_account(stage.applicant, at=stage.applicant.registered_at))
    for address in pages[:-1]:
        for browser, whose in ((Browser(), "public"), (client, "private")):
            answer = browser.get(address)
            assert set(answer["Cache-Control"].split(", ")) == {"no-cache", whose}, address
            assert "Cookie" in answer["Vary"]
            again = browser.get(address, headers={"If-None-Match": answer["ETag"]})
            assert (again.status_code, "Cookie" in again["Vary"]) == (304, True)
        assert Browser().get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 200
        assert "csrf" not in answer.content.decode(), "what is compressed holds no secret"


def test_a_stranger_costs_no_statement_more(stage, pages):
    for address in pages:
        with CaptureQueriesContext(connection) as asked:
            Browser().get(address)
        statements = " ".join(one["sql"] for one in asked.captured_queries)
        assert "people_session" not in statements
        assert "people_user" not in statements
