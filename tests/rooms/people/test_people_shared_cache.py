"""The cache in the database forgets what has expired, and a flood washes nothing else away."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache, caches
from django.core.cache.backends.db import DatabaseCache

from satupintu.people.actions.sweep import sweep
from satupintu.people.models import Cached, Session, Tries

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(caches["default"], "_max_entries", 20)
    return cache


def flood(small):
    small.set("hitungan", [1, 2, 3], timeout=900)
    for number in range(100):
        small.set(f"banjir-{number:03}", "x", timeout=900)


def test_a_flood_of_names_washes_no_count_away(small):
    flood(small)
    assert small.get("hitungan") == [1, 2, 3]
    assert Cached.objects.count() == 101


def test_control_the_cache_as_it_comes_forgets_living_entries(small, monkeypatch):
    monkeypatch.setattr(type(caches["default"]), "_cull", DatabaseCache._cull)
    flood(small)
    assert Cached.objects.count() < 101


def test_what_has_expired_makes_way(small):
    for number in range(21):
        small.set(f"lama-{number}", "x", timeout=-1)
    small.set("baru", "x", timeout=900)
    small.set("baru-lagi", "x", timeout=900)
    assert set(Cached.objects.values_list("cache_key", flat=True)) == {":1:baru", ":1:baru-lagi"}


def test_the_same_key_is_added_once(small):
    assert small.add("kode", "1", timeout=60)
    assert not small.add("kode", "1", timeout=60)


def test_the_sweep_takes_what_is_over_and_leaves_the_rest():
    for key, days in (("lama", -1), ("baru", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=AT + timedelta(days=days))
        Cached.objects.create(cache_key=key, value="", expires=AT + timedelta(days=days))
        Tries.objects.create(subject=key, last_at=AT + timedelta(days=3 * days))
    swept = sweep(at=AT)
    assert (swept["sesi"], swept["anggaran"]) == (1, 1)
    assert [Session.objects.get().pk, Cached.objects.get().pk, Tries.objects.get().subject] == ["baru"] * 3
