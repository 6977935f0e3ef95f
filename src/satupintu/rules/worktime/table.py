"""Hours, holidays and swap days as people write them, in a calendar file or a row of the database."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import get_args

from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import DayOff, DayOffKind, Season, SeasonKind, Span, Week
from satupintu.rules.worktime.words import DAY_NAMES, say_date

DAY_KEYS = tuple(name.lower() for name in DAY_NAMES)
SEASON_KINDS: tuple[SeasonKind, ...] = get_args(SeasonKind)
DAY_OFF_KINDS: tuple[DayOffKind, ...] = get_args(DayOffKind)

CLOSED = "tutup"
_SPAN = re.compile(r"(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})")
_BETWEEN = re.compile(r"\s*(?:,|\bdan\b)?\s*")


def read_week(raw: Mapping[str, object]) -> Week:
    """Seven days from `{"senin-kamis": "07.30-12.00 13.00-16.00", "jumat": "…"}`; a day not named is closed."""
    hours: dict[int, tuple[Span, ...]] = {}
    for key, text in raw.items():
        spans = _read_hours(key, text)
        for day in _read_days(key):
            if day in hours:
                raise Refused(
                    "hari_disebut_dua_kali", f"Hari {DAY_KEYS[day]} disebut dua kali. Sisakan satu saja."
                )
            hours[day] = spans
    return tuple(hours.get(day, ()) for day in range(len(DAY_KEYS)))


def write_week(week: Week) -> dict[str, str]:
    """The inverse of `read_week`: open days only, each by its name."""
    return {
        key: " ".join(str(span) for span in spans) for key, spans in zip(DAY_KEYS, week, strict=True) if spans
    }


def _read_days(key: str) -> range:
    first, _, last = (part.strip() for part in key.lower().partition("-"))
    last = last or first
    if first not in DAY_KEYS or last not in DAY_KEYS or DAY_KEYS.index(first) > DAY_KEYS.index(last):
        raise Refused(
            "hari_tidak_dikenal",
            f"“{key}” bukan nama hari. Pakai {', '.join(DAY_KEYS)}, atau rentang seperti senin-kamis.",
        )
    return range(DAY_KEYS.index(first), DAY_KEYS.index(last) + 1)


def _read_hours(key: str, text: object) -> tuple[Span, ...]:
    if not isinstance(text, str):
        raise _unreadable(key, text)
    rest = text.strip()
    if rest.lower() in {"", CLOSED}:
        return ()
    spans: list[Span] = []
    while rest:
        found = _SPAN.match(rest)
        if found is None:
            raise _unreadable(key, text)
        spans.append(_span(key, text, found))
        rest = rest[found.end() :]
        rest = rest[between.end() :] if (between := _BETWEEN.match(rest)) else rest
    return tuple(spans)


def _span(key: str, text: str, found: re.Match[str]) -> Span:
    hours = [int(part) for part in found.groups()]
    try:
        opens, closes = time(hours[0], hours[1]), time(hours[2], hours[3])
    except ValueError:
        raise _unreadable(key, text) from None
    return Span(opens, closes)


def _unreadable(key: str, text: object) -> Refused:
    return Refused(
        "jam_tidak_terbaca",
        f"Jam hari {key} tidak terbaca: “{text}”. Tulis seperti “07.30-12.00 13.00-16.00”, atau “{CLOSED}”.",
    )


def read_season(raw: Mapping[str, object]) -> Season:
    """`{mulai, selesai?, jenis?}` with the days of the week beside them."""
    kind = str(raw.get("jenis", "biasa"))
    if kind not in SEASON_KINDS:
        raise _unknown_kind(kind, SEASON_KINDS)
    week = read_week({key: value for key, value in raw.items() if key not in {"mulai", "selesai", "jenis"}})
    ends = read_date("selesai", raw["selesai"]) if raw.get("selesai") is not None else None
    return Season(read_date("mulai", raw.get("mulai")), ends, week, kind)


def read_day_off(raw: Mapping[str, object]) -> tuple[date, DayOff]:
    """`{tanggal, nama, jenis?, dasar?}`."""
    kind = str(raw.get("jenis", "libur_nasional"))
    if kind not in DAY_OFF_KINDS:
        raise _unknown_kind(kind, DAY_OFF_KINDS)
    day = read_date("tanggal", raw.get("tanggal"))
    name = str(raw.get("nama", "")).strip()
    if not name:
        raise Refused("libur_tanpa_nama", f"Hari libur {say_date(day)} belum bernama. Isi “nama”.")
    return day, DayOff(name, kind, str(raw.get("dasar", "")))


def read_swap_day(raw: Mapping[str, object]) -> tuple[date, str]:
    """`{tanggal, dasar}`: a free day that is worked must say by whose word."""
    day = read_date("tanggal", raw.get("tanggal"))
    basis = str(raw.get("dasar", "")).strip()
    if not basis:
        raise Refused(
            "hari_pengganti_tanpa_dasar",
            f"Hari kerja pengganti {say_date(day)} belum menyebut dasarnya. Isi “dasar”.",
        )
    return day, basis


def read_date(key: str, raw: object) -> date:
    """A date of TOML, or its ISO text in JSON."""
    if isinstance(raw, date):
        return date(raw.year, raw.month, raw.day)
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise Refused(
            "tanggal_tidak_terbaca", f"“{key}” harus berupa tanggal seperti 2026-11-21, bukan “{raw}”."
        ) from None


def _unknown_kind(kind: str, known: tuple[str, ...]) -> Refused:
    return Refused(
        "jenis_tidak_dikenal", f"Jenis “{kind}” tidak dikenal. Pakai salah satu dari: {', '.join(known)}."
    )


def describe(season: Season) -> str:
    """The opening hours as a sentence, equal days that follow each other taken together."""
    groups: list[tuple[int, int]] = []
    for day, spans in enumerate(season.week):
        if groups and season.week[groups[-1][0]] == spans:
            groups[-1] = (groups[-1][0], day)
        else:
            groups.append((day, day))
    told = "; ".join(f"{_days(first, last)} {_hours(season.week[first])}" for first, last in groups)
    return f"{_title(season)}: {told}."


def _title(season: Season) -> str:
    title = "Jam kerja Ramadan" if season.kind == "ramadan" else "Jam kerja"
    if season.ends is None:
        return f"{title} sejak {say_date(season.starts)}"
    return f"{title} {say_date(season.starts)} sampai {say_date(season.ends)}"


def _days(first: int, last: int) -> str:
    if first == last:
        return DAY_NAMES[first]
    return (
        f"{DAY_NAMES[first]} dan {DAY_NAMES[last]}"
        if last == first + 1
        else f"{DAY_NAMES[first]}–{DAY_NAMES[last]}"
    )


def _hours(spans: tuple[Span, ...]) -> str:
    return " dan ".join(str(span).replace("-", "–") for span in spans) or CLOSED
