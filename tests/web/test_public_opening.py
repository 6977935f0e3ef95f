"""Whether the counter is open, in words: moments of a week, of Ramadan and of holidays, and what is said then."""

from dataclasses import replace
from datetime import date

import pytest

from satupintu.rules.worktime.calendar import DayOff, WorkCalendar
from satupintu.web.public.opening import opening_of
from tests.rules.worktime.calendars import ORDINARY, RAMADAN_2026, national, wib

NATION = national()


@pytest.mark.parametrize(
    ("at", "open_", "sentence", "why"),
    [
        (
            "2026-11-23T09:00",
            True,
            "Buka sekarang, sampai pukul 16.00.",
            "Istirahat pukul 12.00 sampai 13.00.",
        ),
        (
            "2026-11-23T07:30",
            True,
            "Buka sekarang, sampai pukul 16.00.",
            "Istirahat pukul 12.00 sampai 13.00.",
        ),
        ("2026-11-23T07:29:59", False, "Belum buka; buka hari ini pukul 07.30.", ""),
        ("2026-11-23T12:00", False, "Istirahat; buka hari ini pukul 13.00.", ""),
        (
            "2026-11-23T16:00",
            False,
            "Tutup; buka lagi Selasa, 24 November 2026 pukul 07.30.",
            "Jam pelayanan hari ini sudah selesai.",
        ),
        (
            "2026-11-20T16:30",
            False,
            "Tutup; buka lagi Senin, 23 November 2026 pukul 07.30.",
            "Jam pelayanan hari ini sudah selesai.",
        ),
        (
            "2026-11-21T10:00",
            False,
            "Tutup; buka lagi Senin, 23 November 2026 pukul 07.30.",
            "Akhir pekan (Sabtu).",
        ),
        (
            "2026-12-25T10:00",
            False,
            "Tutup; buka lagi Senin, 28 Desember 2026 pukul 07.30.",
            "Libur nasional: Hari Raya Natal (SKB 3 Menteri).",
        ),
        (
            "2026-02-23T14:59",
            True,
            "Buka sekarang, sampai pukul 15.00.",
            "Istirahat pukul 12.00 sampai 12.30.",
        ),
    ],
)
def test_open_now_in_words(at, open_, sentence, why):
    now = opening_of(NATION, wib(at)).now
    assert (now.open, now.sentence, now.why) == (open_, sentence, why)


def test_the_words_do_not_change_while_nothing_changes():
    """The page keeps its ETag from one opening to the next closing."""
    said = {
        opening_of(NATION, wib(f"2026-11-23T{hour:02}:{minute:02}")).now
        for hour in (13, 14, 15)
        for minute in (0, 17, 59)
    }
    assert len(said) == 1


def test_a_calendar_with_a_hole_says_nothing_rather_than_guess():
    ends = replace(ORDINARY, ends=date(2026, 11, 20))
    calendar = WorkCalendar(zone="Asia/Jakarta", seasons=(ends,))
    assert opening_of(calendar, wib("2026-11-21T10:00")).now is None


def titles(at):
    return [(hours.title, hours.period) for hours in opening_of(NATION, wib(at)).hours]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-23T09:00", [("Jam pelayanan", "")]),
        (
            "2026-02-10T09:00",
            [
                ("Jam pelayanan", ""),
                ("Jam pelayanan bulan Ramadan", "mulai 19 Februari 2026 sampai 20 Maret 2026"),
            ],
        ),
        (
            "2026-02-20T09:00",
            [("Jam pelayanan bulan Ramadan", "sampai 20 Maret 2026"), ("Jam pelayanan", "")],
        ),
        ("2026-03-21T09:00", [("Jam pelayanan", "")]),
    ],
)
def test_the_hours_of_ramadan_stand_beside_the_usual_ones(at, expected):
    assert titles(at) == expected


def test_days_with_the_same_hours_share_a_line():
    (usual,) = opening_of(NATION, wib("2026-11-23T09:00")).hours
    assert usual.days == (
        ("Senin–Kamis", "07.30–12.00 dan 13.00–16.00"),
        ("Jumat", "07.30–11.30 dan 13.00–16.30"),
        ("Sabtu–Minggu", "tutup"),
    )


def test_hours_say_what_they_rest_on():
    season = replace(ORDINARY, basis="Keputusan contoh")
    calendar = WorkCalendar(zone="Asia/Jakarta", seasons=(season,))
    assert opening_of(calendar, wib("2026-11-23T09:00")).hours[0].basis == "Keputusan contoh"


def closures(calendar, at):
    return opening_of(calendar, wib(at)).closures


def test_what_is_unusual_is_told_for_six_weeks_and_weekends_go_without_saying():
    found = closures(NATION, "2026-11-23T09:00")
    assert found == (
        ("Kamis, 24 Desember 2026", "tutup, Cuti Bersama Hari Raya Natal"),
        ("Jumat, 25 Desember 2026", "tutup, libur nasional Hari Raya Natal"),
        ("Jumat, 1 Januari 2027", "tutup, libur nasional Tahun Baru Masehi"),
    )


def test_days_off_of_one_name_are_one_line():
    days = {date(2026, 12, day): DayOff("Pindah kantor", "libur_daerah") for day in (1, 2, 3)}
    calendar = WorkCalendar(zone="Asia/Jakarta", seasons=(ORDINARY,), days_off=days)
    assert closures(calendar, "2026-11-23T09:00") == (
        (
            "Selasa, 1 Desember 2026 sampai Kamis, 3 Desember 2026",
            "tutup, libur daerah Pindah kantor",
        ),
    )


def test_a_saturday_worked_after_all_is_told():
    calendar = WorkCalendar(
        zone="Asia/Jakarta", seasons=(ORDINARY,), swap_days={date(2026, 11, 28): "SE 1/2026"}
    )
    assert closures(calendar, "2026-11-23T09:00") == (
        ("Sabtu, 28 November 2026", "buka, hari kerja pengganti (SE 1/2026)"),
    )


def test_a_year_nobody_has_decreed_is_said_to_be_unknown():
    calendar = WorkCalendar(
        zone="Asia/Jakarta", seasons=(ORDINARY, RAMADAN_2026), loaded_years=frozenset({2026})
    )
    assert opening_of(calendar, wib("2026-11-23T09:00")).unknown == "Hari libur tahun 2027 belum dimuat."
    assert opening_of(calendar, wib("2026-06-23T09:00")).unknown == ""
