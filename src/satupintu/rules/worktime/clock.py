"""The clock of a case: the intervals in which it ran."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import MINUTES_A_DAY, Stretch, WorkCalendar
from satupintu.rules.worktime.words import say_moment

FOREVER = 10**10  # minutes; beyond the last date there is


@dataclass(frozen=True, slots=True)
class Interval:
    """The clock ran from `starts` until `stops`; `reason` says why it stopped, for the ledger."""

    starts: datetime
    stops: datetime | None = None
    reason: str = ""


def check_running(calendar: WorkCalendar, running: Sequence[Interval]) -> None:
    """Refuse a clock that goes backwards."""
    for interval in running:
        _check_zone(interval.starts, interval.stops)
        if interval.stops is not None:
            _check_forward(calendar, interval.starts, interval.stops)
    for before, after in pairwise(running):
        if before.stops is None:
            raise Refused(
                "jam_masih_berjalan",
                f"Jam layanan dimulai lagi pada {_say(calendar, after.starts)} padahal masih berjalan sejak "
                f"{_say(calendar, before.starts)}. Hentikan jam yang masih berjalan lebih dahulu.",
            )
        if after.starts < before.stops:
            raise Refused(
                "jam_bertumpuk",
                f"Jam layanan dimulai lagi pada {_say(calendar, after.starts)}, sebelum jam sebelumnya berhenti pada "
                f"{_say(calendar, before.stops)}. Urutkan kejadiannya dan periksa waktunya.",
            )


def _check_zone(*moments: datetime | None) -> None:
    if any(at is not None and at.utcoffset() is None for at in moments):
        raise Refused(
            "waktu_tanpa_zona", "Waktu kejadian tidak menyebut zona waktunya. Sertakan zona, misalnya WIB."
        )


def _check_forward(calendar: WorkCalendar, starts: datetime, stops: datetime) -> None:
    if stops < starts:
        raise Refused(
            "jam_mundur",
            f"Jam layanan berhenti pada {_say(calendar, stops)}, sebelum mulai pada {_say(calendar, starts)}. "
            "Periksa waktu kedua kejadian itu.",
        )


def _say(calendar: WorkCalendar, at: datetime) -> str:
    return say_moment(calendar.moment(calendar.minute(at)))


def runs_of(calendar: WorkCalendar, running: Sequence[Interval]) -> list[Stretch]:
    """The intervals as minutes, checked."""
    check_running(calendar, running)
    return [
        (calendar.minute(each.starts), FOREVER if each.stops is None else calendar.minute(each.stops))
        for each in running
    ]


def common(stretches: Sequence[Stretch], runs: Sequence[Stretch]) -> list[Stretch]:
    """What two ordered rows of stretches have in common, in order."""
    return [(max(a, c), min(b, d)) for a, b in stretches for c, d in runs if a < d and c < b]


def length(stretches: Sequence[Stretch]) -> int:
    return sum(b - a for a, b in stretches)


def office_minutes(calendar: WorkCalendar, starts: datetime, stops: datetime) -> int:
    """Minutes within opening hours from one moment to another."""
    _check_zone(starts, stops)
    _check_forward(calendar, starts, stops)
    run = (calendar.minute(starts), calendar.minute(stops))
    days = range(run[0] // MINUTES_A_DAY, run[1] // MINUTES_A_DAY + 1)
    return sum(length(common(calendar.stretches(day), [run])) for day in days)


def working_days_between(calendar: WorkCalendar, after: date, through: date) -> int:
    """Working days after the first date, through the last: day 1 is the next working day (C4, N-05)."""
    return sum(1 for day in range(after.toordinal() + 1, through.toordinal() + 1) if calendar.stretches(day))
