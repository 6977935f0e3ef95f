"""The officer's inbox: pages of work by key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from heapq import merge

from django.db.models import Q, QuerySet

from satupintu.cases.models import WorkItem
from satupintu.cases.queries.place import Place, read_place
from satupintu.cases.queries.prepared import BEYOND, ROW, Marked
from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.rows import InboxRow, rows_of
from satupintu.cases.queries.view import Order, Tab, View
from satupintu.cases.queries.walks import Walk, first_keys, walks
from satupintu.people.actor import Actor

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """`earlier` and `later` are places for an address; empty where the list begins or ends."""

    rows: tuple[InboxRow, ...]
    earlier: str = ""
    later: str = ""


def inbox(actors: Sequence[Actor], view: View, *, at: datetime, place: str = "", size: int = PAGE) -> Page:
    """One page for an officer in all his seats: a statement per way through the work, and one or two for the rows."""
    reader = Reader(actors, at)
    query = view.as_query()
    beyond = read_place(place, query)
    back = beyond is not None and beyond.back
    down = (view.order is Order.NEWEST) is not back
    asked = _Asked(reader, Marked(reader), view, beyond, down, size + 1)
    keys = asked.first()
    more, keys = len(keys) > size, keys[:size]
    if back:
        keys.reverse()
    rows = rows_of([row for _, _, row in keys], reader, elsewhere=view.tab is Tab.ELSEWHERE)
    before, after = (more, True) if back else (beyond is not None, more)
    return Page(
        rows,
        earlier=Place(*keys[0], back=True).written(query) if keys and before else "",
        later=Place(*keys[-1]).written(query) if keys and after else "",
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """One page asked of every walk."""

    reader: Reader
    marked: Marked
    view: View
    beyond: Place | None
    down: bool
    most: int

    def first(self) -> list[tuple[int, datetime, int]]:
        """Merged from the beginnings of all walks; a bucket is asked only where those before it do not fill the page."""
        ways = list(enumerate(walks(self.reader, self.view)))
        found: list[tuple[int, datetime, int]] = []
        for bucket in sorted({walk.bucket for _, walk in ways}, reverse=self.down):
            if len(found) < self.most:
                parts = (self.keys(number, walk) for number, walk in ways if walk.bucket == bucket)
                found += merge(*parts, reverse=self.down)
        return found[: self.most]

    def keys(self, number: int, walk: Walk) -> list[tuple[int, datetime, int]]:
        """The beginning of one walk, as (bucket, moment, row); filters are many, so only lists without are prepared."""
        condition = self._condition(walk, self.beyond)
        if condition is None:
            return []
        if self.view.filters:
            rows = first_keys(walk, self.reader, self.view, condition, down=self.down, most=self.most)
            return [(walk.bucket, moment, row) for moment, row in rows]
        found = self.marked.rows(
            (self.view.tab, self.view.order, number, self.down, self.most, bool(condition)),
            lambda nobody: self._prepared(nobody, number),
            moment=self.beyond.moment if self.beyond else None,
            row=self.beyond.row if self.beyond else None,
        )
        return [(walk.bucket, moment, row) for moment, row in found]

    def _prepared(self, nobody: Reader, number: int) -> QuerySet[WorkItem, tuple[datetime, int]]:
        walk = walks(nobody, self.view)[number]
        somewhere = replace(self.beyond, moment=BEYOND, row=ROW) if self.beyond else None
        condition = self._condition(walk, somewhere) or Q()
        return first_keys(walk, nobody, self.view, condition, down=self.down, most=self.most)

    def _condition(self, walk: Walk, beyond: Place | None) -> Q | None:
        return beyond.beyond(walk.moment, bucket=walk.bucket, down=self.down) if beyond else Q()
