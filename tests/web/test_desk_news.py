"""An open inbox asks whether it has changed: cheaply, without keeping anybody signed in, and no longer than he is."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from satupintu.cases.models import WorkItem
from satupintu.people.models import Holding, User
from satupintu.web.desk import inbox
from satupintu.web.visitor.officer_sessions import NOTED_EVERY
from tests.rooms.cases.journey import COUNTING, a_stage, filed
from tests.rooms.cases.test_case_list_statements import multiplied, shape
from tests.situations.browsers import signed_in

ADDRESS = re.compile(r'data-kabar="([^"]+)" data-sidik="(\w+)"')


class Screen:
    """An inbox that somebody opened and left open."""

    def __init__(self, journey, monkeypatch):
        journey.later()
        self.at = journey.at
        monkeypatch.setattr(timezone, "now", lambda: self.at)
        holding = Holding.objects.filter(post=journey.item(COUNTING).post).order_by("id")[0]
        self.user, self.client = holding.user, signed_in(holding.user)
        self.inbox = f"/{journey.stage.region.slug}/petugas/"

    def opened(self, query=""):
        address, mark = ADDRESS.search(self.client.get(f"{self.inbox}{query}").content.decode()).groups()
        return f"{address.replace('&amp;', '&')}&sidik={mark}"


@pytest.fixture
def journey(db, collected_static):
    return filed(a_stage())


@pytest.fixture
def screen(journey, monkeypatch):
    return Screen(journey, monkeypatch)


def test_nothing_new_is_an_empty_answer(screen):
    answer = screen.client.get(screen.opened())
    assert (answer.status_code, answer.content) == (204, b"")


def test_what_is_new_is_the_list_and_its_counts_and_no_page(journey, screen):
    asked = screen.opened()
    second = filed(journey.stage)
    answer = screen.client.get(asked)
    told = answer.content.decode()
    assert answer.status_code == 200
    assert second.fresh().number in told
    assert '<span class="count">2</span>' in told
    assert "<html" not in told
    assert "no-store" in answer["Cache-Control"]
    again = ADDRESS.search(told)
    assert screen.client.get(f"{again[1].replace('&amp;', '&')}&sidik={again[2]}").status_code == 204


def test_a_claim_by_a_colleague_is_news_too(journey, screen):
    asked = screen.opened()
    colleague = User.objects.filter(kind="petugas").exclude(pk=screen.user.pk)[0]
    WorkItem.objects.filter(case=journey.case, closed_at=None).update(
        claimed_by=colleague, claimed_at=screen.at
    )
    assert screen.client.get(asked).status_code == 200


def test_it_asks_for_its_own_list_and_its_own_page_of_it(journey, screen):
    multiplied(journey, 120)
    second = re.search(r'href="(\?[^"]*di=[^"]*)"', screen.client.get(screen.inbox).content.decode())[1]
    filtered = screen.opened("?tab=jabatan&kata=tidakada")
    assert "kata=tidakada" in filtered
    onward = screen.opened(second.replace("&amp;", "&"))
    assert "di=" in onward
    assert {screen.client.get(address).status_code for address in (filtered, onward)} == {204}


def statements(screen, asked):
    with CaptureQueriesContext(connection) as seen:
        answer = screen.client.get(asked)
    return [shape(query["sql"]) for query in seen.captured_queries], answer


def test_it_costs_the_same_for_one_row_and_for_fifty_and_less_than_the_page(journey, screen):
    asked = screen.opened()
    few, nothing = statements(screen, asked)
    multiplied(journey, 60)
    many, news = statements(screen, asked)
    assert (nothing.status_code, news.status_code) == (204, 200)
    assert news.content.count(b"data-kerja") == 50
    assert many == few
    page, _ = statements(screen, screen.inbox)
    assert len(few) < len(page)


def test_a_list_that_asks_by_itself_keeps_nobody_signed_in(screen):
    asked, began = screen.opened(), screen.at
    idle = settings.OFFICER_SESSION_IDLE
    while screen.at + NOTED_EVERY < began + idle:
        screen.at += NOTED_EVERY
        assert screen.client.get(asked).status_code == 204
    screen.at = began + idle
    assert "/petugas/masuk/" in screen.client.get(asked)["Location"]
    assert "lama tidak dipakai" in screen.client.get("/petugas/masuk/").content.decode()


def test_control_a_page_that_somebody_opens_does(screen):
    screen.opened()
    began = screen.at
    screen.at += settings.OFFICER_SESSION_IDLE - timedelta(minutes=1)
    assert screen.client.get(screen.inbox).status_code == 200
    screen.at = began + settings.OFFICER_SESSION_IDLE
    assert screen.client.get(screen.inbox).status_code == 200


def test_control_without_the_mark_asking_would_keep_him_signed_in(screen, monkeypatch):
    monkeypatch.setattr(inbox.inbox_news, "unattended", False)
    asked, began = screen.opened(), screen.at
    screen.at += settings.OFFICER_SESSION_IDLE - timedelta(minutes=1)
    screen.client.get(asked)
    screen.at = began + settings.OFFICER_SESSION_IDLE
    assert screen.client.get(asked).status_code == 204


def test_who_is_disabled_is_sent_away_at_once_and_who_lost_his_seat_too(journey, screen):
    asked = screen.opened()
    Holding.objects.filter(user=screen.user).update(ends=screen.at.date() - timedelta(days=1))
    assert screen.client.get(asked).status_code == 403
    User.objects.filter(pk=screen.user.pk).update(is_active=False)
    gone = screen.client.get(asked)
    assert (gone.status_code, "/petugas/masuk/" in gone["Location"]) == (302, True)
