import pytest
from django.utils import timezone

from satupintu.catalogue import queries
from tests.web import shelves


@pytest.fixture
def region(db, collected_static, monkeypatch):
    """The first region of the shelf, on a day that stays the same."""
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT)
    return shelves.established(shelves.region_folders()[0])


@pytest.fixture
def address(region):
    version = queries.services_in_force(region.pk, shelves.AT.date())[0]
    return f"/{region.slug}/layanan/{version.service}/"
