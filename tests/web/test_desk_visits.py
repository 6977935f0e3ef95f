"""Visits from the file's page: planned, moved, recorded; and work that was finished meanwhile says so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.models import Output, PlannedVisit, Tick, WorkItem
from satupintu.people.models import Holding
from tests.rooms.cases.journey import ADVISING, COUNTING, SEEN_THERE, TODAY, a_stage, at_step, filed
from tests.rooms.cases.test_case_list_statements import multiplied
from tests.situations.browsers import signed_in
from tests.situations.papers import a_photo
from tests.situations.seats import a_region
from tests.web.test_desk_file import address, browser_of, form_of

DAY = {
    "k-tanggal.hari": str(TODAY.day),
    "k-tanggal.bulan": str(TODAY.month),
    "k-tanggal.tahun": str(TODAY.year),
}
PLAN = DAY | {"k-tim": "Anggota 1\nAnggota 2", "k-jam": "09.30"}
FOUND = SEEN_THERE | DAY | {"k-tim": "Anggota 1", "k-hasil": "Sesuai.", "k-simpulan": "direkomendasikan"}
WORK_PAGES = ("periksa", "rencana-kunjungan", "ubah-kunjungan", "kunjungan", "alihkan", "pegang")


@pytest.fixture
def stage(db, collected_static):
    return a_stage()


@pytest.fixture
def visiting(stage, monkeypatch):
    """The technical team before a file that was referred to it."""
    journey = at_step(stage, ADVISING)
    return journey, browser_of(journey, ADVISING, monkeypatch)


def test_a_visit_is_planned_moved_seen_in_the_list_and_recorded(visiting):
    journey, client = visiting
    work, ahead = journey.item(ADVISING).pk, f"/{journey.stage.region.slug}/petugas/kunjungan/"
    assert "Belum ada kunjungan" in client.get(ahead).content.decode()
    page = address(journey, f"rencana-kunjungan/{work}/")
    assert client.post(page, form_of(client, page) | PLAN)["Location"] == address(journey)
    moving = address(journey, f"ubah-kunjungan/{work}/")
    refused = client.post(moving, form_of(client, moving) | PLAN)
    assert (refused.status_code, "Anggota 2" in refused.content.decode()) == (422, True)
    moved = client.post(moving, form_of(client, moving) | PLAN | {"k-jam": "13.00", "alasan": "Hujan."})
    assert moved["Location"] == address(journey)
    listed = client.get(ahead).content.decode()
    assert "Hari ini" in listed
    assert address(journey, f"kunjungan/{work}/") in listed
    assert "13.00" in listed
    assert "09.30" not in listed
    recording = address(journey, f"kunjungan/{work}/")
    page = client.get(recording).content.decode()
    assert "Formulir kerja Dinas Sosial" in page, "whose list it is"
    lacking = client.post(recording, form_of(client, recording) | FOUND | {"papan_nama": ""})
    assert (lacking.status_code, 'href="#isian-papan_nama"' in lacking.content.decode()) == (422, True)
    assert client.post(recording, form_of(client, recording) | FOUND)["Location"]
    assert Output.objects.get(kind="berita_acara").facts["findings"] == "Sesuai."
    assert PlannedVisit.objects.get(moved_at=None).output is not None
    assert "Belum ada kunjungan" in client.get(ahead).content.decode()


def test_a_visit_sent_twice_is_one_even_if_its_pictures_are_others(visiting):
    journey, client = visiting
    page = address(journey, f"kunjungan/{journey.item(ADVISING).pk}/")
    sent = form_of(client, page) | FOUND
    first = client.post(page, sent)
    name = f"kunjungan.{first.wsgi_request.user.pk}.{journey.item(ADVISING).pk}"
    told = client.get(first["Location"]).content.decode()
    assert f'data-tersimpan="{name}"' in told, "the phone hears what it may forget"
    assert client.post(page, sent)["Location"] == address(journey)
    again = client.post(page, sent | {"versi": "", "k-foto": a_picture()}, follow=True).content.decode()
    assert "Kiriman sebelumnya sudah tersimpan" in again
    assert f'data-tersimpan="{name}"' in again
    assert Output.objects.filter(kind="berita_acara").count() == 1
    other = client.post(page, sent | {"kunci": "", "k-hasil": "Lain."})
    assert other.status_code == 422, "any other refusal is one"


def a_picture():
    return SimpleUploadedFile("foto.jpg", a_photo(), content_type="image/jpeg")


@pytest.mark.parametrize("word", WORK_PAGES)
def test_work_that_a_colleague_finished_says_so_and_leads_to_the_file(stage, monkeypatch, word):
    journey = filed(stage)
    client = browser_of(journey, COUNTING, monkeypatch)
    page = address(journey, f"{word}/{journey.item(COUNTING).pk}/")
    done_by = journey.officer(COUNTING)
    journey.do(COUNTING)
    answer = client.post(page, {"alasan": "x"})
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "sudah diselesaikan oleh" in told
    assert (done_by.name in told) or ("oleh Anda" in told)
    assert "tidak disimpan" in told
    assert address(journey) in told
    assert not Tick.objects.exists()
    assert "tidak disimpan" not in client.get(page).content.decode()


def test_a_case_that_ended_meanwhile_says_how_it_ended(visiting):
    journey, client = visiting
    page = address(journey, f"kunjungan/{journey.item(ADVISING).pk}/")
    withdraw(ref=journey.case.ref, by=journey.citizen(), at=journey.later(), reason="Batal.")
    answer = client.get(page)
    assert answer.status_code == 409
    assert "permohonan ini berakhir (ditarik pemohon)" in answer.content.decode()


def test_work_that_lies_with_another_post_says_so(visiting):
    journey, client = visiting
    other = signed_in(Holding.objects.filter(post=journey.item(COUNTING).post).order_by("id")[0].user)
    work = journey.item(ADVISING).pk
    assert client.get(address(journey, f"periksa/{work}/")).status_code == 200
    answer = other.get(address(journey, f"periksa/{work}/"))
    assert (answer.status_code, "jabatan yang tidak Anda pegang" in answer.content.decode()) == (409, True)
    closed = other.get(address(journey, f"rencana-kunjungan/{work}/"))
    assert closed.status_code == 200
    assert 'class="notice-box"' in closed.content.decode(), "the page says why it is closed to him"


@pytest.mark.parametrize("word", WORK_PAGES)
def test_for_who_may_not_see_the_case_it_does_not_exist(stage, monkeypatch, word):
    """Nor for anybody, where the number is not work of this case."""
    journey, another = filed(stage), filed(stage)
    client = browser_of(another, COUNTING, monkeypatch)
    work = journey.item(COUNTING).pk
    assert client.get(address(another, f"{word}/{work}/")).status_code == 404
    journey.do(COUNTING)
    guest = signed_in(Holding.objects.filter(post=seat(stage, ADVISING)).order_by("id")[0].user)
    assert guest.get(address(journey, f"{word}/{work}/")).status_code == 404
    foreign = address(journey, f"{word}/{work}/").replace(f"/{stage.region.slug}/", f"/{a_region().slug}/")
    assert client.get(foreign).status_code == 403


def seat(stage, step):
    return stage.region.posts.get(code=stage.standard.step(step).post)


def test_the_list_of_visits_costs_the_same_however_many_there_are(visiting):
    journey, client = visiting
    ahead = f"/{journey.stage.region.slug}/petugas/kunjungan/"
    planned(journey, WorkItem.objects.filter(case=journey.case, closed_at=None))
    client.get(ahead)
    with CaptureQueriesContext(connection) as few:
        client.get(ahead)
    multiplied(journey, 20)
    planned(journey, WorkItem.objects.filter(closed_at=None).exclude(case=journey.case))
    with CaptureQueriesContext(connection) as many:
        page = client.get(ahead)
    assert page.content.count(b"09.30") == 21
    assert len(many) == len(few)


def planned(journey, works):
    by = journey.officer(ADVISING).user_id
    PlannedVisit.objects.bulk_create(
        PlannedVisit(
            region=journey.stage.region,
            work=work,
            day=TODAY,
            starts_at="09.30",
            planned_at=journey.at,
            planned_by_id=by,
        )
        for work in works
    )
