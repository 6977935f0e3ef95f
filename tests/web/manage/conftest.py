import pytest
from django.utils import timezone

from satupintu.people.models import Holding
from satupintu.web.visitor import second_factor
from tests.rooms.cases.journey import AT, a_stage
from tests.web.manager import an_administrator, browser_of


@pytest.fixture
def stage(db, collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)
    monkeypatch.setattr(second_factor, "stopped", lambda request: False)
    return a_stage()


@pytest.fixture
def base(stage):
    return f"/{stage.region.slug}/petugas/kelola/"


@pytest.fixture
def client(stage):
    agency = stage.version.agency
    return browser_of(an_administrator(stage.region, agency, "pengelola.uji"))


@pytest.fixture
def officer(stage):
    held = Holding.objects.filter(post__region=stage.region, post__role="verifikator").order_by("id")
    return held[0].user
