from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from satupintu.cases.clock import clock_runs, set_deadlines, step_due
from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.opening import open_docket
from satupintu.people.actor import Actor


@dataclass(frozen=True, slots=True)
class Moved:
    """A case of which some date has changed: the promise's, or the targets of these steps."""

    number: str
    before: datetime | None
    after: datetime | None
    steps: tuple[str, ...] = ()


def recompute_deadlines(*, agency: int, by: Actor, at: datetime) -> list[Moved]:
    """After a late decree: every open case in which the agency works, each in its own transaction, and listed."""
    here = WorkItem.objects.filter(case=OuterRef("pk"), closed_at__isnull=True, post__agency_id=agency)
    cases = Case.objects.filter(Q(agency_id=agency) | Exists(here), state=Case.State.RUNNING)
    refs = list(cases.order_by("id").values_list("ref", flat=True))
    moved = (_recompute(ref, by=by, at=at) for ref in refs)
    return [one for one in moved if one is not None]


@transaction.atomic
def _recompute(ref: str, *, by: Actor, at: datetime) -> Moved | None:
    docket = open_docket(ref=ref, by=by, at=at)
    case = docket.case
    before = (case.due_at, case.statutory_due_at)
    if clock_runs(docket):
        set_deadlines(docket)
    steps = _move_targets(docket)
    if (case.due_at, case.statutory_due_at) == before and not steps:
        return None
    enter(docket, deed="tenggat_dihitung_ulang", facts={"dari": _stamp(before[0]), "langkah": steps})
    save(docket)
    return Moved(case.number or "", before[0], case.due_at, tuple(steps))


def _move_targets(docket: Docket) -> list[str]:
    moved = []
    for item in docket.open_items:
        fresh = step_due(docket, item)
        if fresh != item.due_at:
            item.due_at = fresh
            item.save(update_fields=["due_at"])
            moved.append(item.step)
    return moved


def _stamp(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
