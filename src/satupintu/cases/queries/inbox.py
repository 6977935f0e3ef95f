"""The officer's inbox: pages of work by key, and how much there is in each tab."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice

from django.db.models import Q, QuerySet

from satupintu.cases.models import WorkItem
from satupintu.cases.queries.place import Place, read_place
from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.rows import InboxRow, rows_of
from satupintu.cases.queries.view import Order, Tab, View
from satupintu.cases.queries.walks import Walk, all_of, first_keys, walks
from satupintu.people.actor import Actor

PAGE = 50
MOST_COUNTED = 99
"""A tab with more says so; nobody counts a thousand files to know that there are many."""


@dataclass(frozen=True, slots=True)
class Page:
    """`earlier` and `later` are places for an address; empty where the list begins or ends."""

    rows: tuple[InboxRow, ...]
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """Counted up to a bound."""

    count: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.count}+" if self.more else str(self.count)


def inbox(actors: Sequence[Actor], view: View, *, at: datetime, place: str = "", size: int = PAGE) -> Page:
    """One page for an officer in all his seats: a statement per way through the work, and one or two for the rows."""
    reader = Reader(actors, at)
    query = view.as_query()
    beyond = read_place(place, query)
    back = beyond is not None and beyond.back
    down = (view.order is Order.NEWEST) is not back
    found = [_keys(walk, beyond, down=down, most=size + 1) for walk in walks(reader, view)]
    keys = list(islice(merge(*found, reverse=down), size + 1))
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


def _keys(walk: Walk, beyond: Place | None, *, down: bool, most: int) -> list[tuple[int, datetime, int]]:
    condition = beyond.beyond(walk.moment, bucket=walk.bucket, down=down) if beyond else Q()
    return [] if condition is None else first_keys(walk, condition, down=down, most=most)


def count_tabs(actors: Sequence[Actor], *, at: datetime) -> Mapping[Tab, Counted]:
    """A statement per tab, and none looks further than the bound."""
    reader = Reader(actors, at)
    if not reader.seats:
        return {tab: Counted(0) for tab in Tab}
    return {tab: count_up_to(all_of(reader, tab), MOST_COUNTED) for tab in Tab}


def count_up_to(items: QuerySet[WorkItem], most: int) -> Counted:
    counted = items.order_by()[: most + 1].count()
    return Counted(min(counted, most), counted > most)
