"""Dates as typed, and their order among each other."""

import operator
import re
from collections.abc import Mapping
from datetime import date, datetime

from satupintu.rules.answers.answer import Answer
from satupintu.rules.answers.texts import clean
from satupintu.rules.standard.model.form import TODAY, Field

MONTHS = (
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
FIRST_YEAR, LAST_YEAR = 1800, 2200

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_LOCAL = re.compile(
    r"(?:[a-z']{4,6}, ?)?(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2}|[a-z]{3,9})\.?[-/. ](?P<year>\d{4})",
    re.ASCII | re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]\w{1,9}[-/. ]\d{2}", re.ASCII)
_OLD_SPELLING = {"pebruari": 2, "nopember": 11, "peb": 2, "nop": 11, "agt": 8, "ags": 8}
_MONTH_BY_WORD = {
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    **{name.lower()[:3]: number for number, name in enumerate(MONTHS, start=1)},
    "sept": 9,
    "agust": 8,
    **_OLD_SPELLING,
}


def long_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read_date(field: Field, raw: object) -> Answer:
    """Return the ISO form."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        raw = raw.isoformat()
    text = clean(raw, field.label)
    if not isinstance(text.value, str):
        return text
    found = _ISO.fullmatch(text.value) or _LOCAL.fullmatch(text.value)
    month = _month(found["month"]) if found else None
    if found is None or month is None:
        if _SHORT_YEAR.fullmatch(text.value):
            return Answer(fault=f"Tulis tahun pada {field.label} dengan empat angka, misalnya 20-11-2026.")
        return Answer(fault=f"Tulis {field.label} sebagai tanggal, misalnya 20-11-2026.")
    try:
        day = date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return Answer(fault=f"{field.label}: tanggal {text.value} tidak ada dalam kalender.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Answer(fault=f"{field.label}: periksa tahunnya ({day.year}).")
    return Answer(value=day.isoformat())


def order_fault(
    field: Field, value: str, *, today: date, values: Mapping[str, object], labels: Mapping[str, str]
) -> str | None:
    """Hold a date against its limits: today, a fixed day, or the answer to another field (if there is one)."""
    day = date.fromisoformat(value)
    for limit, words, breaks in (
        (field.after, "harus sesudah", operator.le),
        (field.before, "harus sebelum", operator.ge),
        (field.minimum, "tidak boleh sebelum", operator.lt),
        (field.maximum, "tidak boleh sesudah", operator.gt),
    ):
        bound = limit_day(limit, today=today, values=values)
        if bound is not None and breaks(day, bound):
            return f"{field.label} {words} {_limit_name(limit, bound, labels)}."
    return None


def limit_day(limit: object, *, today: date, values: Mapping[str, object]) -> date | None:
    if limit == TODAY:
        return today
    return iso_day(values.get(limit, limit)) if isinstance(limit, str) else None


def iso_day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _limit_name(limit: object, bound: date, labels: Mapping[str, str]) -> str:
    if limit == TODAY:
        return f"hari ini ({long_date(bound)})"
    label = labels.get(limit) if isinstance(limit, str) else None
    return f"{label} ({long_date(bound)})" if label else long_date(bound)


def _month(text: str) -> int | None:
    return int(text) if text.isdigit() else _MONTH_BY_WORD.get(text.lower())
