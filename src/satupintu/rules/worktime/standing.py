"""Where a clock stands at a moment: on time, near, paused, late."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from satupintu.rules.worktime.counting import count
from satupintu.rules.worktime.due import MARKS, Due, weight
from satupintu.rules.worktime.words import say_days, say_minutes

State = Literal[
    "belum_mulai", "jalan", "jeda", "mendekati", "terlambat", "selesai_tepat", "selesai_terlambat"
]

NEAR = 80  # per cent; at 50 somebody is told, but nothing is near yet


@dataclass(frozen=True, slots=True)
class Standing:
    """`percent` is the share of the term used, `reached` the last of 50, 80 and 100 it has passed."""

    state: State
    percent: int
    reached: int
    left_days: Fraction
    left_minutes: int

    @property
    def left(self) -> str:
        """What remains, as said to people."""
        said = [f"{say_days(self.left_days)} hari"] if self.left_days else []
        if self.left_minutes or not said:
            said.append(say_minutes(self.left_minutes))
        return " ".join(said)


def standing(due: Due, at: datetime, ended_at: datetime | None = None) -> Standing:
    """Standing at `at`, or as it was when the work ended; work done in the due minute is on time."""
    until = at if ended_at is None else min(ended_at, at)
    left_days, left_minutes = _left(due, until)
    passed = due.at is not None and until >= due.at
    percent = 100 if passed else _percent(due, left_days, left_minutes)
    reached = max((mark for mark in MARKS if percent >= mark), default=0)
    late = due.at is not None and until > due.at
    if ended_at is not None and ended_at <= at:
        state: State = "selesai_terlambat" if late else "selesai_tepat"
    else:
        state = "terlambat" if late else _open(due, due.calendar.minute(until), percent)
    return Standing(state, percent, reached, left_days, left_minutes)


def _open(due: Due, minute: int, percent: int) -> State:
    if not due.runs or minute < due.runs[0][0]:
        return "belum_mulai"
    if not any(starts <= minute < stops for starts, stops in due.runs):
        return "jeda"
    return "mendekati" if percent >= NEAR else "jalan"


def _left(due: Due, until: datetime) -> tuple[Fraction, int]:
    minute = due.calendar.minute(until)
    runs = [(starts, min(stops, minute)) for starts, stops in due.runs if starts < minute]
    if not runs:
        return Fraction(due.term.days), due.term.minutes
    counted = count(due.calendar, runs, Fraction(due.term.days), due.term.minutes, due.term.counted)
    return counted.left_days, counted.left_minutes


def _percent(due: Due, left_days: Fraction, left_minutes: int) -> int:
    whole = weight(Fraction(due.term.days), due.term.minutes)
    return min(99, int((1 - weight(left_days, left_minutes) / whole) * 100))
