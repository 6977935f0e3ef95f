"""Many files at once: each by itself, whatever becomes of the others."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from satupintu.cases.deeds import bulk
from satupintu.cases.deeds.bulk import BulkDeed, in_bulk
from satupintu.cases.deeds.doing import do
from satupintu.cases.models import Case
from tests.rooms.cases.journey import (
    APPROVING,
    AT,
    SIGNING,
    VERIFYING,
    chain_faults,
    fill,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db


def waiting(stage, step, count):
    journeys = []
    for number in range(count):
        journey = fill(stage, at=AT + timedelta(minutes=number))
        journey.to(step)
        journeys.append(journey)
    return journeys


def deed(journey, step, outcome, **more):
    return BulkDeed(work=journey.item(step).pk, outcome=outcome, by=journey.officer(step), **more)


def codes(results):
    return [result.code for result in results]


def test_each_has_a_result_of_its_own(stage):
    good, bad, stale, last = waiting(stage, VERIFYING, 4)
    stranger = stage.officer(post_of(stage, "customer_service"), bad.at)
    at = last.later()
    results = in_bulk(
        [
            deed(good, VERIFYING, "benar"),
            BulkDeed(work=bad.item(VERIFYING).pk, outcome="benar", by=stranger),
            deed(stale, VERIFYING, "benar", seen=0),
            deed(good, VERIFYING, "benar"),
            deed(last, VERIFYING, "tidak_ada"),
            deed(last, VERIFYING, "benar"),
        ],
        at=at,
    )
    assert codes(results) == [
        "",
        "bukan_jabatannya",
        "berkas_sudah_berubah",
        "sudah_dikerjakan",
        "hasil_tidak_dikenal",
        "",
    ]
    assert [result.done for result in results] == [True, False, False, False, False, True]
    assert all(result.sentence for result in results if not result.done)
    assert [VERIFYING in journey.open() for journey in (good, bad, stale, last)] == [False, True, True, False]
    assert all(chain_faults(journey.case) == [] for journey in (good, bad, stale, last))


def test_approving_many_numbers_them_without_a_gap(stage):
    journeys = waiting(stage, APPROVING, 3)
    results = in_bulk([deed(journey, APPROVING, "setujui") for journey in journeys], at=journeys[-1].later())
    numbers = [
        Case.objects.select_related("permit__number").get(pk=result.case.pk).permit.number.number
        for result in results
    ]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]


def test_nobody_signs_in_bulk_by_this_door(stage):
    (journey,) = waiting(stage, SIGNING, 1)
    results = in_bulk([deed(journey, SIGNING, "tandatangani")], at=journey.later())
    assert codes(results) == ["tanda_tangan_tersendiri"]


def test_a_trouble_in_the_middle_leaves_the_others_done(stage, monkeypatch):
    first, second, third = waiting(stage, VERIFYING, 3)

    def troubled(**sent):
        if sent["work"] == second.item(VERIFYING).pk:
            raise OperationalError("database is locked")
        return do(**sent)

    monkeypatch.setattr(bulk, "do", troubled)
    results = in_bulk(
        [deed(journey, VERIFYING, "benar") for journey in (first, second, third)], at=third.later()
    )
    assert codes(results) == ["", "gangguan", ""]
    assert VERIFYING in second.open()


def test_not_none_and_not_too_many(stage):
    with refused("tanpa_pilihan"):
        in_bulk([], at=AT)
    (journey,) = waiting(stage, VERIFYING, 1)
    with refused("terlalu_banyak_sekaligus", "100"):
        in_bulk([deed(journey, VERIFYING, "benar")] * 101, at=journey.later())
    assert VERIFYING in journey.open()


def test_the_same_press_twice_does_each_once(stage):
    (journey,) = waiting(stage, VERIFYING, 1)
    sent = [deed(journey, VERIFYING, "benar", key="tekan-1:1")]
    first = in_bulk(sent, at=journey.later())
    again = in_bulk(sent, at=journey.later())
    assert [result.done for result in (*first, *again)] == [True, True]
    assert first[0].case.version == again[0].case.version
