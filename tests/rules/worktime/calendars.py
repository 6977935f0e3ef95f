"""Calendars for the tests: the hours of Perpres 21/2023 and the national holidays of 2024 to 2027."""

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from satupintu.rules.worktime.calendar import DayOff, DayOffKind, Season, WorkCalendar
from satupintu.rules.worktime.table import read_season

WIB = ZoneInfo("Asia/Jakarta")
YEARS = range(2024, 2028)

ORDINARY = read_season(
    {"mulai": "2020-01-01", "senin-kamis": "07.30-12.00 13.00-16.00", "jumat": "07.30-11.30 13.00-16.30"}
)
RAMADAN_2026 = read_season(
    {
        "mulai": "2026-02-19",
        "selesai": "2026-03-20",
        "jenis": "ramadan",
        "senin-kamis": "08.00-12.00 12.30-15.00",
        "jumat": "08.00-11.30 12.30-15.30",
    }
)
SEASONS: tuple[Season, ...] = (ORDINARY, RAMADAN_2026)


@cache
def national_days_off() -> dict[date, DayOff]:
    days: dict[date, DayOff] = {}
    kinds: dict[str, DayOffKind] = {"public": "libur_nasional", "government": "cuti_bersama"}
    for category, kind in kinds.items():
        named = holidays.country_holidays("ID", years=YEARS, categories=(category,), language="id")
        days |= {day: DayOff(name, kind, "SKB 3 Menteri") for day, name in named.items()}
    return days


@cache
def national(*, cuti_bersama_stops: bool = True) -> WorkCalendar:
    return WorkCalendar(
        zone="Asia/Jakarta",
        seasons=SEASONS,
        days_off=national_days_off(),
        cuti_bersama_stops=cuti_bersama_stops,
        loaded_years=frozenset(YEARS),
    )


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)
