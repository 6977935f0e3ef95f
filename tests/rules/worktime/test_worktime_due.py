from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import DayOff, WorkCalendar
from satupintu.rules.worktime.clock import Interval, office_minutes, working_days_between
from satupintu.rules.worktime.due import due, marks, moved
from satupintu.rules.worktime.term import STATUTORY_DEFAULT, Term, statutory_term
from tests.rules.worktime.calendars import ORDINARY, SEASONS, national, wib

Row = tuple[str, Term, str]

UNPAUSED: list[Row] = [
    # eight working days, then ninety office minutes: the morning of the ninth (N-18)
    ("2026-11-05 10:00", Term(days=8, minutes=90), "2026-11-18 09:00"),
    ("2026-11-06 17:00", Term(days=8, minutes=90), "2026-11-20 09:00"),  # Friday evening is Monday
    ("2026-02-09 10:00", Term(days=8, minutes=90), "2026-02-24 09:30"),  # Ramadan opens at eight
    ("2026-11-20 10:00", Term(days=7), "2026-12-01 16:00"),
    ("2026-11-16 10:00", Term(days=4), "2026-11-20 16:30"),  # Friday closes later
    ("2026-11-20 15:30", Term(minutes=30), "2026-11-20 16:00"),
    ("2026-11-20 16:15", Term(minutes=30), "2026-11-23 07:45"),
    ("2026-11-20 11:20", Term(minutes=30), "2026-11-20 13:20"),
    ("2026-11-21 09:00", Term(minutes=15), "2026-11-23 07:45"),
    (
        "2026-11-20 07:30",
        Term(minutes=450),
        "2026-11-20 16:30",
    ),  # the due minute is closing time, not opening
    ("2026-11-20 10:00:59", Term(minutes=1), "2026-11-20 10:01"),  # seconds are dropped
    # calendar days: days off count, the last day is worked
    ("2026-11-16 10:00", Term(days=3, counted="hari_kalender"), "2026-11-19 16:00"),
    ("2026-11-16 10:00", Term(days=5, counted="hari_kalender"), "2026-11-23 16:00"),
    ("2026-11-16 10:00", Term(days=6, counted="hari_kalender"), "2026-11-23 16:00"),
    ("2026-11-16 10:00", Term(days=7, counted="hari_kalender"), "2026-11-23 16:00"),
    ("2026-11-16 10:00", Term(days=14, counted="hari_kalender"), "2026-11-30 16:00"),
    ("2026-11-16 10:00", Term(days=5, minutes=60, counted="hari_kalender"), "2026-11-24 08:30"),
    ("2026-12-18 10:00", Term(days=6, counted="hari_kalender"), "2026-12-28 16:00"),  # over Christmas
]


@pytest.mark.parametrize(("start", "term", "expected"), UNPAUSED)
def test_a_clock_that_never_paused(start: str, term: Term, expected: str) -> None:
    for starts in (wib(start), wib(start).astimezone(UTC)):
        assert due(national(), term, [Interval(starts)]).at == wib(expected)


PAUSED: list[tuple[list[str], Term, str]] = [
    # two hours with the applicant on day 1 are two hours on the day after the last
    (["2026-11-16 09:00", "2026-11-17 09:00", "2026-11-17 11:00"], Term(days=2), "2026-11-19 09:30"),
    # a pause over lunch or at night moves nothing
    (["2026-11-16 09:00", "2026-11-17 12:00", "2026-11-17 13:00"], Term(days=2), "2026-11-18 16:00"),
    (["2026-11-16 09:00", "2026-11-17 16:00", "2026-11-18 07:30"], Term(days=2), "2026-11-18 16:00"),
    # nor on the day of receipt, of which the rest is free
    (["2026-11-16 09:00", "2026-11-16 10:00", "2026-11-16 15:00"], Term(days=2), "2026-11-18 16:00"),
    # 15.00 to 09.00: an hour and an hour and a half, not a day and not nothing
    (["2026-11-16 09:00", "2026-11-17 15:00", "2026-11-18 09:00"], Term(days=2), "2026-11-19 10:00"),
    # two whole days
    (["2026-11-16 09:00", "2026-11-16 20:00", "2026-11-18 20:00"], Term(days=2), "2026-11-20 16:30"),
    # a day and a half used, half a day left, resumed in Ramadan: half of 390 minutes
    (["2026-02-11 09:00", "2026-02-13 11:15", "2026-02-22 09:00"], Term(days=2), "2026-02-23 11:15"),
    # minutes pause as well
    (["2026-11-16 09:00", "2026-11-16 09:10", "2026-11-16 14:00"], Term(minutes=30), "2026-11-16 14:20"),
    # withdrawn before it was ever received
    (["2026-11-21 09:00", "2026-11-21 10:00", "2026-11-24 11:45"], Term(days=1), "2026-11-25 11:45"),
    # two pauses
    (
        ["2026-11-16 09:00", "2026-11-17 09:00", "2026-11-17 10:00", "2026-11-18 09:00", "2026-11-18 10:00"],
        Term(days=2),
        "2026-11-19 09:30",
    ),
    # a weekend with the applicant, in calendar days: Saturday and Sunday come back, the last day is worked
    (
        ["2026-11-16 09:00", "2026-11-20 16:30", "2026-11-23 07:30"],
        Term(days=5, counted="hari_kalender"),
        "2026-11-23 16:00",
    ),
    # half a Saturday, in calendar days
    (
        ["2026-11-19 09:00", "2026-11-21 12:00", "2026-11-23 07:30"],
        Term(days=4, counted="hari_kalender"),
        "2026-11-25 11:15",
    ),
]


def running(moments: list[str]) -> list[Interval]:
    at: list[datetime | None] = [*(wib(text) for text in moments), None]
    pairs = zip(at[::2], at[1::2], strict=True)
    return [Interval(starts, stops, "perbaikan berkas") for starts, stops in pairs if starts is not None]


@pytest.mark.parametrize(("moments", "term", "expected"), PAUSED)
def test_a_pause_moves_the_date_by_what_it_took(moments: list[str], term: Term, expected: str) -> None:
    assert due(national(), term, running(moments)).at == wib(expected)


@pytest.mark.parametrize(
    ("stops", "left_days", "left_minutes"),
    [
        ("2026-11-16 15:00", Fraction(2), 90),
        ("2026-11-17 11:15", Fraction(3, 2), 90),
        ("2026-11-18 20:00", Fraction(0), 90),
        ("2026-11-19 08:00", Fraction(0), 60),
    ],
)
def test_a_clock_that_stands_still_has_no_date_but_a_rest(
    stops: str, left_days: Fraction, left_minutes: int
) -> None:
    got = due(national(), Term(days=2, minutes=90), [Interval(wib("2026-11-16 09:00"), wib(stops))])
    assert (got.at, got.last_day, got.day_end) == (None, None, None)
    assert (got.left_days, got.left_minutes) == (left_days, left_minutes)


def test_a_term_spent_before_the_clock_stopped_has_its_date() -> None:
    got = due(national(), Term(days=1), [Interval(wib("2026-11-16 09:00"), wib("2026-11-17 16:00"))])
    assert got.at == wib("2026-11-17 16:00")


def test_a_clock_that_never_started_has_no_date() -> None:
    got = due(national(), Term(days=8), [])
    assert (got.at, got.last_day, got.received_at, got.ledger, got.unsure) == (None, None, None, (), False)
    assert not marks(got)


def test_both_moments_of_a_filing_are_known() -> None:
    got = due(national(), Term(days=8, minutes=90), [Interval(wib("2026-11-21 14:00"))])
    assert got.received_at == wib("2026-11-23 07:30")
    assert got.day_end == wib("2026-12-04 16:30")  # day nine as a whole (N-18)
    assert got.at == wib("2026-12-04 09:00")


def _refused(code: str) -> "pytest.RaisesExc[Refused]":
    return pytest.raises(
        Refused, check=lambda refused: refused.code == code and refused.sentence.endswith(".")
    )


def test_a_clock_that_goes_backwards_is_refused() -> None:
    term, nine, ten = Term(days=1), wib("2026-11-16 09:00"), wib("2026-11-16 10:00")
    with _refused("jam_mundur"):
        due(national(), term, [Interval(ten, nine)])
    with _refused("jam_bertumpuk"):
        due(national(), term, [Interval(nine, wib("2026-11-16 11:00")), Interval(ten)])
    with _refused("jam_bertumpuk"):
        due(national(), term, [Interval(ten, wib("2026-11-16 11:00")), Interval(nine, ten)])
    with _refused("jam_masih_berjalan"):
        due(national(), term, [Interval(nine), Interval(ten)])
    with _refused("waktu_tanpa_zona"):
        due(national(), term, [Interval(nine.replace(tzinfo=None))])
    with _refused("jam_mundur"):
        office_minutes(national(), ten, nine)


def test_the_sentence_about_a_clock_that_goes_backwards_says_when() -> None:
    backwards = Interval(wib("2026-11-16 10:00"), wib("2026-11-16 09:00").astimezone(UTC))
    with pytest.raises(Refused) as refused:
        due(national(), Term(days=1), [backwards])
    assert refused.value.sentence == (
        "Jam layanan berhenti pada Senin, 16 November 2026 pukul 09.00, sebelum mulai pada "
        "Senin, 16 November 2026 pukul 10.00. Periksa waktu kedua kejadian itu."
    )


def test_a_term_that_cannot_be_is_refused() -> None:
    with _refused("jangka_waktu_kosong"):
        Term()
    with _refused("jangka_waktu_tidak_sah"):
        Term(days=-1)
    with _refused("jangka_waktu_tidak_sah"):
        Term(days=1, minutes=-1)
    with _refused("satuan_hari_tidak_dikenal"):
        Term(days=1, counted="hari")  # type: ignore[arg-type]  # what a file may say


def test_a_calendar_that_ends_before_the_date_is_refused() -> None:
    ended = WorkCalendar("Asia/Jakarta", (replace(ORDINARY, ends=date(2026, 11, 20)),))
    with _refused("kalender_tanpa_jam_kerja"):
        due(ended, Term(days=5), [Interval(wib("2026-11-18 09:00"))])


def test_a_term_says_itself() -> None:
    assert str(Term(days=8, minutes=90)) == "8 hari kerja 90 menit"
    assert str(Term(days=14, counted="hari_kalender")) == "14 hari kalender"
    assert str(Term(minutes=5)) == "5 menit"


def test_the_statutory_date() -> None:
    """UU 30/2014 article 53: the term of a regulation, else five working days (D1)."""
    assert statutory_term(Term(days=3), Term(days=7)) == Term(days=3)
    assert statutory_term(None, Term(days=7)) == Term(days=7)
    assert statutory_term(None, None) == STATUTORY_DEFAULT == Term(days=5)


def test_a_holiday_decreed_late_moves_the_date() -> None:
    term, clock = Term(days=5), [Interval(wib("2026-11-16 09:00"))]
    old = due(national(), term, clock)
    late = {date(2026, 11, 19): DayOff("Hari Jadi", "libur_daerah", "Keputusan Bupati 9/2026")}
    new = due(replace(national(), days_off=national().days_off | late), term, clock)  # type: ignore[operator]  # a dict
    change = moved(old, new)
    assert change is not None
    assert (change.before, change.after) == (wib("2026-11-23 16:00"), wib("2026-11-24 16:00"))
    assert change.sentence == (
        "Tenggat bergeser dari Senin, 23 November 2026 pukul 16.00 ke Selasa, 24 November 2026 pukul 16.00. "
        "Sebabnya: 19 November 2026: Libur daerah: Hari Jadi (Keputusan Bupati 9/2026)."
    )
    assert moved(old, due(national(), term, clock)) is None
    back = moved(new, old)
    assert back is not None
    assert back.causes == ("19 November 2026: Hari kerja ke-3.",)


def test_marks_tell_when_shares_of_the_term_are_used() -> None:
    ten = marks(due(national(), Term(days=10), [Interval(wib("2026-11-02 09:00"))]))
    assert ten == {50: wib("2026-11-09 16:00"), 80: wib("2026-11-12 16:00"), 100: wib("2026-11-16 16:00")}
    mixed = marks(due(national(), Term(days=8, minutes=90), [Interval(wib("2026-11-05 10:00"))]))
    assert mixed[50] == wib("2026-11-12 08:15")  # 4.1 of 8.2 days
    assert mixed[100] == wib("2026-11-18 09:00")
    minutes = marks(due(national(), Term(minutes=30), [Interval(wib("2026-11-05 10:00"))]))
    assert minutes == {50: wib("2026-11-05 10:15"), 80: wib("2026-11-05 10:24"), 100: wib("2026-11-05 10:30")}
    stopped = due(national(), Term(minutes=30), [Interval(wib("2026-11-05 10:00"), wib("2026-11-05 10:20"))])
    assert marks(stopped) == {50: wib("2026-11-05 10:15")}


def test_working_days_are_counted_from_the_day_after() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert working_days_between(national(), friday, friday) == 0
    assert working_days_between(national(), friday, monday) == 1
    assert (
        working_days_between(WorkCalendar("Asia/Makassar", SEASONS), date(2026, 2, 13), date(2026, 2, 16))
        == 1
    )
