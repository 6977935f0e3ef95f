"""How long there still is, in whole working days: what a list shows beside a date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from satupintu.rules.worktime.calendar import MINUTES_A_DAY, WorkCalendar

MOST = 99
"""Beyond this a list says "more than", and nobody counts on."""
FARTHEST = 400
"""Days looked over for the next working ones, should the calendar end."""


@dataclass(frozen=True, slots=True)
class Left:
    """`days` to the day it is due, or since that day where it is late; `more` when they are not all counted."""

    days: int
    late: bool
    more: bool = False

    def __str__(self) -> str:
        count = f"lebih dari {MOST}" if self.more else str(self.days)
        if self.late:
            return f"terlambat {count} hari kerja" if self.days else "lewat hari ini"
        return f"sisa {count} hari kerja" if self.days else "hari ini"


def days_left(calendar: WorkCalendar, at: datetime, due: datetime) -> Left:
    """Working days after the earlier of the two days, up to the later one."""
    late = due < at
    today, last = calendar.minute(at) // MINUTES_A_DAY, calendar.minute(due) // MINUTES_A_DAY
    days = _working_days(calendar, *((last, today) if late else (today, last)))
    counted = sum(1 for _ in islice(days, MOST + 1))
    return Left(min(counted, MOST), late, counted > MOST)


def end_of_working_day(calendar: WorkCalendar, at: datetime, ahead: int) -> datetime:
    """Closing time of the so-manieth working day after today; without working days, that many days on."""
    today = calendar.minute(at) // MINUTES_A_DAY
    day = next(islice(_working_days(calendar, today, today + FARTHEST), ahead - 1, None), None)
    if day is None:
        return at + timedelta(days=ahead)
    return calendar.spans(date.fromordinal(day))[-1][1]


def _working_days(calendar: WorkCalendar, after: int, until: int) -> Iterator[int]:
    return (day for day in range(after + 1, until + 1) if calendar.stretches(day))
