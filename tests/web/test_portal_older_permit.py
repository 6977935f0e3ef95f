"""Applying about a permit that one holds: it is asked only where the service does that, and only for one's own."""

import pytest
from django.utils import timezone

from satupintu.cases.models import Case
from satupintu.ops.walk.older_permit import older_permit
from satupintu.permits.models import Permit
from tests.rooms.cases.altered import publish
from tests.rooms.cases.journey import AT, a_stage
from tests.situations.browsers import opened_account, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)
    return a_stage()


@pytest.fixture
def wide(stage):
    return publish(stage, lambda data: data["layanan"].update(jenis_permohonan=["baru", "perubahan"]))


def start(stage, **given):
    client = signed_in(opened_account(stage.applicant, at=stage.applicant.registered_at))
    address = f"/{stage.region.slug}/layanan/{stage.version.service}/ajukan/"
    return client.post(address, {"kunci": "k" * 20} | given) if given else client.get(address)


def test_a_service_that_only_issues_does_not_ask(stage):
    assert "izin_lama" not in start(stage).content.decode()


def test_a_change_names_the_permit_it_is_about(wide):
    permit = older_permit(wide, at=AT)
    assert permit.number.text in start(wide).content.decode()
    answer = start(wide, jenis="perubahan", izin_lama=permit.code)
    assert answer.status_code == 302
    assert Case.objects.get(kind="perubahan").concerns_id == permit.pk


def test_without_one_or_with_another_s_it_is_refused_beside_the_question(wide):
    permit = older_permit(wide, at=AT)
    Permit.objects.filter(pk=permit.pk).update(applicant=None)
    assert permit.number.text not in start(wide).content.decode()
    for chosen in ("", permit.code):
        answer = start(wide, jenis="perubahan", izin_lama=chosen)
        assert answer.status_code == 422
        assert "memerlukan izin yang sudah ada" in answer.content.decode()
