from fractions import Fraction

import pytest

from satupintu.rules.worktime.clock import Interval
from satupintu.rules.worktime.due import due
from satupintu.rules.worktime.standing import standing
from satupintu.rules.worktime.term import Term
from tests.rules.worktime.calendars import national, wib

RUNNING = [Interval(wib("2026-11-02 09:00"))]  # ten days: until Monday the 16th, 16.00
PAUSED = [
    Interval(wib("2026-11-02 09:00"), wib("2026-11-06 16:30"), "perbaikan"),
    Interval(wib("2026-11-11 20:00")),
]
STOPPED = PAUSED[:1]


@pytest.mark.parametrize(
    ("running", "at", "ended_at", "state", "percent", "reached"),
    [
        ([], "2026-11-02 09:00", None, "belum_mulai", 0, 0),
        (RUNNING, "2026-11-02 08:59", None, "belum_mulai", 0, 0),
        (RUNNING, "2026-11-02 09:00", None, "jalan", 0, 0),
        (RUNNING, "2026-11-02 15:00", None, "jalan", 0, 0),
        (RUNNING, "2026-11-09 15:59", None, "jalan", 49, 0),
        (RUNNING, "2026-11-09 16:00", None, "jalan", 50, 50),
        (RUNNING, "2026-11-12 16:00", None, "mendekati", 80, 80),
        (RUNNING, "2026-11-16 15:59", None, "mendekati", 99, 80),
        (RUNNING, "2026-11-16 16:00", None, "mendekati", 100, 100),
        (RUNNING, "2026-11-16 16:00:01", None, "terlambat", 100, 100),
        (RUNNING, "2026-12-16 16:00", None, "terlambat", 100, 100),
        (RUNNING, "2026-12-16 16:00", "2026-11-16 16:00", "selesai_tepat", 100, 100),
        (RUNNING, "2026-12-16 16:00", "2026-11-16 16:01", "selesai_terlambat", 100, 100),
        (RUNNING, "2026-12-16 16:00", "2026-11-06 16:30", "selesai_tepat", 40, 0),
        (RUNNING, "2026-11-09 16:00", "2026-11-20 09:00", "jalan", 50, 50),  # as it was before the end
        (PAUSED, "2026-11-06 10:00", None, "jalan", 33, 0),
        (PAUSED, "2026-11-09 10:00", None, "jeda", 40, 0),
        (PAUSED, "2026-11-11 20:00", None, "jalan", 40, 0),
        (PAUSED, "2026-11-18 16:00", None, "mendekati", 90, 80),
        (PAUSED, "2026-11-19 16:00", None, "mendekati", 100, 100),
        (PAUSED, "2026-11-19 16:01", None, "terlambat", 100, 100),
        (STOPPED, "2026-12-31 10:00", None, "jeda", 40, 0),
        (STOPPED, "2026-12-31 10:00", "2026-11-06 16:30", "selesai_tepat", 40, 0),
    ],
)
def test_where_a_clock_stands(
    running: list[Interval], at: str, ended_at: str | None, state: str, percent: int, reached: int
) -> None:
    got = standing(due(national(), Term(days=10), running), wib(at), wib(ended_at) if ended_at else None)
    assert (got.state, got.percent, got.reached) == (state, percent, reached)


@pytest.mark.parametrize(
    ("at", "left_days", "left_minutes", "left"),
    [
        ("2026-11-01 09:00", Fraction(8), 90, "8 hari 1 jam 30 menit"),
        ("2026-11-05 11:15", Fraction(11, 2), 90, "5,5 hari 1 jam 30 menit"),
        ("2026-11-12 16:00", Fraction(0), 90, "1 jam 30 menit"),
        ("2026-11-13 08:00", Fraction(0), 60, "1 jam"),
        ("2026-11-13 16:00", Fraction(0), 0, "0 menit"),
    ],
)
def test_what_is_left(at: str, left_days: Fraction, left_minutes: int, left: str) -> None:
    got = standing(due(national(), Term(days=8, minutes=90), RUNNING), wib(at))
    assert (got.left_days, got.left_minutes, got.left) == (left_days, left_minutes, left)
