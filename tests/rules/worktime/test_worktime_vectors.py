"""The dates of the law: start, term, and the day it ends, with and without cuti bersama (C2, C4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from satupintu.rules.worktime.clock import Interval, working_days_between
from satupintu.rules.worktime.due import due
from satupintu.rules.worktime.term import Term
from tests.rules.worktime.calendars import national, national_days_off, wib

ROWS = [
    ("2024-03-18", 7, "2024-03-27", "2024-03-27"),
    ("2024-04-05", 7, "2024-04-24", "2024-04-18"),
    ("2025-03-26", 5, "2025-04-11", "2025-04-04"),
    ("2025-08-15", 5, "2025-08-25", "2025-08-22"),
    ("2026-02-13", 5, "2026-02-24", "2026-02-23"),
    ("2026-03-13", 7, "2026-03-31", "2026-03-25"),
    ("2026-03-17", 7, "2026-04-02", "2026-03-27"),
    ("2026-05-13", 5, "2026-05-22", "2026-05-21"),
    ("2026-05-26", 8, "2026-06-10", "2026-06-09"),
    ("2026-08-14", 5, "2026-08-24", "2026-08-24"),
    ("2026-11-20", 7, "2026-12-01", "2026-12-01"),
    ("2026-12-23", 5, "2027-01-04", "2026-12-31"),
    ("2026-12-30", 8, "2027-01-13", "2027-01-13"),
    ("2027-03-05", 7, "2027-03-24", "2027-03-19"),
]


@pytest.mark.parametrize(("start", "days", "with_cuti", "public_only"), ROWS)
@pytest.mark.parametrize("hour", ["07:30", "10:15", "14:59"])
def test_the_last_day_is_the_one_the_law_names(
    start: str, days: int, with_cuti: str, public_only: str, hour: str
) -> None:
    running = [Interval(wib(f"{start} {hour}"))]
    for stops, expected in ((True, with_cuti), (False, public_only)):
        calendar = national(cuti_bersama_stops=stops)
        got = due(calendar, Term(days=days), running)
        assert got.last_day == date.fromisoformat(expected)
        assert got.at == got.day_end
        assert working_days_between(calendar, date.fromisoformat(start), got.last_day) == days
        assert not got.unsure


def test_control_a_calendar_of_public_holidays_only_is_found_out() -> None:
    """What the package gives when nobody asks for its second category (C3)."""
    public = {day: off for day, off in national_days_off().items() if off.kind == "libur_nasional"}
    careless = replace(national(), days_off=public)
    got = [
        due(careless, Term(days=days), [Interval(wib(f"{start} 09:00"))]).last_day for start, days, *_ in ROWS
    ]
    assert sum(str(last) != expected for last, (*_, expected, _) in zip(got, ROWS, strict=True)) == 10


@pytest.mark.parametrize(("year", "days"), [(2024, 238), (2025, 237), (2026, 240), (2027, 242)])
def test_the_working_days_of_a_year(year: int, days: int) -> None:
    assert working_days_between(national(), date(year - 1, 12, 31), date(year, 12, 31)) == days


def test_a_year_without_decree_is_flagged() -> None:
    term = Term(days=5)
    sure = due(national(), term, [Interval(wib("2027-12-20 09:00"))])
    assert sure.at == wib("2027-12-28 16:00")
    assert not sure.unsure
    assert sure.caution is None
    unsure = due(national(), term, [Interval(wib("2027-12-27 09:00"))])
    assert unsure.unsure
    assert unsure.caution == "Keputusan hari libur tahun 2028 belum dimuat; tanggal ini masih dapat bergeser."


def test_a_day_of_the_vectors_is_a_day_of_the_calendar() -> None:
    calendar = national()
    working = [day for n in range(366) if calendar.is_working(day := date(2026, 1, 1) + timedelta(n))]
    assert all(calendar.spans(day) and calendar.why_closed(day) is None for day in working)
