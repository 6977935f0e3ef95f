"""The date by which something is due, computed from events and never counted down (C4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Self

from satupintu.rules.worktime.calendar import MINUTES_A_DAY, Stretch, WorkCalendar
from satupintu.rules.worktime.clock import Interval, runs_of
from satupintu.rules.worktime.counting import Count, count
from satupintu.rules.worktime.ledger import Ledger, LedgerLine, caution, changes
from satupintu.rules.worktime.term import Term
from satupintu.rules.worktime.words import say_moment

# Minutes are weighed against days by the ordinary day of Perpres 21/2023 (37 h 30 min in five days), in shares only.
ORDINARY_DAY = 450

MARKS = (50, 80, 100)  # D1: who is told at which share


@dataclass(frozen=True, slots=True)
class Due:
    """`at` is None while it cannot be known: the clock never started, or stands still with part of the term left."""

    at: datetime | None
    last_day: date | None
    received_at: datetime | None
    left_days: Fraction
    left_minutes: int
    unsure_years: tuple[int, ...]
    calendar: WorkCalendar = field(repr=False, compare=False)
    term: Term
    runs: tuple[Stretch, ...] = field(repr=False, compare=False)
    _running: tuple[Interval, ...] = field(repr=False, compare=False)
    _count: Count | None = field(repr=False, compare=False)

    @property
    def unsure(self) -> bool:
        return bool(self.unsure_years)

    @property
    def caution(self) -> str | None:
        return caution(self.unsure_years)

    @property
    def ledger(self) -> tuple[LedgerLine, ...]:
        """Told when asked: a thousand dates recomputed after a decree need no sentences."""
        if self._count is None:
            return ()
        return Ledger(self.calendar, self.term, self._running, self._count).lines()

    @property
    def day_end(self) -> datetime | None:
        """Closing time of the last day: the breach limit for whoever reads “8 hari 90 menit” as nine days (N-18)."""
        if self.last_day is None:
            return None
        return self.calendar.moment(self.calendar.stretches(self.last_day.toordinal())[-1][1])

    @classmethod
    def unstarted(cls, calendar: WorkCalendar, term: Term) -> Self:
        return cls(
            at=None,
            last_day=None,
            received_at=None,
            left_days=Fraction(term.days),
            left_minutes=term.minutes,
            unsure_years=(),
            calendar=calendar,
            term=term,
            runs=(),
            _running=(),
            _count=None,
        )


def due(calendar: WorkCalendar, term: Term, running: Sequence[Interval]) -> Due:
    runs = tuple(runs_of(calendar, running))
    if not runs:
        return Due.unstarted(calendar, term)
    counted = count(calendar, runs, Fraction(term.days), term.minutes, term.counted)
    at = None if counted.ends is None else calendar.moment(counted.ends)
    return Due(
        at=at,
        last_day=None if at is None else at.date(),
        received_at=calendar.moment(counted.received),
        left_days=counted.left_days,
        left_minutes=counted.left_minutes,
        unsure_years=_unsure_years(calendar, counted),
        calendar=calendar,
        term=term,
        runs=runs,
        _running=tuple(running),
        _count=counted,
    )


def _unsure_years(calendar: WorkCalendar, counted: Count) -> tuple[int, ...]:
    first = counted.starts // MINUTES_A_DAY
    last = counted.days[-1].day if counted.days else counted.received // MINUTES_A_DAY
    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    return tuple(year for year in years if year not in calendar.loaded_years)


def weight(days: Fraction, minutes: Fraction | int) -> Fraction:
    """Days and minutes as one number, for shares of a term."""
    return days + Fraction(minutes) / ORDINARY_DAY


def marks(due: Due) -> Mapping[int, datetime]:
    """When 50, 80 and 100 % of the term are used, as far as that can be known; for escalations planned ahead."""
    known: dict[int, datetime] = {}
    if not due.runs:
        return known
    term = due.term
    for mark in MARKS:
        share = weight(Fraction(term.days), term.minutes) * mark / 100
        days = min(share, Fraction(term.days))
        minutes = -((days - share) * ORDINARY_DAY // 1)  # rounded up
        ends = count(due.calendar, due.runs, days, int(minutes), term.counted).ends
        if ends is not None:
            known[mark] = due.calendar.moment(ends)
    return known


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date that changed because the calendar did."""

    before: datetime | None
    after: datetime | None
    causes: tuple[str, ...]
    sentence: str


def moved(old: Due, new: Due) -> Moved | None:
    """What to tell when a holiday was decreed late: the same events over two calendars; None if the date stands."""
    if old.at == new.at:
        return None
    causes = changes(old.ledger, new.ledger)
    because = f" Sebabnya: {' '.join(causes)}" if causes else ""
    sentence = f"Tenggat bergeser dari {_said(old)} ke {_said(new)}.{because}"
    return Moved(old.at, new.at, causes, sentence)


def _said(due: Due) -> str:
    return "tanggal yang belum dapat ditentukan" if due.at is None else say_moment(due.at)
