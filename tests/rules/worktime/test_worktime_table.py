from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import DayOff, Span
from satupintu.rules.worktime.table import (
    describe,
    read_day_off,
    read_season,
    read_swap_day,
    read_week,
    write_week,
)
from tests.rules.worktime.calendars import ORDINARY, RAMADAN_2026, wib

MORNING, AFTERNOON = Span(time(7, 30), time(12)), Span(time(13), time(16))


@pytest.mark.parametrize(
    "text",
    [
        "07.30-12.00 13.00-16.00",
        "7.30 - 12.00, 13.00 - 16.00",
        "07:30–12:00 dan 13:00–16:00",
        "  07.30-12.00  13.00-16.00 ",
    ],
)
def test_hours_are_read_as_people_write_them(text: str) -> None:
    assert read_week({"senin": text, "rabu": "tutup", "kamis": ""}) == ((MORNING, AFTERNOON), *((),) * 6)


def test_a_range_of_days() -> None:
    week = read_week({"senin-kamis": "07.30-12.00 13.00-16.00", "Sabtu": "07.30-12.00"})
    assert week == (*((MORNING, AFTERNOON),) * 4, (), (MORNING,), ())


@pytest.mark.parametrize("week", [ORDINARY.week, RAMADAN_2026.week])
def test_a_week_written_is_the_week_read(week: tuple[tuple[Span, ...], ...]) -> None:
    assert read_week(write_week(week)) == week


def test_holidays_and_swap_days() -> None:
    row = {
        "tanggal": date(2026, 11, 19),
        "nama": "Hari Jadi",
        "jenis": "libur_daerah",
        "dasar": "Perda 3/2001",
    }
    assert read_day_off(row) == (date(2026, 11, 19), DayOff("Hari Jadi", "libur_daerah", "Perda 3/2001"))
    assert read_day_off({"tanggal": "2026-12-25", "nama": "Natal"})[1] == DayOff("Natal", "libur_nasional")
    swap = {"tanggal": wib("2026-11-21 09:00"), "dasar": "SE 1"}  # a time of day in TOML is dropped
    assert read_swap_day(swap) == (date(2026, 11, 21), "SE 1")


@pytest.mark.parametrize(
    ("read", "raw", "code", "fragment"),
    [
        (read_week, {"senen": "07.30-12.00"}, "hari_tidak_dikenal", "“senen” bukan nama hari"),
        (read_week, {"kamis-senin": "07.30-12.00"}, "hari_tidak_dikenal", "senin-kamis"),
        (read_week, {"senin-rabu": "tutup", "selasa": "07.30-12.00"}, "hari_disebut_dua_kali", "Hari selasa"),
        (read_week, {"senin": "07.30"}, "jam_tidak_terbaca", "Jam hari senin tidak terbaca: “07.30”"),
        (read_week, {"senin": "07.30-25.00"}, "jam_tidak_terbaca", "25.00"),
        (read_week, {"senin": "07.30-12.00 sore"}, "jam_tidak_terbaca", "sore"),
        (read_week, {"senin": 7.30}, "jam_tidak_terbaca", "7.3"),
        (read_week, {"senin": "12.00-07.30"}, "jam_tutup_sebelum_buka", "12.00-07.30"),
        (read_season, {"mulai": "kemarin", "senin": "07.30-12.00"}, "tanggal_tidak_terbaca", "kemarin"),
        (read_season, {"senin": "07.30-12.00"}, "tanggal_tidak_terbaca", "“mulai”"),
        (read_season, {"mulai": "2026-01-01", "jenis": "puasa"}, "jenis_tidak_dikenal", "ramadan"),
        (read_season, {"mulai": "2026-01-01"}, "pekan_tanpa_jam_kerja", "satu hari"),
        (
            read_season,
            {"mulai": "2026-01-01", "senin": "8.00-9.00 8.30-10.00"},
            "jam_bertindih",
            "Hari Senin",
        ),
        (read_day_off, {"tanggal": "2026-11-19", "nama": " "}, "libur_tanpa_nama", "19 November 2026"),
        (read_day_off, {"tanggal": "2026-11-19", "jenis": "x"}, "jenis_tidak_dikenal", "libur_daerah"),
        (read_swap_day, {"tanggal": "2026-11-21"}, "hari_pengganti_tanpa_dasar", "21 November 2026"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    read: Callable[[dict[str, Any]], object], raw: dict[str, Any], code: str, fragment: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(raw)
    assert refused.value.code == code
    assert fragment in refused.value.sentence


def test_opening_hours_as_a_sentence() -> None:
    assert describe(ORDINARY) == (
        "Jam kerja sejak 1 Januari 2020: Senin–Kamis 07.30–12.00 dan 13.00–16.00; "
        "Jumat 07.30–11.30 dan 13.00–16.30; Sabtu dan Minggu tutup."
    )
    assert describe(RAMADAN_2026).startswith(
        "Jam kerja Ramadan 19 Februari 2026 sampai 20 Maret 2026: Senin–Kamis"
    )
