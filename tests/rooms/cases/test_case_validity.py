"""The permit carries the day until which it holds, and none is numbered that would no longer hold."""

from datetime import date, timedelta
from hashlib import sha256

import pytest

from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.permits.models import AllocatedNumber, Permit
from tests.rooms.cases.altered import number_apart, publish
from tests.rooms.cases.journey import APPROVING, AT, SIGNING, at_step, fill, refused
from tests.rooms.papers.reading import words_of

pytestmark = pytest.mark.django_db
LIMITS = ("izin_prinsip_berlaku_sampai", "kerja_sama_berlaku_sampai")


def for_thirty_days(data):
    data["produk"]["masa_berlaku"] = {"hari": 30}


def without_limit(data):
    data["produk"].pop("masa_berlaku", None)
    data["produk"]["tidak_melebihi"] = []


def permit_of(journey):
    return Permit.objects.get(pk=journey.fresh().permit_id)


def prepared(journey):
    return prepare_signing(work=journey.item(SIGNING).pk, by=journey.officer(SIGNING), at=journey.later())


def test_it_holds_no_longer_than_the_earliest_paper(stage):
    journey = fill(stage, izin_prinsip_berlaku_sampai="2028-12-31", kerja_sama_berlaku_sampai="2027-03-01")
    journey.to(SIGNING)
    permit = permit_of(journey)
    assert permit.valid_until == date(2027, 3, 1)
    document = prepared(journey).document
    assert "1 Maret 2027" in words_of(document)
    assert sha256(document).hexdigest() == permit.document_hash


def test_its_own_term_counts_from_the_day_of_the_number(stage):
    journey = at_step(publish(stage, for_thirty_days, number_apart), "penomoran")
    assert permit_of(journey).valid_until is None
    journey.at = AT + timedelta(days=7)
    journey.do("penomoran", "teruskan")
    assert permit_of(journey).valid_until == date(2026, 12, 9)


def test_control_without_any_limit_it_holds_on(stage):
    journey = at_step(publish(stage, without_limit), SIGNING)
    assert permit_of(journey).valid_until is None
    assert "Berlaku sampai" not in words_of(prepared(journey).document)


def test_nothing_is_numbered_that_is_past_already(stage):
    journey = fill(stage, izin_prinsip_berlaku_sampai="2026-11-05")
    journey.to(APPROVING)
    journey.at = AT + timedelta(days=4)
    numbers = AllocatedNumber.objects.count()
    with refused("masa_berlaku_lewat", "5 November 2026"):
        journey.do(APPROVING)
    assert AllocatedNumber.objects.count() == numbers
    assert journey.fresh().permit_id is None


def test_control_on_its_last_day_it_is_numbered(stage):
    journey = fill(stage, izin_prinsip_berlaku_sampai="2026-11-05")
    journey.to(APPROVING)
    journey.at = AT + timedelta(days=3)
    journey.do(APPROVING)
    assert permit_of(journey).valid_until == date(2026, 11, 5)
