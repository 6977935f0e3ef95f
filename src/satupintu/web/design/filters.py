"""How values are written on a page; every template knows these by their names."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from satupintu.rules.worktime.words import say_date, say_day, say_moment

NONE_PRINTED = "–"
KILO = 1024


def rupiah(amount: int) -> str:
    """Write an amount as Indonesians do: Rp1.250.000."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def long_date(day: date | None) -> str:
    return say_day(day) if day else NONE_PRINTED


def short_date(day: date | None) -> str:
    return say_date(day) if day else NONE_PRINTED


def moment(at: datetime | None, zone: str) -> str:
    """Write a moment as the region's own clock shows it: Jumat, 20 November 2026 pukul 14.05."""
    return say_moment(at.astimezone(ZoneInfo(zone))) if at else NONE_PRINTED


def day_and_time(at: datetime | None, zone: str) -> str:
    """Write a moment short, as lists do: 20-11-2026 14.05."""
    return f"{at.astimezone(ZoneInfo(zone)):%d-%m-%Y %H.%M}" if at else NONE_PRINTED


def size(count: int) -> str:
    """Write a file's size as people read it: 820 KB, 1,4 MB."""
    if count < KILO * KILO:
        return f"{max(1, round(count / KILO))} KB"
    return f"{count / KILO / KILO:.1f} MB".replace(".", ",")


FILTERS: Mapping[str, Callable[..., str]] = {
    "rupiah": rupiah,
    "long_date": long_date,
    "short_date": short_date,
    "day_and_time": day_and_time,
    "moment": moment,
    "size": size,
}
