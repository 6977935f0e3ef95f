"""How dates, times and lengths of time are said in Indonesian."""

from datetime import date, datetime
from fractions import Fraction

DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTH_NAMES = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def say_date(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def say_day(day: date) -> str:
    return f"{DAY_NAMES[day.weekday()]}, {say_date(day)}"


def say_time(minute_of_day: int) -> str:
    hour, minute = divmod(minute_of_day, 60)
    return f"{hour:02}.{minute:02}"


def say_moment(local: datetime) -> str:
    """The moment as its own zone shows it: convert first."""
    return f"{say_day(local)} pukul {say_time(local.hour * 60 + local.minute)}"


def say_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} jam"] if hours else []
    if rest or not hours:
        said.append(f"{rest} menit")
    return " ".join(said)


def say_days(days: Fraction) -> str:
    """Days with at most two decimals, rounded down so that a day not yet full never reads as full."""
    whole, rest = divmod(int(days * 100), 100)
    return f"{whole},{rest:02}".rstrip("0") if rest else str(whole)
