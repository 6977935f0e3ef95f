from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from satupintu.cases.clock import set_promise, set_statutory, step_due
from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.opening import open_docket
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class Moved:
    """A case of which some date has changed: the promise's, the statutory one, or the targets of these steps."""

    number: str
    before: datetime | None
    after: datetime | None
    statutory_before: datetime | None
    statutory_after: datetime | None
    steps: tuple[str, ...] = ()


@dataclass(slots=True)
class Recomputed:
    """What came of it, case by case; the refused ones keep their old dates, by number with the reason."""

    moved: list[Moved] = field(default_factory=list)
    stayed: list[str] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)


def recompute_deadlines(*, agency: int, by: Actor, at: datetime) -> Recomputed:
    """After a late decree: every open case in which the agency works, each in its own transaction, and listed."""
    here = WorkItem.objects.filter(case=OuterRef("pk"), closed_at__isnull=True, post__agency_id=agency)
    cases = Case.objects.filter(Q(agency_id=agency) | Exists(here), state=Case.State.RUNNING)
    return _one_by_one(cases.order_by("id").values_list("ref", "number"), by=by, at=at)


def _one_by_one(cases: Iterable[tuple[str, str | None]], *, by: Actor, at: datetime) -> Recomputed:
    done = Recomputed()
    for ref, number in list(cases):
        name = number or ref
        try:
            moved = _recompute(ref, by=by, at=at)
        except Refused as refusal:
            done.refused[name] = refusal
            continue
        if moved is None:
            done.stayed.append(name)
        else:
            done.moved.append(moved)
    return done


@transaction.atomic
def _recompute(ref: str, *, by: Actor, at: datetime) -> Moved | None:
    # Officers go on working during a long run: a case may have been touched, or ended, since the run began.
    locked = Case.objects.select_for_update().filter(ref=ref, state=Case.State.RUNNING)
    touched_at = locked.values_list("touched_at", flat=True).first()
    if touched_at is None:
        return None
    docket = open_docket(ref=ref, by=by, at=max(at, touched_at))
    case = docket.case
    before = (case.due_at, case.statutory_due_at)
    set_promise(docket)
    set_statutory(docket)
    steps = _move_targets(docket)
    if (case.due_at, case.statutory_due_at) == before and not steps:
        return None
    facts = {"dari": _stamp(before[0]), "batas_hukum_dari": _stamp(before[1]), "langkah": steps}
    enter(docket, deed="tenggat_dihitung_ulang", facts=facts)
    save(docket)
    return Moved(case.number or ref, before[0], case.due_at, before[1], case.statutory_due_at, tuple(steps))


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
