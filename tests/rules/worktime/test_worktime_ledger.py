"""“Kenapa tanggal ini?”"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from satupintu.rules.worktime.calendar import DayOff
from satupintu.rules.worktime.clock import Interval
from satupintu.rules.worktime.due import Due, due
from satupintu.rules.worktime.term import Term
from tests.rules.worktime.calendars import national, wib


def told(got: Due) -> list[str]:
    return [f"{line.day.day} {'+' if line.counts else '-'} {line.why}" for line in got.ledger]


def test_eight_days_and_ninety_minutes() -> None:
    got = due(national(), Term(days=2, minutes=90), [Interval(wib("2026-11-20 10:15"))])
    assert told(got) == [
        "20 - Diterima pukul 10.15; hitungan hari mulai hari kerja berikutnya.",
        "21 - Akhir pekan (Sabtu).",
        "22 - Akhir pekan (Minggu).",
        "23 + Hari kerja ke-1.",
        "24 + Hari kerja ke-2.",
        "25 + Ditambah 1 jam 30 menit kerja; tenggat pukul 09.00.",
    ]
    assert [line.minutes for line in got.ledger] == [0, 0, 0, 450, 450, 90]
    assert [line.running_total_days for line in got.ledger] == [0, 0, 0, 1, 2, 2]
    assert str(got.ledger[0]).startswith("Jumat, 20 November 2026: Diterima")


def test_a_filing_on_a_saturday() -> None:
    got = due(national(), Term(days=1), [Interval(wib("2026-11-21 14:00"))])
    assert told(got) == [
        (
            "21 - Mulai pukul 14.00, di luar jam kerja (akhir pekan (Sabtu)); diterima pada jam buka berikutnya, "
            "Senin, 23 November 2026 pukul 07.30."
        ),
        "22 - Akhir pekan (Minggu).",
        "23 - Diterima pukul 07.30; hitungan hari mulai hari kerja berikutnya.",
        "24 + Hari kerja ke-1; tenggat pukul 16.00.",
    ]


def test_a_filing_before_opening_and_after_closing() -> None:
    early = due(national(), Term(minutes=30), [Interval(wib("2026-11-19 06:00"))])
    assert told(early) == [
        "19 + Mulai pukul 06.00, di luar jam kerja; diterima pukul 07.30; dihitung 30 menit kerja; tenggat pukul 08.00."
    ]
    late = due(national(), Term(minutes=30), [Interval(wib("2026-11-18 17:00"))])
    assert told(late)[0] == (
        "18 - Mulai pukul 17.00, di luar jam kerja (sesudah jam tutup); diterima pada jam buka berikutnya, "
        "Kamis, 19 November 2026 pukul 07.30."
    )


def test_a_pause_is_told_where_it_took_time() -> None:
    clock = [
        Interval(wib("2026-11-16 09:00"), wib("2026-11-17 11:00"), "perbaikan berkas"),
        Interval(wib("2026-11-19 15:00")),
    ]
    got = due(national(), Term(days=2), clock)
    assert told(got) == [
        "16 - Diterima pukul 09.00; hitungan hari mulai hari kerja berikutnya.",
        "17 + Jeda (perbaikan berkas); dihitung 3 jam 30 menit dari 7 jam 30 menit, jumlah 0,46 hari kerja.",
        "18 - Jeda (perbaikan berkas), tidak dihitung.",
        "19 + Jeda (perbaikan berkas); dihitung 1 jam dari 7 jam 30 menit, jumlah 0,6 hari kerja.",
        "20 + Sehari penuh, jumlah 1,6 hari kerja.",
        "21 - Akhir pekan (Sabtu).",
        "22 - Akhir pekan (Minggu).",
        "23 + Dihitung 3 jam dari 7 jam 30 menit, jumlah 2 hari kerja; tenggat pukul 10.30.",
    ]
    assert got.ledger[1].running_total_days == Fraction(7, 15)


def test_a_clock_that_stands_still_is_told_to_its_stop() -> None:
    got = due(
        national(), Term(days=5), [Interval(wib("2026-11-16 09:00"), wib("2026-11-17 11:00"), "pembayaran")]
    )
    assert told(got)[-1] == (
        "17 + Jeda (pembayaran); dihitung 3 jam 30 menit dari 7 jam 30 menit, jumlah 0,46 hari kerja."
    )


def test_calendar_days() -> None:
    got = due(national(), Term(days=3, counted="hari_kalender"), [Interval(wib("2026-11-19 09:00"))])
    assert told(got) == [
        "19 - Diterima pukul 09.00; hitungan hari mulai hari berikutnya.",
        "20 + Hari kalender ke-1.",
        "21 + Akhir pekan (Sabtu); hari kalender ke-2.",
        "22 - Akhir pekan (Minggu); hari terakhir harus hari kerja.",
        "23 + Hari kalender ke-3; tenggat pukul 16.00.",
    ]


def test_half_a_saturday_of_calendar_days() -> None:
    clock = [
        Interval(wib("2026-11-19 09:00"), wib("2026-11-21 12:00"), "perbaikan"),
        Interval(wib("2026-11-23 07:30")),
    ]
    got = due(national(), Term(days=4, counted="hari_kalender"), clock)
    assert told(got)[2:4] == [
        "21 + Akhir pekan (Sabtu); jeda (perbaikan); jumlah 1,5 hari kalender.",
        "22 - Akhir pekan (Minggu); jeda (perbaikan).",
    ]


def test_unusual_days_are_told() -> None:
    swapped = replace(national(cuti_bersama_stops=False), swap_days={date(2026, 2, 21): "SE Bupati 2/2026"})
    got = due(swapped, Term(days=5), [Interval(wib("2026-02-13 09:00"))])
    assert told(got)[3:] == [
        "16 + Hari kerja ke-1; cuti bersama Cuti Bersama Tahun Baru Imlek tetap dihitung.",
        "17 - Libur nasional: Tahun Baru Imlek (SKB 3 Menteri).",
        "18 + Hari kerja ke-2.",
        "19 + Hari kerja ke-3; jam kerja Ramadan.",
        "20 + Hari kerja ke-4; jam kerja Ramadan.",
        "21 + Hari kerja ke-5; hari kerja pengganti: SE Bupati 2/2026; tenggat pukul 15.00.",
    ]


def test_a_holiday_on_a_sunday_is_told_by_its_name() -> None:
    calendar = replace(national(), days_off={date(2026, 11, 22): DayOff("Hari Jadi", "libur_daerah")})
    got = due(calendar, Term(days=1), [Interval(wib("2026-11-20 09:00"))])
    assert told(got)[2] == "22 - Libur daerah: Hari Jadi."
