"""How values are written on a page; every template knows these by their names."""

from collections.abc import Callable, Mapping
from datetime import date

from satupintu.rules.worktime.words import say_date, say_day

NONE_PRINTED = "–"


def rupiah(amount: int) -> str:
    """Write an amount as Indonesians do: Rp1.250.000."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def long_date(day: date | None) -> str:
    return say_day(day) if day else NONE_PRINTED


def short_date(day: date | None) -> str:
    return say_date(day) if day else NONE_PRINTED


FILTERS: Mapping[str, Callable[..., str]] = {
    "rupiah": rupiah,
    "long_date": long_date,
    "short_date": short_date,
}
