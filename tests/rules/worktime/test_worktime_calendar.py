from dataclasses import replace
from datetime import UTC, date, time

import pytest

from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import DayOff, Season, Span, WorkCalendar
from satupintu.rules.worktime.clock import office_minutes
from tests.rules.worktime.calendars import ORDINARY, RAMADAN_2026, SEASONS, national, wib


def test_a_week_has_the_minutes_of_perpres_21_of_2023() -> None:
    assert office_minutes(national(), wib("2026-11-16 00:00"), wib("2026-11-23 00:00")) == 37 * 60 + 30
    assert office_minutes(national(), wib("2026-03-02 00:00"), wib("2026-03-09 00:00")) == 32 * 60 + 30


@pytest.mark.parametrize(
    ("at", "opening"),
    [
        ("2026-11-20 10:15", "2026-11-20 10:15"),
        ("2026-11-20 06:00", "2026-11-20 07:30"),
        ("2026-11-20 12:00", "2026-11-20 13:00"),  # Friday prayer
        ("2026-11-19 12:30", "2026-11-19 13:00"),
        ("2026-11-20 16:30", "2026-11-23 07:30"),  # closing time is outside
        ("2026-11-21 20:00", "2026-11-23 07:30"),
        ("2026-03-17 15:00", "2026-03-25 07:30"),  # over Nyepi, Idul Fitri and the end of Ramadan
        ("2026-02-18 16:00", "2026-02-19 08:00"),  # into Ramadan
    ],
)
def test_a_filing_outside_opening_hours_is_received_at_the_next_opening(at: str, opening: str) -> None:
    assert national().opening_after(wib(at)) == wib(opening)
    assert national().opening_after(wib(at).astimezone(UTC)) == wib(opening)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-11-20", None),
        ("2026-11-21", "Akhir pekan (Sabtu)"),
        ("2026-02-16", "Cuti bersama: Cuti Bersama Tahun Baru Imlek (SKB 3 Menteri)"),
        ("2026-12-25", "Libur nasional: Hari Raya Natal (SKB 3 Menteri)"),
        ("2019-12-31", "Jam kerja untuk tanggal ini belum ditetapkan"),
    ],
)
def test_a_closed_day_says_why(day: str, why: str | None) -> None:
    assert national().why_closed(date.fromisoformat(day)) == why


def test_a_weekday_without_hours_says_so() -> None:
    calendar = WorkCalendar("Asia/Jakarta", (replace(ORDINARY, week=(*ORDINARY.week[:4], (), (), ())),))
    assert calendar.why_closed(date(2026, 11, 20)) == "Tidak ada jam kerja pada hari Jumat"


def test_a_local_holiday_and_an_election_close_the_agency() -> None:
    days_off = {
        date(2026, 11, 19): DayOff("Hari Jadi", "libur_daerah", "Perda 3/2001"),
        date(2026, 11, 20): DayOff("Pemungutan suara ulang", "pemilu"),
    }
    calendar = WorkCalendar("Asia/Jakarta", SEASONS, days_off)
    assert calendar.why_closed(date(2026, 11, 19)) == "Libur daerah: Hari Jadi (Perda 3/2001)"
    assert calendar.why_closed(date(2026, 11, 20)) == "Libur pemilihan umum: Pemungutan suara ulang"


def test_a_swap_day_is_worked_with_the_hours_of_a_monday() -> None:
    saturday, nyepi = date(2026, 11, 21), date(2026, 3, 20)
    calendar = replace(national(), swap_days={saturday: "SE Bupati 12/2026", nyepi: "SE Bupati 3/2026"})
    assert [(a.time(), b.time()) for a, b in calendar.spans(saturday)] == [
        (time(7, 30), time(12)),
        (time(13), time(16)),
    ]
    # A swapped cuti bersama on a Friday in Ramadan keeps the Friday hours of Ramadan.
    assert [(a.time(), b.time()) for a, b in calendar.spans(nyepi)] == [
        (time(8), time(11, 30)),
        (time(12, 30), time(15, 30)),
    ]
    assert calendar.why_closed(saturday) is None
    assert calendar.remark(saturday) == "hari kerja pengganti: SE Bupati 12/2026"


def test_cuti_bersama_is_policy() -> None:
    day = date(2026, 2, 16)
    assert not national().is_working(day)
    assert national(cuti_bersama_stops=False).is_working(day)
    assert national(cuti_bersama_stops=False).remark(day) == (
        "cuti bersama Cuti Bersama Tahun Baru Imlek tetap dihitung"
    )


def test_ramadan_wins_over_ordinary_hours_and_the_later_decree_over_the_earlier() -> None:
    later = replace(ORDINARY, starts=date(2026, 2, 25), week=((Span(time(8), time(9)),),) * 7)
    calendar = WorkCalendar("Asia/Jakarta", (later, RAMADAN_2026, ORDINARY))
    assert calendar.season(date(2026, 3, 2)) is RAMADAN_2026
    assert calendar.season(date(2026, 4, 2)) is later
    assert calendar.season(date(2025, 4, 2)) is ORDINARY
    assert calendar.season(date(2019, 4, 2)) is None


def test_a_calendar_does_not_change_under_our_feet() -> None:
    days_off: dict[date, DayOff] = {}
    calendar = WorkCalendar("Asia/Jakarta", SEASONS, days_off)
    days_off[date(2026, 11, 20)] = DayOff("Hari Jadi", "libur_daerah")
    assert calendar.is_working(date(2026, 11, 20))


def _refused(code: str) -> "pytest.RaisesExc[Refused]":
    return pytest.raises(
        Refused, check=lambda refused: refused.code == code and refused.sentence.endswith(".")
    )


def test_a_calendar_that_cannot_be_is_refused() -> None:
    with _refused("zona_tidak_dikenal"):
        WorkCalendar("Asia/Jakata", SEASONS)
    with _refused("jam_tutup_sebelum_buka"):
        Span(time(12), time(7, 30))
    with _refused("jam_tidak_sah"):
        Span(time(7, 30, 1), time(12))
    with _refused("musim_tidak_sah"):
        Season(date(2026, 3, 1), date(2026, 2, 1), ORDINARY.week)
    with _refused("pekan_tidak_lengkap"):
        Season(date(2026, 3, 1), None, ORDINARY.week[:5])
    with _refused("pekan_tanpa_jam_kerja"):
        Season(date(2026, 3, 1), None, ((),) * 7)
    with _refused("jam_bertindih"):
        Season(
            date(2026, 3, 1), None, ((Span(time(7), time(12)), Span(time(11), time(13))), *ORDINARY.week[1:])
        )


def test_a_calendar_that_runs_out_of_hours_is_refused() -> None:
    ended = WorkCalendar("Asia/Jakarta", (replace(ORDINARY, ends=date(2026, 11, 20)),))
    with _refused("kalender_tanpa_jam_kerja"):
        ended.opening_after(wib("2026-11-20 16:30"))
