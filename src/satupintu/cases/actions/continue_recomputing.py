from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from satupintu.cases.actions.recompute_deadlines import recompute_one
from satupintu.cases.models import RecomputingRun
from satupintu.cases.recomputing import Moved, running_in
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

AT_A_TIME = 100
"""So many cases are locked together, for a tenth of a second; a killed process loses no more than these."""
MOST_SHOWN = 200


def continue_recomputing(run: int, *, by: Actor, at: datetime, go_on: Callable[[], bool]) -> RecomputingRun:
    """Go on where the run stands, batch by batch while `go_on` says so; two who go on at once wait for each other."""
    row = _batch(run, by=by, at=at)
    while row.finished_at is None and go_on():
        row = _batch(run, by=by, at=at)
    return row


@transaction.atomic
def _batch(run: int, *, by: Actor, at: datetime) -> RecomputingRun:
    row = RecomputingRun.objects.select_for_update(of=("self",)).get(pk=run)
    if row.finished_at is not None:
        return row
    waiting = running_in(*row.agencies).filter(pk__gt=row.reached).values_list("pk", "ref", "number")
    cases = list(waiting[:AT_A_TIME])
    for pk, ref, number in cases:
        row.reached, row.looked = pk, row.looked + 1
        try:
            moved = recompute_one(ref, by=by, at=at)
        except Refused as refused:
            row.failed += 1
            if len(row.refused) < MOST_SHOWN:
                row.refused[number or ref] = refused.sentence
            continue
        if moved is not None:
            row.moved += 1
            if len(row.shown) < MOST_SHOWN:
                row.shown.append(_kept(moved))
    if len(cases) < AT_A_TIME:
        row.finished_at = at
    row.save()
    return row


def _kept(moved: Moved) -> list[object]:
    moments = (moved.before, moved.after, moved.statutory_before, moved.statutory_after)
    return [moved.number, *(one.isoformat() if one else None for one in moments), list(moved.steps)]
