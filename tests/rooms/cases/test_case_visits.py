"""A field visit with its Berita Acara, and the technical recommendation that leans on it."""

from datetime import date, timedelta

import pytest

from satupintu.cases.actions.recommend import recommend
from satupintu.cases.actions.record_visit import record_visit
from satupintu.cases.models import Output
from satupintu.cases.visits import Visit
from tests.rooms.cases.journey import (
    ADVISING,
    APPROVING,
    SEEN_THERE,
    TODAY,
    VERIFYING,
    at_step,
    chain_faults,
    refused,
)

pytestmark = pytest.mark.django_db
STARTS_AT = ADVISING
GOOD = {"day": TODAY, "team": ("Anggota 1",), "findings": "Sesuai.", "result": "direkomendasikan"}


def visit(journey, *, step=ADVISING, **change):
    return record_visit(
        work=journey.item(step).pk,
        visit=Visit(**{"answers": SEEN_THERE} | GOOD | change),
        by=journey.officer(step),
        at=journey.later(),
    )


def advise(journey, outcome="direkomendasikan", **more):
    return recommend(
        work=journey.item(ADVISING).pk,
        outcome=outcome,
        by=journey.officer(ADVISING),
        at=journey.later(),
        **more,
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"day": TODAY + timedelta(days=1)}, "tanggal_kunjungan"),
        ({"day": date(2026, 11, 1)}, "tanggal_kunjungan"),
        ({"team": (" ",)}, "tim_kosong"),
        ({"findings": " "}, "hasil_kunjungan_kosong"),
    ],
)
def test_a_visit_that_cannot_have_been(stage, change, code):
    journey = at_step(stage, ADVISING)
    with refused(code):
        visit(journey, **change)
    assert not Output.objects.filter(kind="berita_acara").exists()


def test_a_step_without_a_visit_takes_none(stage):
    journey = at_step(stage, VERIFYING)
    with refused("tanpa_kunjungan"):
        visit(journey, step=VERIFYING)


def test_the_agency_advises_only_after_its_visit(stage):
    journey = at_step(stage, ADVISING)
    with refused("belum_dikunjungi", "Berita Acara"):
        advise(journey)
    visit(journey)
    assert journey.open() == [ADVISING]
    advise(journey)
    assert journey.open() == [APPROVING]
    numbers = dict(Output.objects.filter(step=ADVISING).values_list("kind", "number"))
    assert numbers == {"berita_acara": "BA/001/DINSOS/2026", "rekomendasi_teknis": "REKTEK/001/DINSOS/2026"}
    assert chain_faults(journey.case) == []


def test_a_second_visit_replaces_the_first_on_record(stage):
    journey = at_step(stage, ADVISING)
    visit(journey)
    visit(journey, findings="Diperiksa sekali lagi.")
    outputs = Output.objects.filter(kind="berita_acara").order_by("id")
    assert [one.replaced_at is None for one in outputs] == [False, True]


def test_an_agency_with_a_book_on_paper_writes_its_own_number(stage):
    journey = at_step(stage, ADVISING)
    visit(journey)
    advise(journey, number=" 440/12/2026 ")
    assert Output.objects.get(kind="rekomendasi_teknis").number == "440/12/2026"


def test_advising_against_needs_a_reason_and_does_not_end_the_case(stage):
    journey = at_step(stage, ADVISING)
    visit(journey)
    with refused("alasan_kosong"):
        advise(journey, "tidak_direkomendasikan")
    case = advise(journey, "tidak_direkomendasikan", reason="Tidak ada kegiatan.")
    assert case.state == "berjalan"
    assert journey.open() == [APPROVING]
