"""An officer before a list: every seat he holds today, and the clock he reads it by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from satupintu.calendar.queries import work_calendar
from satupintu.people.actor import Actor, in_capacity
from satupintu.people.tenures import local_day
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import WorkCalendar
from satupintu.rules.worktime.left import Left, days_left, end_of_working_day

NEAR_DAYS = 2
"""Due by the end of the second working day from today: soon late."""


@dataclass(frozen=True)
class Reader:
    """All seats are of one person and one region."""

    actors: Sequence[Actor]
    at: datetime

    @cached_property
    def seats(self) -> tuple[Actor, ...]:
        return tuple(actor for actor in self.actors if actor.post_id is not None)

    @property
    def user_id(self) -> int | None:
        return self.actors[0].user_id if self.actors else None

    @property
    def region_id(self) -> int | None:
        return self.actors[0].region_id if self.actors else None

    @cached_property
    def posts(self) -> Mapping[int, Actor]:
        return {actor.post_id: actor for actor in self.seats if actor.post_id is not None}

    @cached_property
    def today(self) -> date:
        return local_day(self.at, self.seats[0].zone)

    @cached_property
    def calendar(self) -> WorkCalendar | None:
        """That of the first seat's agency: one list is told in one calendar. Without hours it still is a list."""
        agencies = (actor.agency_id for actor in self.seats if actor.agency_id is not None)
        agency = next(agencies, None)
        try:
            return work_calendar(agency) if agency is not None else None
        except Refused:
            return None

    @cached_property
    def soon(self) -> datetime:
        """What is due by then is soon late."""
        return end_of_working_day(self.calendar, self.at, NEAR_DAYS) if self.calendar else self.at

    @cached_property
    def _told(self) -> dict[datetime, Left]:
        return {}

    def left(self, due: datetime | None) -> Left | None:
        """A page holds few different moments, since most are closing times: each is counted once."""
        if due is None or self.calendar is None:
            return None
        known = self._told.get(due)
        if known is None:
            known = self._told[due] = days_left(self.calendar, self.at, due)
        return known

    def stand_in(self, post: int | None) -> str:
        """The capacity in which he reads this work, where it is not his own post."""
        actor = self.posts.get(post or 0)
        if actor is None or actor.deputy_id is None:
            return ""
        return in_capacity(actor.capacity, actor.post_name)

    def seats_named(self, code: str) -> Iterator[Actor]:
        return (actor for actor in self.seats if not code or actor.post_code == code)
