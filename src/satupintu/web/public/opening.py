"""Whether the counter is open now, its hours of the week, and when it is closed though one would expect it open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import KIND_NAMES, Season, WorkCalendar
from satupintu.rules.worktime.words import DAY_NAMES, say_date, say_day, say_moment

WEEKS_AHEAD = 6
SOON = timedelta(days=30)
SEASONS = {"biasa": "Jam pelayanan", "ramadan": "Jam pelayanan bulan Ramadan"}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Now:
    open: bool
    sentence: str
    """Says nothing of the minute, so that the page stays the same until the counter opens or closes."""
    why: str


@dataclass(frozen=True, slots=True)
class HoursOfWeek:
    title: str
    period: str
    days: tuple[tuple[str, str], ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Opening:
    now: Now | None
    hours: tuple[HoursOfWeek, ...]
    closures: tuple[tuple[str, str], ...]
    unknown: str
    """The days off of a year that nobody has decreed yet."""


def opening_of(calendar: WorkCalendar, at: datetime) -> Opening:
    today = at.astimezone(ZoneInfo(calendar.zone)).date()
    last = today + timedelta(weeks=WEEKS_AHEAD)
    years = {today.year, last.year} - calendar.loaded_years
    return Opening(
        now=_now(calendar, at),
        hours=tuple(_week(season, today) for season in _seasons(calendar, today)),
        closures=tuple(_closures(calendar, today, last)),
        unknown=f"Hari libur tahun {min(years)} belum dimuat." if years else "",
    )


def _now(calendar: WorkCalendar, at: datetime) -> Now | None:
    local = at.astimezone(ZoneInfo(calendar.zone)).replace(second=0, microsecond=0)
    spans = calendar.spans(local.date())
    if any(opens <= local < closes for opens, closes in spans):
        return Now(
            open=True, sentence=f"Buka sekarang, sampai pukul {_clock(spans[-1][1])}.", why=_breaks(spans)
        )
    later = [opens for opens, _ in spans if opens > local]
    if later:
        resting = len(later) < len(spans)
        sentence = f"{'Istirahat' if resting else 'Belum buka'}; buka hari ini pukul {_clock(later[0])}."
        return Now(open=False, sentence=sentence, why="")
    try:
        opening = calendar.opening_after(local)
    except Refused:
        return None
    why = "Jam pelayanan hari ini sudah selesai" if spans else calendar.why_closed(local.date()) or ""
    return Now(open=False, sentence=f"Tutup; buka lagi {say_moment(opening)}.", why=f"{why}." if why else "")


def _breaks(spans: tuple[tuple[datetime, datetime], ...]) -> str:
    rests = [(before[1], after[0]) for before, after in pairwise(spans)]
    return " ".join(f"Istirahat pukul {_clock(one)} sampai {_clock(other)}." for one, other in rests)


def _clock(moment: datetime) -> str:
    return f"{moment:%H.%M}"


def _seasons(calendar: WorkCalendar, today: date) -> Iterator[Season]:
    """What is kept today, then what comes or comes back within a month."""
    current = calendar.season(today)
    if current is not None:
        yield current
    shown = [current]
    day = today
    while day <= today + SOON:
        season = calendar.season(day)
        if season is not None and season not in shown:
            shown.append(season)
            yield season
        day += ONE_DAY
    if current is not None and current.kind == "ramadan" and current.ends is not None:
        usual = calendar.season(current.ends + ONE_DAY)
        if usual is not None and usual not in shown:
            yield usual


def _week(season: Season, today: date) -> HoursOfWeek:
    period = ""
    if season.kind == "ramadan" and season.ends is not None:
        since = "" if season.starts <= today else f"mulai {say_date(season.starts)} "
        period = f"{since}sampai {say_date(season.ends)}"
    elif season.starts > today:
        period = f"mulai {say_date(season.starts)}"
    return HoursOfWeek(SEASONS[season.kind], period, tuple(_days(season)), season.basis)


def _days(season: Season) -> Iterator[tuple[str, str]]:
    """Days that follow each other with the same hours share a line."""
    said = [" dan ".join(str(span).replace("-", "–") for span in spans) or "tutup" for spans in season.week]
    for hours, group in groupby(range(len(said)), key=said.__getitem__):
        days = list(group)
        first, last = DAY_NAMES[days[0]], DAY_NAMES[days[-1]]
        yield (first if len(days) == 1 else f"{first}–{last}"), hours


def _closures(calendar: WorkCalendar, first: date, last: date) -> Iterator[tuple[str, str]]:
    """Days off that would be worked otherwise, and free days worked after all; weekends go without saying."""
    found = []
    day = first
    while day <= last:
        if said := _unusual(calendar, day):
            found.append((day, said))
        day += ONE_DAY
    while found:
        run = 1
        while run < len(found) and found[run] == (found[0][0] + timedelta(days=run), found[0][1]):
            run += 1
        begins, ends, said = found[0][0], found[run - 1][0], found[0][1]
        yield (say_day(begins) if run == 1 else f"{say_day(begins)} sampai {say_day(ends)}"), said
        found = found[run:]


def _unusual(calendar: WorkCalendar, day: date) -> str:
    season = calendar.season(day)
    off = calendar.day_off(day)
    if off is not None:
        if season is None or not season.week[day.weekday()]:
            return ""
        kind = KIND_NAMES[off.kind]
        # The register names a cuti bersama by its kind already.
        return f"tutup, {off.name if off.name.casefold().startswith(kind.casefold()) else f'{kind.lower()} {off.name}'}"
    return f"buka, hari kerja pengganti ({calendar.swap_days[day]})" if day in calendar.swap_days else ""
