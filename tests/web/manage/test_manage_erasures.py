"""Requests to be forgotten: what stands in the way is shown, and the decision is the administrator's with a reason."""

import pytest

from satupintu.cases.actions.withdraw import withdraw
from satupintu.people.actions.request_erasure import request_erasure
from satupintu.people.models import Applicant, ErasureRequest
from tests.rooms.cases.journey import filed
from tests.situations.browsers import opened_account, signed_in
from tests.web.manager import a_foreign_administrator, browser_of, said
from tests.web.markup import faults


@pytest.fixture
def journey(stage):
    return filed(stage)


@pytest.fixture
def asked(journey):
    stage = journey.stage
    return request_erasure(stage.applicant, region=stage.region, by=journey.citizen(), at=journey.at)


def test_what_runs_is_named_and_erasing_is_not_offered(client, base, journey, asked):
    listed = said(client.get(f"{base}penghapusan/"))
    assert "Ada yang masih berjalan" in listed
    assert journey.stage.applicant.nik not in listed
    page = said(client.get(f"{base}penghapusan/{asked.pk}/"))
    assert not faults(page)
    assert f"Permohonan {journey.case.number}" in page
    assert "Belum dapat dihapus" in page
    assert 'value="dihapus"' not in page
    answer = client.post(f"{base}penghapusan/{asked.pk}/", {"putusan": "dihapus", "alasan": "Diminta."})
    assert (answer.status_code, journey.case.number in said(answer)) == (422, True), "masih_ada_proses"
    empty = client.post(f"{base}penghapusan/{asked.pk}/", {"alasan": "Diminta."})
    assert "Pilih putusannya" in said(empty), "putusan_penghapusan_kosong"
    assert Applicant.objects.get(pk=journey.stage.applicant.pk).nik


def test_when_nothing_runs_the_data_go_and_the_answer_says_what_stays(client, base, journey, asked):
    withdraw(ref=journey.case.ref, reason="Tidak jadi.", by=journey.citizen(), at=journey.later())
    assert "Dapat diputus" in said(client.get(f"{base}penghapusan/"))
    answer = client.post(f"{base}penghapusan/{asked.pk}/", {"putusan": "dihapus", "alasan": "Diminta."})
    assert answer["Location"] == f"{base}penghapusan/"
    assert Applicant.objects.get(pk=journey.stage.applicant.pk).nik == ""
    assert "Tidak ada permintaan yang menunggu" in said(client.get(f"{base}penghapusan/"))
    assert client.get(f"{base}penghapusan/{asked.pk}/").status_code == 404


def test_a_refusal_is_read_by_who_asked(client, base, journey, asked):
    user = opened_account(journey.stage.applicant, at=journey.stage.applicant.registered_at)
    own = signed_in(user)
    page = said(own.get("/akun/data/"))
    assert f"Permohonan {journey.case.number}" in page
    assert not faults(page)
    client.post(f"{base}penghapusan/{asked.pk}/", {"putusan": "ditolak", "alasan": "Masih diproses."})
    assert ErasureRequest.objects.get().decision == "ditolak"
    assert "ditolak pada" in said(own.get("/akun/data/"))
    assert "Masih diproses." in said(own.get("/akun/data/"))


def test_another_regions_requests_are_not_there(journey, asked):
    region, stranger = a_foreign_administrator()
    foreign = browser_of(stranger)
    own = f"/{region.slug}/petugas/kelola/penghapusan/"
    assert "Tidak ada permintaan" in said(foreign.get(own))
    assert foreign.get(f"{own}{asked.pk}/").status_code == 404
