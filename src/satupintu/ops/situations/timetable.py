"""When each deed of a sample case happened, counted back from the moment at which it shall stand as wanted."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from satupintu.rules.standard.model.duration import Duration
from satupintu.rules.worktime.calendar import WorkCalendar
from satupintu.rules.worktime.clock import Interval
from satupintu.rules.worktime.due import due

PACES = (timedelta(hours=2), timedelta(minutes=20), timedelta(minutes=1))
"""Between two deeds; the faster where the promise is short."""
FURTHEST_BACK = timedelta(days=400)


def in_time(
    calendar: WorkCalendar, count: int, *, clock_from: int | None, promise: Duration | None, until: datetime
) -> list[datetime]:
    """Deeds in office hours, none after `until`, and as far as any pace allows nothing late."""
    found: list[datetime] = []
    for pace in PACES:
        found = next(_ending_by(calendar, count, pace, until, step=pace))
        if not _late(calendar, found, clock_from, promise, until):
            return found
    return found


def too_late(
    calendar: WorkCalendar, count: int, *, clock_from: int | None, promise: Duration | None, until: datetime
) -> list[datetime] | None:
    """The same, so long ago that the promise has passed at `until`; nothing where nothing is promised."""
    if promise is None:
        return None
    for found in _ending_by(calendar, count, PACES[0], until, step=timedelta(days=1)):
        if _late(calendar, found, clock_from, promise, until):
            return found
    return None


def _ending_by(
    calendar: WorkCalendar, count: int, pace: timedelta, until: datetime, *, step: timedelta
) -> Iterator[list[datetime]]:
    """The latest row of moments that ends in time, then ever earlier ones."""
    start = until
    while (start := start - step) > until - FURTHEST_BACK:
        moment = calendar.opening_after(start)
        moments = [moment]
        for _ in range(count - 1):
            moment = calendar.opening_after(moment + pace)
            moments.append(moment)
        if moment <= until:
            yield moments


def _late(
    calendar: WorkCalendar,
    moments: Sequence[datetime],
    clock_from: int | None,
    promise: Duration | None,
    until: datetime,
) -> bool:
    if clock_from is None or promise is None:
        return False
    runs = Interval(moments[clock_from], None, "janji")
    at = due(calendar, promise.term(), [runs]).at
    return at is not None and at < until
