"""A region at its own host name, and which host names are let in at all."""

from dataclasses import replace

import pytest
from django.http import Http404
from django.test import Client, override_settings

from satupintu.people.actions.establish_region import establish_region
from satupintu.people.plans import RESERVED
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from satupintu.web.visitor import hosts
from satupintu.web.visitor.hosts import is_private, within
from tests.rooms.cases.journey import AT
from tests.situations.regions import EXAMPLE
from tests.web import shelves
from tests.web.addresses import addresses

HERE, THERE = "izin.sini.example", "izin.sana.example"
SLUGS = frozenset({"sini", "sana"})


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/", "/sini/"),
        ("/sini/", "/sini/"),
        ("/layanan/izin-x/", "/sini/layanan/izin-x/"),
        ("/layanan/izin-x", "/sini/layanan/izin-x"),
        ("/sini/layanan/izin-x/", "/sini/layanan/izin-x/"),
        ("/layanan/izin-x/2026-01-02/", "/sini/layanan/izin-x/2026-01-02/"),
        ("/petugas/cari/", "/sini/petugas/cari/"),
        ("/petugas/masuk/", "/petugas/masuk/"),
        ("/petugas/masuk", "/petugas/masuk"),
        ("/warna/1d4ed8.css", "/warna/1d4ed8.css"),
        ("/tidak/ada/sama/sekali/", "/sini/tidak/ada/sama/sekali/"),
        ("//jahat.example/", "/sini//jahat.example/"),
    ],
)
def test_the_region_need_not_be_named_at_its_own_host(asked, meant):
    assert within(asked, "sini", SLUGS) == meant


@pytest.mark.parametrize(
    "asked", ["/sana/", "/sana/layanan/izin-x/", "/sana/petugas/", "/sana/tidak-ada", "/sana"]
)
def test_no_other_region_is_to_be_had_there(asked):
    with pytest.raises(Http404):
        within(asked, "sini", SLUGS)


@pytest.fixture
def two_hosts(db, collected_static, monkeypatch, settings):
    """The first two regions of the shelf, each at a host of its own."""
    first, second = (shelves.established(folder) for folder in shelves.region_folders()[:2])
    monkeypatch.setattr(hosts, "slugs_by_host", lambda: {HERE: first.slug, THERE: second.slug})
    settings.ALLOWED_HOSTS = ["localhost", HERE, THERE]
    return first, second


def page(host, address):
    return Client(headers={"host": host}).get(address)


def test_both_ways_give_the_same_page(two_hosts):
    first, _ = two_hosts
    service = next(one for one in addresses(first) if one.endswith("/layanan/contoh/"))
    assert service == f"/{first.slug}/layanan/contoh/"
    assert page(HERE, "/").content == page("localhost", f"/{first.slug}/").content
    assert page(HERE, f"/{first.slug}/").status_code == 200
    assert page(HERE, "/petugas/masuk/").status_code == 200


def test_at_a_regions_host_no_address_shows_another_region(two_hosts):
    _, second = two_hosts
    theirs = [one for one in addresses(second) if one.startswith(f"/{second.slug}/")]
    assert len(theirs) >= 4
    for address in theirs:
        answer = page(HERE, address)
        assert answer.status_code == 404
        assert second.name not in answer.content.decode()


def test_control_without_this_the_other_region_shows(two_hosts, monkeypatch):
    _, second = two_hosts
    monkeypatch.setattr(hosts, "slugs_by_host", dict)
    assert second.name in page(HERE, f"/{second.slug}/").content.decode()


def test_a_missing_slash_is_added_without_naming_the_region(two_hosts):
    first, _ = two_hosts
    version = first.versions.first() if hasattr(first, "versions") else None
    service = version.service if version else "x"
    answer = page(HERE, f"/layanan/{service}")
    assert answer.status_code in (301, 404)
    assert first.slug not in answer.headers.get("Location", "")


@pytest.mark.parametrize("host", ["jahat.example", "10.0.0.7", f"{HERE}.jahat.example", ""])
def test_a_host_that_is_not_ours_is_refused(two_hosts, host):
    assert page(host, "/").status_code == 400


# -- The demo on a network of one's own ------------------------------------------------------------------------------

PRIVATE = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    "192.168.1.7",
    "10.1.2.3",
    "172.16.0.9",
    "laptop.local",
    "[fd00::1]",
]
ELSEWHERE = ["jahat.example", "8.8.8.8", "192.168.1.7.nip.io", "local", "172.32.0.1", "[2001:4860::1]"]


@pytest.mark.parametrize(
    ("host", "expected"), [*((one, True) for one in PRIVATE), *((one, False) for one in ELSEWHERE)]
)
def test_an_address_of_ones_own_network(host, expected):
    assert is_private(host) == expected


def test_the_demo_lets_in_its_own_network_and_nothing_else(db, collected_static):
    with override_settings(ALLOWED_HOSTS=["*"], PRIVATE_HOSTS_ONLY=True):
        assert page("192.168.1.7:8000", "/").status_code == 200
        assert page("jahat.example", "/").status_code == 400


# -- Slugs -----------------------------------------------------------------------------------------------------------


def test_no_region_takes_the_name_of_an_address(db):
    region = shelves.established(shelves.region_folders()[0])
    parts = [one.split("/")[1:] for one in addresses(region)]
    words = {second if first == region.slug else first for first, second, *_ in ([*one, ""] for one in parts)}
    assert words - RESERVED == {""}
    with pytest.raises(Refused) as refused:
        establish_region(replace(EXAMPLE, slug="petugas"), by=system_actor(), at=AT)
    assert refused.value.code == "slug_terpakai"
