"""The dates of a case computed anew, in memory: for the deed that keeps them, and for the page that only shows them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from satupintu.cases.clock import set_promise, set_statutory, step_due
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem


@dataclass(frozen=True, slots=True)
class Moved:
    """A case of which some date has changed: the promise's, the statutory one, or the targets of these steps."""

    number: str
    before: datetime | None
    after: datetime | None
    statutory_before: datetime | None
    statutory_after: datetime | None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anew:
    moved: Moved
    items: tuple[WorkItem, ...]
    """Those whose own target is another now."""


def running_in(*agencies: int) -> QuerySet[Case]:
    """Every open case in which one of the agencies works, the oldest first."""
    here = WorkItem.objects.filter(case=OuterRef("pk"), closed_at__isnull=True, post__agency_id__in=agencies)
    cases = Case.objects.filter(Q(agency_id__in=agencies) | Exists(here), state=Case.State.RUNNING)
    return cases.order_by("id")


def anew(docket: Docket) -> Anew | None:
    """None: every date is as it was."""
    case = docket.case
    before = (case.due_at, case.statutory_due_at)
    set_promise(docket)
    set_statutory(docket)
    items = []
    for item in docket.open_items:
        fresh = step_due(docket, item)
        if fresh != item.due_at:
            item.due_at = fresh
            items.append(item)
    if (case.due_at, case.statutory_due_at) == before and not items:
        return None
    steps = tuple(item.step for item in items)
    name = case.number or str(case.ref)
    return Anew(Moved(name, before[0], case.due_at, before[1], case.statutory_due_at, steps), tuple(items))
