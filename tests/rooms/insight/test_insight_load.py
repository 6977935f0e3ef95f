"""The morning's figures: open work per post and service, late, soon late, returned, the oldest."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.cases.actions.claim import claim
from satupintu.cases.actions.return_for_correction import Defect, return_for_correction
from satupintu.insight.queries import Load, load_by_post, load_by_service
from tests.rooms.cases.journey import ADVISING, AT, COUNTING, PAUSE, VERIFYING, a_draft, fill, post_of
from tests.situations.seats import THE_SYSTEM, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=5)


def filed_many(stage, count):
    journeys = []
    for place in range(count):
        journey = fill(stage, at=AT + place * PAUSE)
        journey.do("pengajuan")
        journeys.append(journey)
    return journeys


def chief(stage):
    return (stage.officer(post_of(stage, "kepala_dinas"), AT),)


def by_post(actors, **more):
    return {found.name: found.load for found in load_by_post(actors, at=more.pop("at", LATER), **more)}


def test_open_work_is_counted_per_post_and_the_oldest_is_named(stage):
    first, second, third = filed_many(stage, 3)
    third.do(COUNTING)
    claim(work=first.item(COUNTING).pk, by=first.officer(COUNTING), at=LATER)
    a_draft(stage)
    loads = by_post(chief(stage))
    counter = post_of(stage, "customer_service").name
    assert loads[counter] == Load(2, 1, 0, 2, 0, first.item(COUNTING).opened_at)
    assert loads[post_of(stage, "sub_koordinator_ptsp_ii").name].open == 1
    assert sum(load.open for load in loads.values()) == 3
    assert second.open() == [COUNTING]


def test_late_and_soon_late_are_apart(stage):
    (journey,) = filed_many(stage, 1)
    journey.to(VERIFYING)
    (due,) = [moment for moment in (journey.item(VERIFYING).due_at or journey.fresh().due_at,) if moment]
    name = post_of(stage, "sub_koordinator_ptsp_ii").name
    states = []
    for at in (due - timedelta(days=30), due - timedelta(minutes=5), due + timedelta(minutes=5)):
        load = by_post(chief(stage), at=max(at, journey.at)).get(name)
        states.append((load.late, load.soon, load.on_time))
    assert states[1:] == [(0, 1, 0), (1, 0, 0)]


def test_per_service(stage):
    filed_many(stage, 2)
    (found,) = load_by_service(chief(stage), at=LATER)
    assert (found.service, found.name, found.load.open) == (stage.version.service, stage.version.name, 2)
    assert load_by_service(chief(stage), at=LATER, post=post_of(stage, "kepala_dinas").pk) == ()
    assert by_post(chief(stage), service="lain") == {}


def test_returns_are_counted_once_per_case(stage):
    (journey,) = filed_many(stage, 1)
    journey.to(VERIFYING)
    return_for_correction(
        work=journey.item(VERIFYING).pk,
        outcome="kembalikan",
        defects=[Defect("isian", "singkatan_lembaga", "Berbeda dengan akta.")],
        by=journey.officer(VERIFYING),
        at=journey.later(),
    )
    assert by_post(chief(stage))["Pemohon"].returned == 1


def test_figures_stop_at_the_agency_and_at_the_region(stage):
    (journey,) = filed_many(stage, 1)
    team = (stage.officer(post_of(stage, "tim_teknis"), AT),)
    assert by_post(team) == {}
    journey.to(ADVISING)
    at = journey.at
    assert list(by_post(team, at=at)) == [post_of(stage, "tim_teknis").name]
    assert by_post((an_officer(an_agency(a_region())),), at=at) == {}
    assert by_post((replace(team[0], region_id=None),), at=at) == {}
    assert by_post((THE_SYSTEM,), at=at).keys() == by_post(chief(stage), at=at).keys()


def test_one_statement_however_much_there_is(stage):
    def statements():
        by_post(chief(stage))
        with CaptureQueriesContext(connection) as seen:
            by_post(chief(stage))
        return len(seen)

    filed_many(stage, 1)
    few = statements()
    filed_many(stage, 4)
    assert statements() == few
