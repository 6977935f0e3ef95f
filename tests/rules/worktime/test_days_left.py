"""What a list says beside a date: whole working days, from either side."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from satupintu.rules.worktime.calendar import DayOff, Season, Span, WorkCalendar
from satupintu.rules.worktime.left import MOST, days_left, end_of_working_day

HOURS = (Span(time(7, 30), time(16, 0)),)
WEEK = (HOURS,) * 5 + ((), ())
CALENDAR = WorkCalendar(
    "Asia/Jakarta",
    (Season(date(2020, 1, 1), None, WEEK),),
    days_off={date(2026, 11, 25): DayOff("Libur contoh", "libur_nasional")},
)


def at(day, hour=9, month=11):
    """A moment of 2026 on the wall in the region."""
    return datetime(2026, month, day, hour - 7, tzinfo=UTC)


FRIDAY = at(20)


@pytest.mark.parametrize(
    ("now", "due", "days", "late", "said"),
    [
        (FRIDAY, at(20, 16), 0, False, "hari ini"),
        (FRIDAY, at(23, 16), 1, False, "sisa 1 hari kerja"),
        (
            FRIDAY,
            at(26, 16),
            3,
            False,
            "sisa 3 hari kerja",
        ),  # Monday, Tuesday, Thursday: Wednesday is a holiday
        (at(20, 17), at(20, 16), 0, True, "lewat hari ini"),
        (at(22), at(20, 16), 0, True, "lewat hari ini"),  # on Sunday no working day has gone by
        (at(23), at(20, 16), 1, True, "terlambat 1 hari kerja"),
        (at(26), at(20, 16), 3, True, "terlambat 3 hari kerja"),
        (FRIDAY, FRIDAY, 0, False, "hari ini"),
    ],
)
def test_working_days_are_counted_from_either_side(now, due, days, late, said):
    left = days_left(CALENDAR, now, due)
    assert (left.days, left.late, str(left)) == (days, late, said)


def test_far_away_nobody_counts_on():
    for moved, said in ((timedelta(days=900), "sisa"), (timedelta(days=-900), "terlambat")):
        left = days_left(CALENDAR, FRIDAY, FRIDAY + moved)
        assert (left.days, left.more) == (MOST, True)
        assert str(left) == f"{said} lebih dari 99 hari kerja"


@pytest.mark.parametrize(("ahead", "day"), [(1, 23), (2, 24), (3, 26)])
def test_the_end_of_a_working_day_ahead(ahead, day):
    assert end_of_working_day(CALENDAR, FRIDAY, ahead) == at(day, 16)


def test_without_working_days_ahead_plain_days_are_counted():
    ended = WorkCalendar("Asia/Jakarta", (Season(date(2020, 1, 1), date(2026, 1, 1), WEEK),))
    assert end_of_working_day(ended, FRIDAY, 2) == FRIDAY + timedelta(days=2)
    assert days_left(ended, FRIDAY, FRIDAY + timedelta(days=5)).days == 0
