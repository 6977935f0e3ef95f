"""Spending a term, day by day.

How a day counts (C4, N-05, N-18), and what a pause in the middle of it does:

- The clock is received at the first opening at or after its start. The rest of that day is free: day 1 is the next
  working day, and a term of N days ends at closing time on day N. That gift is made once, on the first start only.
- After it a working day is used by the share of its office minutes in which the clock ran. A pause of two hours in a
  day of seven and a half moves the due date by two such hours, into the morning after; a pause at night or at lunch
  moves nothing. "Used working days = working days inside running intervals", and the rest resumes.
- Why not whole days: if a day touched by a pause did not count, handing a file back at 15.00 and getting it at 09.00
  would give the agency a whole day, as often as it likes, at the applicant's cost. If it counted in full, a file that
  was with the applicant all day but for a minute would cost the agency a day it did not have. The share is the only
  reading without a jump: it is a measure, so splitting an interval changes nothing, and a clock that ran less, or
  started later, is never due earlier.
- A share and not minutes, because a day is a day: half a Ramadan day left is half an ordinary day left.
- The minutes of a term come after its days and are office minutes in which the clock ran. A term of minutes only has
  no free rest of the day: it runs from the moment of receipt.
- Calendar days are used by working days as above, and by days off with the share of their 24 hours; but a day off
  never uses up the last day. That one is worked, so a term ending on a Sunday ends at closing time on Monday.
- Seconds are dropped when a moment is read, and the due minute is rounded up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from satupintu.rules.worktime.calendar import LONGEST_CLOSURE, MINUTES_A_DAY, Stretch, WorkCalendar
from satupintu.rules.worktime.clock import common, length
from satupintu.rules.worktime.term import DayCount

ONE_DAY = Fraction(1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of the count: `ran` office minutes of `total` were spent; `left_…` is what the term has after it."""

    day: int
    total: int
    ran: int
    left_days: Fraction
    left_minutes: int


@dataclass(frozen=True, slots=True)
class Count:
    starts: int
    received: int
    days: tuple[CountedDay, ...]
    ends: int | None
    left_days: Fraction
    left_minutes: int


@dataclass(slots=True)
class _Purse:
    """What is left of the term."""

    days: Fraction
    minutes: int

    def work(self, worked: list[Stretch], total: int) -> int | None:
        """Spend the stretches worked on a day of `total` office minutes; the minute at which nothing is left."""
        reached = None
        if self.days:
            needed = ceil(self.days * total)
            ran = length(worked)
            if needed > ran:
                self.days -= ONE_DAY if ran == total else Fraction(ran, total)
                return None
            self.days = Fraction(0)
            reached = _minute_after(worked, needed)
            worked = [(max(a, reached), b) for a, b in worked if b > reached]
        if not self.minutes:
            return reached
        ran = length(worked)
        if self.minutes > ran:
            self.minutes -= ran
            return None
        reached = _minute_after(worked, self.minutes)
        self.minutes = 0
        return reached

    def rest(self, ran: int) -> None:
        """Spend a day off of a term in calendar days, but never the last day."""
        self.days = max(self.days - Fraction(ran, MINUTES_A_DAY), min(self.days, ONE_DAY))


def _minute_after(worked: Sequence[Stretch], needed: int) -> int:
    for starts, stops in worked:
        if needed <= stops - starts:
            return starts + needed
        needed -= stops - starts
    raise AssertionError("asked for more minutes than were worked")  # pragma: no cover


def count(
    calendar: WorkCalendar, runs: Sequence[Stretch], days: Fraction, minutes: int, counted: DayCount
) -> Count:
    """Walk from the receipt to the minute at which the term is spent, or to the end of what the clock ran."""
    received = calendar.opening_minute(runs[0][0])
    purse = _Purse(days, minutes)
    lines: list[CountedDay] = []
    ends: int | None = None
    first = day = received // MINUTES_A_DAY
    last_worked = first
    while ends is None and day * MINUTES_A_DAY < runs[-1][1]:
        office = calendar.stretches(day)
        worked: list[Stretch] = []
        total = length(office)
        if office:
            last_worked = day
        elif day - last_worked > LONGEST_CLOSURE:
            raise calendar.hole(last_worked)
        if day > first or not days:
            worked = common(office, runs)
            if office:
                ends = purse.work(worked, total)
            elif counted == "hari_kalender":
                midnight = day * MINUTES_A_DAY
                purse.rest(length(common([(midnight, midnight + MINUTES_A_DAY)], runs)))
        if ends is not None:
            worked = [(a, min(b, ends)) for a, b in worked if a < ends]
        lines.append(CountedDay(day, total, length(worked), purse.days, purse.minutes))
        day += 1
    return Count(runs[0][0], received, tuple(lines), ends, purse.days, purse.minutes)
