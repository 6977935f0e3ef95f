from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from satupintu.calendar.scope import CalendarChange
from satupintu.cases.course import enter, save
from satupintu.cases.models import Case
from satupintu.cases.opening import open_docket
from satupintu.cases.recomputing import Moved, anew, running_in
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@dataclass(slots=True)
class Recomputed:
    """What came of it, case by case; the refused ones keep their old dates, by number with the reason."""

    moved: list[Moved] = field(default_factory=list)
    stayed: list[str] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)


def recompute_deadlines(*, agency: int, by: Actor, at: datetime) -> Recomputed:
    """After a late decree: every open case in which the agency works, each in its own transaction, and listed."""
    return _one_by_one(running_in(agency).values_list("ref", "number"), by=by, at=at)


def recompute_after(change: CalendarChange, *, by: Actor, at: datetime) -> Recomputed:
    """All agencies of the change; a case in which two of them work is computed for each, and told once."""
    whole = Recomputed()
    for agency in change.agencies:
        found = recompute_deadlines(agency=agency, by=by, at=at)
        whole.moved += found.moved
        whole.stayed += found.stayed
        whole.refused |= found.refused
    told = {one.number for one in whole.moved} | whole.refused.keys()
    whole.stayed = sorted(set(whole.stayed) - told)
    return whole


def _one_by_one(cases: Iterable[tuple[str, str | None]], *, by: Actor, at: datetime) -> Recomputed:
    done = Recomputed()
    for ref, number in list(cases):
        name = number or ref
        try:
            moved = recompute_one(ref, by=by, at=at)
        except Refused as refusal:
            done.refused[name] = refusal
            continue
        if moved is None:
            done.stayed.append(name)
        else:
            done.moved.append(moved)
    return done


@transaction.atomic
def recompute_one(ref: str, *, by: Actor, at: datetime) -> Moved | None:
    # Officers go on working during a long run: a case may have been touched, or ended, since the run began.
    locked = Case.objects.select_for_update().filter(ref=ref, state=Case.State.RUNNING)
    touched_at = locked.values_list("touched_at", flat=True).first()
    if touched_at is None:
        return None
    docket = open_docket(ref=ref, by=by, at=max(at, touched_at))
    found = anew(docket)
    if found is None:
        return None
    for item in found.items:
        item.save(update_fields=["due_at"])
    moved = found.moved
    facts = {
        "dari": _stamp(moved.before),
        "batas_hukum_dari": _stamp(moved.statutory_before),
        "langkah": list(moved.steps),
    }
    enter(docket, deed="tenggat_dihitung_ulang", facts=facts)
    save(docket)
    return moved


def _stamp(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
