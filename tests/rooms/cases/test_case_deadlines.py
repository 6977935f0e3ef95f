"""A holiday that is decreed late moves the dates of open cases, and says which."""

from datetime import date, timedelta

import pytest

from satupintu.calendar.actions.decree_holiday import decree_holiday
from satupintu.calendar.models import Holiday
from satupintu.calendar.queries import work_calendar
from satupintu.calendar.scope import scope_of
from satupintu.cases.actions.recompute_deadlines import Recomputed, recompute_deadlines
from satupintu.cases.models import Case, ClockInterval
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.clock import Interval
from satupintu.rules.worktime.due import due
from satupintu.rules.worktime.term import Term
from tests.rooms.cases.altered import publish, step
from tests.rooms.cases.journey import (
    AT,
    CORRECTING,
    COUNTING,
    PUBLISHING,
    SIGNING,
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


def nothing_moved(done):
    return (done.moved, done.refused) == ([], {}) and len(done.stayed) > 0


def test_a_late_holiday_moves_what_is_open_and_lists_it(stage):
    journey = filed(stage)
    before = journey.fresh().due_at
    decree(stage, journey, date(2026, 11, 4))
    moved = recompute(stage, journey)
    case = journey.fresh()
    assert [(one.number, one.before, one.after) for one in moved.moved] == [
        (case.number, before, case.due_at)
    ]
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
    assert nothing_moved(recompute(stage, journey))
    assert (journey.fresh().journal_length, journey.case.version) == written


def test_a_holiday_after_the_date_moves_nothing(stage):
    journey = filed(stage)
    decree(stage, journey, FAR)
    assert nothing_moved(recompute(stage, journey))


def test_a_paused_case_is_not_moved_and_a_finished_one_neither(stage):
    paused = filed(stage)
    paused.do(COUNTING, "tidak_lengkap")
    done = fill(stage)
    done.to(PUBLISHING)
    done.do(PUBLISHING)
    finished = done.fresh().due_at
    decree(stage, done, date(2026, 11, 4))
    assert nothing_moved(recompute(stage, done))
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
    assert recompute_deadlines(agency=0, by=system_actor(), at=journey.later()) == Recomputed()


def promised_late(data):
    """The promise begins only with complete papers, the statutory date with the filing."""
    data["janji"] |= {
        "mulai": "lengkap",
        "batas_hukum": {"hari_kerja": 5},
        "batas_hukum_mulai": "diajukan",
    }


def kept_by_signing(data):
    data["janji"] |= {"berakhir": "ditandatangani", "batas_hukum": {"hari_kerja": 5}}


def statutory_in_minutes(data):
    data["janji"] |= {"batas_hukum": {"menit": 10}, "batas_hukum_mulai": "diajukan"}


def statutory(case, *running):
    return due(work_calendar(case.agency_id), Term(days=5), list(running)).at


def shifts(done):
    return [(one.before, one.after, one.statutory_before, one.statutory_after) for one in done.moved]


def test_the_statutory_date_moves_before_the_promise_begins(stage):
    journey = filed(publish(stage, promised_late))
    before = journey.fresh()
    assert before.due_at is None
    decree(stage, journey, date(2026, 11, 4))
    done = recompute(stage, journey)
    case = journey.fresh()
    assert shifts(done) == [(None, None, before.statutory_due_at, case.statutory_due_at)]
    assert case.statutory_due_at == statutory(case, Interval(case.filed_at, None)) > before.statutory_due_at
    assert chain_faults(case) == []


def test_the_statutory_date_moves_after_the_promise_was_kept(stage):
    journey = at_step(publish(stage, kept_by_signing), PUBLISHING)
    before = journey.fresh()
    decree(stage, journey, date(2026, 11, 4))
    done = recompute(stage, journey)
    case = journey.fresh()
    assert shifts(done) == [(before.due_at, before.due_at, before.statutory_due_at, case.statutory_due_at)]
    assert case.due_at is not None
    assert (
        case.statutory_due_at == statutory(case, Interval(case.complete_at, None)) > before.statutory_due_at
    )


def test_the_statutory_date_that_passed_before_a_pause_moves_in_it(stage):
    journey = filed(publish(stage, statutory_in_minutes))
    passed = journey.fresh().statutory_due_at
    journey.do(COUNTING, "tidak_lengkap")
    assert journey.fresh().statutory_due_at == passed
    decree(stage, journey, date(2026, 11, 2))
    assert shifts(recompute(stage, journey)) == [(None, None, passed, None)]
    assert journey.fresh().statutory_due_at is None


def test_a_pause_before_the_promise_begins_stops_the_statutory_clock(stage):
    journey = filed(publish(stage, promised_late))
    journey.do(COUNTING, "tidak_lengkap")
    stopped = journey.at
    assert journey.fresh().statutory_due_at is None
    journey.later(timedelta(days=2))
    case = journey.do(CORRECTING, "ajukan_lagi")
    running = [Interval(case.filed_at, stopped), Interval(journey.at, None)]
    assert case.statutory_due_at == statutory(case, *running)
    assert nothing_moved(recompute(stage, journey))


def test_a_kept_promise_keeps_its_date_when_the_file_then_waits_for_the_applicant(stage):
    def waiting(data):
        kept_by_signing(data)
        step(data, PUBLISHING)["jam"] = "jeda"

    journey = at_step(publish(stage, waiting), SIGNING)
    before = journey.fresh().due_at
    journey.do(SIGNING)
    case = journey.fresh()
    assert (case.due_at, case.statutory_due_at) == (before, None)
    assert ClockInterval.objects.get(case=case).stop_reason == "ditandatangani"


def test_a_case_touched_since_the_run_began_is_computed_all_the_same(stage):
    journey = filed(stage)
    decree(stage, journey, date(2026, 11, 4))
    touched = journey.fresh().touched_at
    done = recompute_deadlines(agency=stage.version.agency_id, by=system_actor(), at=AT - timedelta(days=1))
    assert (len(done.moved), done.refused) == (1, {})
    assert journey.fresh().touched_at == touched
    assert chain_faults(journey.case) == []


def broken_for(monkeypatch, ref, doing):
    """Something happens to one case after the run has listed it."""
    name = "satupintu.cases.recomputing.set_promise"

    def set_promise(docket):
        if docket.case.ref == ref:
            doing(docket)
        return real(docket)

    from satupintu.cases.clock import set_promise as real

    monkeypatch.setattr(name, set_promise)


def test_a_case_that_is_refused_does_not_hold_up_the_others(stage, monkeypatch):
    first, second = filed(stage), fill(stage)
    second.do("pengajuan")
    before = first.fresh().due_at

    def refuse(docket):
        raise Refused("tanpa_jam_kerja", "Jam kerja belum ditetapkan.")

    broken_for(monkeypatch, first.case.ref, refuse)
    decree(stage, second, date(2026, 11, 4))
    done = recompute(stage, second)
    assert [one.number for one in done.moved] == [second.fresh().number]
    assert {number: one.code for number, one in done.refused.items()} == {
        first.case.number: "tanpa_jam_kerja"
    }
    assert first.fresh().due_at == before


def test_a_case_that_ended_since_the_run_began_stays_as_it_was(stage, monkeypatch):
    first, second = filed(stage), fill(stage)
    second.do("pengajuan")
    before = second.fresh()

    def end(docket):
        Case.objects.filter(pk=second.case.pk).update(state="ditarik", closed_at=docket.at)

    broken_for(monkeypatch, first.case.ref, end)
    decree(stage, second, date(2026, 11, 4))
    done = recompute(stage, second)
    assert [one.number for one in done.moved] == [first.fresh().number]
    assert done.stayed == [before.number]
    assert second.fresh().statutory_due_at == before.statutory_due_at
    assert second.case.version == before.version
