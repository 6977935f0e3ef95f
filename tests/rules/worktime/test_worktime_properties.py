"""What holds for every calendar, clock and term; each with a broken twin that is found out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satupintu.rules.worktime.calendar import DayOff, Season, Span, WorkCalendar
from satupintu.rules.worktime.clock import Interval, office_minutes
from satupintu.rules.worktime.due import due, marks
from satupintu.rules.worktime.standing import standing
from satupintu.rules.worktime.table import DAY_OFF_KINDS
from satupintu.rules.worktime.term import Term
from tests.rules.worktime.calendars import RAMADAN_2026, WIB, national, wib

quick = settings(max_examples=60, deadline=None, derandomize=True)

FIRST = datetime(2026, 2, 2, tzinfo=WIB)
HOURS = (
    (),
    (Span(time(7, 30), time(12)), Span(time(13), time(16))),
    (Span(time(8), time(11, 17)),),
    (Span(time(0), time(23, 59)),),
)


DAYS = 61


def days_in(bits: int) -> list[date]:
    return [(FIRST + timedelta(n)).date() for n in range(DAYS) if bits >> n & 1]


def calendar_of(week: int, off: int, sparse: int, swaps: int, flags: int) -> WorkCalendar:
    """A calendar out of five numbers: drawing each day apart would take longer than the tests."""
    hours = tuple(HOURS[week >> 2 * n & 3] for n in range(7))
    ordinary = Season(date(2026, 1, 1), None, hours)
    return WorkCalendar(
        "Asia/Jakarta",
        (ordinary, RAMADAN_2026) if flags & 1 else (ordinary,),
        {day: DayOff("libur", DAY_OFF_KINDS[flags >> 2]) for day in days_in(off & sparse)},
        dict.fromkeys(days_in(swaps & off & ~sparse), "SE"),
        cuti_bersama_stops=bool(flags & 2),
    )


BITS = st.integers(0, 2**DAYS - 1)
calendars = st.builds(calendar_of, st.integers(1, 4**7 - 1), BITS, BITS, BITS, st.integers(0, 15))

# Mostly round hours, where boundaries meet, and now and then any second.
moments = st.integers(0, 60 * 24).map(
    lambda n: FIRST + (timedelta(hours=n / 2) if n % 4 else timedelta(seconds=n * 1801))
)


def clock(cuts: list[datetime]) -> list[Interval]:
    """Starts and stops in turn; the last start has no stop."""
    odd = sorted(cuts if len(cuts) % 2 else cuts[1:])
    ends: list[datetime | None] = [*odd[1:], None]
    return [Interval(odd[n], ends[n], "jeda") for n in range(0, len(odd), 2)]


clocks = st.lists(moments, min_size=1, max_size=6).map(clock)

terms = st.builds(
    Term,
    days=st.integers(0, 12),
    minutes=st.integers(1, 700),
    counted=st.sampled_from(["hari_kerja", "hari_kalender"]),
) | st.builds(Term, days=st.integers(1, 12), counted=st.sampled_from(["hari_kerja", "hari_kalender"]))


Compute = Callable[[WorkCalendar, Term, list[Interval]], datetime]


def at(calendar: WorkCalendar, term: Term, running: list[Interval]) -> datetime:
    got = due(calendar, term, running).at
    assert got is not None
    return got


def split(running: list[Interval], cut: datetime) -> list[Interval]:
    parts: list[Interval] = []
    for each in running:
        if each.starts <= cut and (each.stops is None or cut <= each.stops):
            parts += [Interval(each.starts, cut), Interval(cut, each.stops)]
        else:
            parts.append(each)
    return parts if len(parts) == len(running) + 1 else running


def without(running: list[Interval], gap: tuple[datetime, datetime]) -> list[Interval]:
    """The clock with one pause more."""
    rest: list[Interval] = []
    for each in running:
        if each.starts < gap[0]:
            rest.append(Interval(each.starts, gap[0] if each.stops is None else min(each.stops, gap[0])))
        if each.stops is None or each.stops > gap[1]:
            rest.append(Interval(max(each.starts, gap[1]), each.stops))
    return rest


@quick
@given(calendars, clocks, terms, moments)
def test_monotone_in_the_start(
    calendar: WorkCalendar, running: list[Interval], term: Term, other: datetime
) -> None:
    earlier = [Interval(min(other, running[0].starts), running[0].stops), *running[1:]]
    assert at(calendar, term, earlier) <= at(calendar, term, running)


@quick
@given(calendars, clocks, terms, st.integers(0, 3), st.integers(0, 500))
def test_monotone_in_the_term(
    calendar: WorkCalendar, running: list[Interval], term: Term, days: int, minutes: int
) -> None:
    longer = Term(term.days + days, term.minutes + minutes, term.counted)
    assert at(calendar, term, running) <= at(calendar, longer, running)


@quick
@given(calendars, clocks, terms, moments, moments)
def test_a_pause_more_is_never_due_earlier(
    calendar: WorkCalendar, running: list[Interval], term: Term, one: datetime, other: datetime
) -> None:
    paused = without(running, (max(min(one, other), running[0].starts), max(one, other, running[0].starts)))
    if paused[0].starts == running[0].starts:
        assert at(calendar, term, running) <= at(calendar, term, paused)


@quick
@given(calendars, clocks, st.integers(1, 10), st.integers(0, 40))
def test_a_holiday_more_is_never_due_earlier(
    calendar: WorkCalendar, running: list[Interval], days: int, offset: int
) -> None:
    day = (FIRST + timedelta(offset)).date()
    fewer = replace(calendar, days_off={**calendar.days_off, day: DayOff("Hari Jadi", "libur_daerah")})
    assert at(calendar, Term(days), running) <= at(fewer, Term(days), running)


def additive(
    compute: Compute, calendar: WorkCalendar, term: Term, running: list[Interval], cut: datetime
) -> bool:
    return compute(calendar, term, running) == compute(calendar, term, split(running, cut))


@quick
@given(calendars, clocks, terms, moments)
def test_splitting_an_interval_changes_nothing(
    calendar: WorkCalendar, running: list[Interval], term: Term, cut: datetime
) -> None:
    assert additive(at, calendar, term, running, cut)


@quick
@given(calendars, clocks, terms)
def test_due_within_opening_hours_while_the_clock_runs(
    calendar: WorkCalendar, running: list[Interval], term: Term
) -> None:
    got = at(calendar, term, running)
    assert calendar.is_working(got.date())
    assert any(opens < got <= closes for opens, closes in calendar.spans(got.date()))
    assert any(each.starts < got and (each.stops is None or got <= each.stops) for each in running)


@quick
@given(st.lists(st.integers(0, 9 * 1440), min_size=2, max_size=4), st.integers(1, 8), st.integers(0, 90))
def test_a_pause_moves_the_date_by_its_own_office_minutes(cuts: list[int], days: int, minutes: int) -> None:
    """On days of one length: not a minute given to the agency, not a minute taken from the applicant."""
    receipt = wib("2026-11-02 09:00")
    after = [wib("2026-11-03 00:00") + timedelta(minutes=cut) for cut in sorted(cuts)]
    plain, running = [Interval(receipt)], clock([receipt, *after[: len(after) // 2 * 2]])
    calendar, term = national(), Term(days, minutes)
    before, now = at(calendar, term, plain), at(calendar, term, running)
    gaps = pairwise(running)
    paused = sum(office_minutes(calendar, min(a.stops or now, now), min(b.starts, now)) for a, b in gaps)
    assert office_minutes(calendar, before, now) == paused


def slow(calendar: WorkCalendar, term: Term, running: list[Interval]) -> datetime:
    """Working days minute by minute, straight from the words of the rule."""
    minute = timedelta(minutes=1)
    runs = [(each.starts.replace(second=0), each.stops and each.stops.replace(second=0)) for each in running]
    receipt = calendar.opening_after(runs[0][0])
    used, spent = Fraction(0), 0
    for offset in range(400):
        day = receipt.date() + timedelta(offset)
        total = sum(int((b - a) / minute) for a, b in calendar.spans(day))
        for opens, closes in calendar.spans(day):
            for now in (opens + n * minute for n in range(int((closes - opens) / minute))):
                if not any(a <= now and (b is None or now < b) for a, b in runs):
                    continue
                if used < term.days:
                    used += Fraction(1, total) if offset else 0
                else:
                    spent += 1
                if used >= term.days and spent >= term.minutes:
                    return now + minute
    raise AssertionError("the clock never ran out")


@settings(quick, max_examples=12)
@given(calendars, clocks, st.integers(0, 2), st.integers(1, 90))
def test_as_a_slow_clock_would_count(
    calendar: WorkCalendar, running: list[Interval], days: int, minutes: int
) -> None:
    assert at(calendar, Term(days, minutes), running) == slow(calendar, Term(days, minutes), running)


@quick
@given(calendars, clocks, terms)
def test_the_ledger_tells_every_day_once_and_adds_up(
    calendar: WorkCalendar, running: list[Interval], term: Term
) -> None:
    got = due(calendar, term, running)
    days = [line.day for line in got.ledger]
    assert days == [running[0].starts.date() + timedelta(n) for n in range(len(days))]
    assert days[-1] == got.last_day
    assert got.ledger[-1].running_total_days == term.days
    assert got.ledger[-1].counts
    assert got.ledger[-1].why.endswith(f"tenggat pukul {at(calendar, term, running):%H.%M}.")


@quick
@given(calendars, clocks, terms)
def test_marks_and_standing_agree(calendar: WorkCalendar, running: list[Interval], term: Term) -> None:
    got = due(calendar, term, running)
    told = marks(got)
    assert list(told.values()) == sorted(told.values())
    assert told[100] == got.at
    if term.counted == "hari_kerja":
        for mark, moment in told.items():
            assert standing(got, moment).reached >= mark
            assert standing(got, moment - timedelta(minutes=1)).percent < mark


# The broken twins: readings that were not taken, each found out by the property that holds for ours.


def received_anew(calendar: WorkCalendar, term: Term, running: list[Interval]) -> datetime:
    """Every start is a receipt, with the rest of its day free."""
    days = Fraction(term.days)
    for each in running:
        got = due(calendar, Term(ceil(days)), [each])
        if got.at is not None:
            return got.at
        days = got.left_days
    raise AssertionError("the clock never ran out")


def whole_days(calendar: WorkCalendar, term: Term, running: list[Interval]) -> datetime:
    """A day touched by a pause does not count at all."""
    stretched = list(running)
    for n, (before, after) in enumerate(pairwise(running)):
        assert before.stops is not None
        stops = before.stops.replace(hour=0, minute=0)
        starts = (after.starts + timedelta(days=1)).replace(hour=0, minute=0)
        stretched[n : n + 2] = [Interval(before.starts, stops), Interval(starts, after.stops)]
    return at(calendar, term, stretched)


@pytest.mark.parametrize(("compute", "holds"), [(at, True), (received_anew, False)])
def test_control_a_free_day_at_every_start_is_not_additive(compute: Compute, *, holds: bool) -> None:
    running = [Interval(wib("2026-11-02 09:00"))]
    assert additive(compute, national(), Term(5), running, wib("2026-11-04 10:00")) is holds


@pytest.mark.parametrize(("compute", "gift"), [(at, 150), (whole_days, 900)])
def test_control_whole_days_give_the_agency_two_days_for_a_night(compute: Compute, gift: int) -> None:
    plain = [Interval(wib("2026-11-02 09:00"))]
    night = [Interval(plain[0].starts, wib("2026-11-04 15:00")), Interval(wib("2026-11-05 09:00"))]
    calendar, term = national(), Term(5)
    assert office_minutes(calendar, compute(calendar, term, plain), compute(calendar, term, night)) == gift
