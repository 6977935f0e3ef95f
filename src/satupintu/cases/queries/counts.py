"""How much there is in each tab: counted up to a bound, since nobody counts a thousand files to know that there are many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case as Choice
from django.db.models import IntegerField, Q, QuerySet, Value, When

from satupintu.cases.queries.prepared import Marked
from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.view import Tab
from satupintu.cases.queries.walks import is_free, is_late, passed_on_by, waiting_at
from satupintu.people.actor import Actor

MOST_COUNTED = 99
MOST_LOOKED_AT = 500
"""Open work over which three tabs are counted in one statement; with more of it, each says that there may be more."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Counted up to a bound: "7", or "99+"."""

    count: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.count}+" if self.more else str(self.count)


def count_tabs(actors: Sequence[Actor], *, at: datetime) -> Mapping[Tab, Counted]:
    """Two statements per seat, for what waits there and for what it passed on; none looks further than its bound."""
    reader = Reader(actors, at)
    if not reader.seats:
        return {tab: Counted(0) for tab in Tab}
    marked = Marked(reader)
    places = range(len(reader.seats))
    waiting = [marks for place in places for marks in _waiting(marked, place, MOST_LOOKED_AT + 1)]
    passed_on = sum(_passed_on(marked, place, MOST_COUNTED + 1) for place in places)
    beyond = len(waiting) > MOST_LOOKED_AT
    mine, post, late = (sum(column) for column in zip(*waiting, strict=True)) if waiting else (0, 0, 0)
    return {
        Tab.MINE: _up_to(mine, beyond=beyond),
        Tab.POST: _up_to(post, beyond=beyond),
        Tab.ELSEWHERE: _up_to(passed_on),
        Tab.LATE: _up_to(late, beyond=beyond),
    }


def _waiting(marked: Marked, place: int, most: int) -> list[Any]:
    """A row of three marks for each piece of work that is open at one seat: mine, free there, late."""

    def rows(nobody: Reader) -> QuerySet[Any, Any]:
        questions = (Q(claimed_by=nobody.user_id), is_free(nobody), is_late(nobody))
        return waiting_at(nobody, place).values_list(*(_one_if(question) for question in questions))[:most]

    return marked.rows(("waiting", place, most), rows)


def _passed_on(marked: Marked, place: int, most: int) -> int:
    """By one seat; no case is passed on by two of one person's, since the last of them counts."""
    key = ("passed on", place, most)
    return len(marked.rows(key, lambda nobody: passed_on_by(nobody, place).values_list("pk")[:most]))


def _one_if(question: Q) -> Choice:
    return Choice(When(question, then=Value(1)), default=Value(0), output_field=IntegerField())


def _up_to(count: int, *, beyond: bool = False) -> Counted:
    return Counted(min(count, MOST_COUNTED), beyond or count > MOST_COUNTED)
