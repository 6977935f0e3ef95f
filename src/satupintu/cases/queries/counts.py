"""How much there is in each tab: counted up to a bound, since nobody counts a thousand files to know that there are many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.view import Tab
from satupintu.cases.queries.walks import is_free, is_late, passed_on_by, waiting_at
from satupintu.people.actor import Actor

MOST_COUNTED = 99
MOST_LOOKED_AT = 1000
"""Open work over which three tabs are counted in one statement; with more of it, each says that there may be more."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Counted up to a bound: "7", or "99+"."""

    count: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.count}+" if self.more else str(self.count)


def count_tabs(actors: Sequence[Actor], *, at: datetime) -> Mapping[Tab, Counted]:
    """Two statements, and neither looks further than its bound."""
    reader = Reader(actors, at)
    if not reader.seats:
        return {tab: Counted(0) for tab in Tab}
    passed_on = passed_on_by(reader).order_by()[: MOST_COUNTED + 1].count()
    return _waiting(reader) | {Tab.ELSEWHERE: _up_to(passed_on)}


def _waiting(reader: Reader) -> dict[Tab, Counted]:
    questions = {
        Tab.MINE: Q(claimed_by=reader.user_id),
        Tab.POST: is_free(reader),
        Tab.LATE: is_late(reader),
    }
    asked = {tab.name.lower(): ExpressionWrapper(so, BooleanField()) for tab, so in questions.items()}
    looked_at = waiting_at(reader).order_by().values("pk").annotate(**asked)[: MOST_LOOKED_AT + 1]
    found = looked_at.aggregate(
        seen=Count("pk"), **{f"of_{name}": Count("pk", filter=Q(**{name: True})) for name in asked}
    )
    beyond = found["seen"] > MOST_LOOKED_AT
    return {tab: _up_to(found[f"of_{tab.name.lower()}"], beyond=beyond) for tab in questions}


def _up_to(count: int, *, beyond: bool = False) -> Counted:
    return Counted(min(count, MOST_COUNTED), beyond or count > MOST_COUNTED)
