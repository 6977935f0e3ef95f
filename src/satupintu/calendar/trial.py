"""The calendars as a change would make them: it is really made, looked at, and taken back."""

from collections.abc import Callable, Mapping

from django.db import transaction

from satupintu.calendar.queries import work_calendar
from satupintu.calendar.scope import CalendarChange
from satupintu.rules.worktime.calendar import WorkCalendar


def tried(change: Callable[[], CalendarChange | None]) -> Mapping[int, WorkCalendar]:
    """By agency; what the change refuses, this refuses. A stamp that is taken back is never drawn again."""
    with transaction.atomic():
        made = change()
        calendars = {agency: work_calendar(agency) for agency in made.agencies} if made else {}
        transaction.set_rollback(True)
    return calendars
