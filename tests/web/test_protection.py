"""Whoever asks for another's objects, at whatever address: nothing is shown, nothing is written (reliability G1 to G5)."""

import pytest
from django.urls import get_resolver, path
from django.utils import timezone

from satupintu.config import urls
from satupintu.web.desk import at_hand as gate
from tests.rooms.cases.journey import COUNTING
from tests.web import leaky_urls
from tests.web.foreign import a_house
from tests.web.foreign_walk import PUBLIC, filled, routes, walk
from tests.web.strangers import askers, guests


@pytest.fixture
def house(db, collected_static, monkeypatch):
    made = a_house()
    monkeypatch.setattr(timezone, "now", lambda: made.at)
    return made


def test_nobody_gets_a_byte_of_anothers_and_writes_nothing(house):
    everybody = askers(house)
    before, everything = house.state(), set(routes(get_resolver().url_patterns))
    wrong = {}
    for asker in everybody:
        asked, found = walk(asker, house, urls.urlpatterns)
        assert asked == everything, f"{asker.name} was not asked at all of them"
        wrong |= found
        assert house.state() == before, f"{asker.name} wrote something"
    assert wrong == {}


def test_every_public_page_that_is_named_exists():
    assert PUBLIC - set(routes(urls.urlpatterns)) == set()


def test_control_without_the_gate_the_walk_sees_the_guest_read(house, monkeypatch):
    guest = guests(house)[0]
    assert walk(guest, house, urls.urlpatterns, only="petugas/berkas/")[1] == {}
    careless = house.filed.officer(COUNTING)
    monkeypatch.setattr(
        gate, "look_at", lambda ref, actors, at, look=gate.look_at: look(ref=ref, actors=(careless,), at=at)
    )
    wrong = walk(guest, house, urls.urlpatterns, only="petugas/berkas/")[1]
    told = " ".join(fault for found in wrong.values() for fault in found)
    assert "RAHASIAWILAYAH PEMOHON" in told
    assert "answered 200" in told


def test_control_a_view_without_scope_is_seen(house, settings):
    elsewhere = next(one for one in askers(house) if one.name.endswith("elsewhere"))
    settings.ROOT_URLCONF = "tests.web.leaky_urls"
    wrong = walk(elsewhere, house, leaky_urls.urlpatterns, only="petugas/berkas/")[1]
    assert {question.split("(")[1] for question in wrong} == {leaky_urls.urlpatterns[0].pattern._route + ")"}
    assert all("showed RAHASIAWILAYAH PEMOHON" in found for found in wrong.values())


def test_control_a_name_that_nobody_has_a_value_for_fails(house):
    (route,) = routes([path("<slug:region>/petugas/kwitansi/<int:kwitansi>/", leaky_urls.careless)])
    with pytest.raises(AssertionError, match="kwitansi"):
        filled(route, house.ids)
