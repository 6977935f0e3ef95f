"""A holiday that is decreed late moves the dates of open cases, and says which."""

from datetime import date, timedelta

import pytest

from satupintu.calendar.actions.decree_holiday import decree_holiday
from satupintu.calendar.models import Holiday
from satupintu.calendar.queries import work_calendar
from satupintu.calendar.scope import scope_of
from satupintu.cases.actions.recompute_deadlines import recompute_deadlines
from satupintu.people.queries import system_actor
from satupintu.rules.worktime.clock import Interval
from satupintu.rules.worktime.due import due
from tests.rooms.cases.journey import (
    COUNTING,
    PUBLISHING,
    VERIFYING,
    at_step,
    chain_faults,
    filed,
    fill,
)

pytestmark = pytest.mark.django_db
FAR = date(2026, 12, 31)


def decree(stage, journey, day):
    return decree_holiday(
        scope=scope_of(stage.region, None),
        day=day,
        name="Libur mendadak",
        kind=Holiday.Kind("libur_daerah"),
        basis="SK Bupati 1/2026",
        by=system_actor(),
        at=journey.later(),
    )


def recompute(stage, journey):
    return recompute_deadlines(agency=stage.version.agency_id, by=system_actor(), at=journey.later())


def test_a_late_holiday_moves_what_is_open_and_lists_it(stage):
    journey = filed(stage)
    before = journey.fresh().due_at
    decree(stage, journey, date(2026, 11, 4))
    moved = recompute(stage, journey)
    case = journey.fresh()
    assert [(one.number, one.before, one.after) for one in moved] == [(case.number, before, case.due_at)]
    term = stage.standard.promise.duration.term()
    assert case.due_at == due(work_calendar(case.agency_id), term, [Interval(case.filed_at, None)]).at
    assert case.due_at > before
    assert chain_faults(case) == []


def test_the_open_steps_date_moves_too(stage):
    journey = at_step(stage, VERIFYING)
    before = journey.item(VERIFYING).due_at
    decree(stage, journey, date(2026, 11, 3))
    recompute(stage, journey)
    assert journey.item(VERIFYING).due_at > before


def test_computing_again_moves_nothing(stage):
    journey = filed(stage)
    decree(stage, journey, date(2026, 11, 4))
    recompute(stage, journey)
    written = journey.fresh().journal_length, journey.case.version
    assert recompute(stage, journey) == []
    assert (journey.fresh().journal_length, journey.case.version) == written


def test_a_holiday_after_the_date_moves_nothing(stage):
    journey = filed(stage)
    decree(stage, journey, FAR)
    assert recompute(stage, journey) == []


def test_a_paused_case_is_not_moved_and_a_finished_one_neither(stage):
    paused = filed(stage)
    paused.do(COUNTING, "tidak_lengkap")
    done = fill(stage)
    done.to(PUBLISHING)
    done.do(PUBLISHING)
    finished = done.fresh().due_at
    decree(stage, done, date(2026, 11, 4))
    assert recompute(stage, done) == []
    assert paused.fresh().due_at is None
    assert done.fresh().due_at == finished


def test_a_paused_case_takes_the_holiday_with_it_when_it_goes_on(stage):
    journey = filed(stage)
    journey.do(COUNTING, "tidak_lengkap")
    stopped = journey.at
    decree(stage, journey, date(2026, 11, 10))
    recompute(stage, journey)
    journey.later(timedelta(days=1))
    case = journey.do("perbaikan", "ajukan_lagi")
    running = [Interval(case.filed_at, stopped), Interval(journey.at, None)]
    term = stage.standard.promise.duration.term()
    assert case.due_at == due(work_calendar(case.agency_id), term, running).at


def test_another_agencys_cases_are_not_asked(stage):
    journey = filed(stage)
    decree(stage, journey, date(2026, 11, 4))
    assert recompute_deadlines(agency=0, by=system_actor(), at=journey.later()) == []
