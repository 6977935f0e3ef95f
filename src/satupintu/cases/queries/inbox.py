"""The officer's inbox: pages of work by key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice

from django.db.models import Q

from satupintu.cases.queries.place import Place, read_place
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
