"""Who has looked at a case, and who asked for what in full; the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any

from satupintu.cases.models import Case, CaseView, Reveal
from satupintu.cases.reach import within_reach
from satupintu.people.actor import Actor

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST = 200


@dataclass(frozen=True, slots=True)
class Look:
    at: datetime
    who: str
    post: str
    about: str = ""
    """What was shown in full; empty for a look at the page."""
    reason: str = ""


def who_looked(actors: Sequence[Actor], ref: str, *, at: datetime, most: int = MOST) -> tuple[Look, ...]:
    """Two statements, within the reader's reach."""
    case = within_reach(Case.objects.filter(ref=ref), *actors, at=at).values("pk")[:1]
    seen = _newest(CaseView.objects.filter(case=case), most, "at", "user__name", "post__name")
    revealed = Reveal.objects.filter(case=case)
    opened = _newest(revealed, most, "at", "by__name", "post__name", "what", "reason")
    both = merge(seen, opened, key=lambda look: look.at, reverse=True)
    return tuple(islice(both, most))


def _newest(rows: "QuerySet[Any]", most: int, *columns: str) -> list[Look]:
    found = rows.order_by("-at", "-pk").values_list(*columns)[:most]
    return [Look(when, who, post or "", *more) for when, who, post, *more in found]
