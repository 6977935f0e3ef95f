"""A computed calendar is kept per process, and never outlives what it was computed from."""

from datetime import date, time

import pytest
from django.db import transaction

from satupintu.calendar import queries
from satupintu.calendar.actions.decree_holiday import decree_holiday
from satupintu.calendar.actions.set_hours import set_hours
from satupintu.calendar.models import CalendarVersion, Holiday
from satupintu.calendar.queries import work_calendar
from satupintu.calendar.scope import scope_of
from satupintu.rules.worktime.calendar import Season, Span
from tests.situations.seats import AT, THE_SYSTEM, a_region, an_agency

pytestmark = pytest.mark.django_db
WHO = {"by": THE_SYSTEM, "at": AT}
WEEK = ((Span(time(8), time(15)),),) * 5 + ((), ())
MONDAY = date(2026, 12, 7)


@pytest.fixture
def agency():
    agency = an_agency(a_region())
    season = Season(date(2020, 1, 1), None, WEEK)
    set_hours(scope=scope_of(agency.region, agency), season=season, basis="Perbup", **WHO)
    return agency


def close_monday(agency):
    scope = scope_of(agency.region, agency)
    decree_holiday(
        scope=scope, day=MONDAY, name="Tutup", kind=Holiday.Kind.REGIONAL, basis="SK 1/2026", **WHO
    )


class ThoughtBetter(Exception):
    pass


def test_one_query_while_nothing_was_decreed(agency, django_assert_num_queries):
    with django_assert_num_queries(5):
        first = work_calendar(agency.id)
    with django_assert_num_queries(1):
        assert work_calendar(agency.id) is first


def test_a_decree_is_seen_at_once(agency):
    work_calendar(agency.id)
    close_monday(agency)
    assert not work_calendar(agency.id).is_working(MONDAY)


def test_a_new_zone_is_seen_at_once(agency):
    work_calendar(agency.id)
    type(agency.region).objects.filter(id=agency.region_id).update(zone="Asia/Makassar")
    assert work_calendar(agency.id).zone == "Asia/Makassar"


def close_and_regret(agency):
    close_monday(agency)
    assert not work_calendar(agency.id).is_working(MONDAY)
    raise ThoughtBetter


def decree_and_regret(agency):
    with pytest.raises(ThoughtBetter), transaction.atomic():
        close_and_regret(agency)


def test_a_decree_that_was_rolled_back_is_not_remembered(agency):
    decree_and_regret(agency)
    assert work_calendar(agency.id).is_working(MONDAY)
    other = date(2026, 12, 8)
    scope = scope_of(agency.region, agency)
    decree_holiday(scope=scope, day=other, name="Lain", kind=Holiday.Kind.REGIONAL, basis="SK", **WHO)
    calendar = work_calendar(agency.id)
    assert (calendar.is_working(MONDAY), calendar.is_working(other)) == (True, False)


def test_control_kept_by_number_alone_it_would_be_remembered(agency, monkeypatch):
    monkeypatch.setattr("satupintu.calendar.versions._new_stamp", lambda: "2")
    decree_and_regret(agency)
    decree_other = {"name": "Lain", "kind": Holiday.Kind.REGIONAL, "basis": "SK", **WHO}
    decree_holiday(scope=scope_of(agency.region, agency), day=date(2026, 12, 8), **decree_other)
    assert not work_calendar(agency.id).is_working(MONDAY), "the broken twin shows a decree nobody made"


def test_an_agency_without_a_version_is_computed_each_time(agency, django_assert_num_queries):
    CalendarVersion.objects.all().delete()
    queries._known.clear()
    with django_assert_num_queries(6):
        work_calendar(agency.id)
    Holiday.objects.create(
        region=agency.region, agency=agency, day=MONDAY, name="x", kind="pemilu", basis="SK", decreed_at=AT
    )
    assert not work_calendar(agency.id).is_working(MONDAY)
