"""How far the computing of due dates has come, from its row."""

from collections.abc import Sequence
from datetime import datetime

from satupintu.cases.models import RecomputingRun
from satupintu.cases.recomputing import Moved


def run_of(region_id: int, run: int) -> RecomputingRun | None:
    return RecomputingRun.objects.filter(region_id=region_id, pk=run).first()


def unfinished_runs(region_id: int | None = None) -> Sequence[RecomputingRun]:
    """Of one region, or of all."""
    runs = RecomputingRun.objects.filter(finished_at__isnull=True)
    return list((runs if region_id is None else runs.filter(region_id=region_id)).order_by("pk"))


def moved_in(run: RecomputingRun) -> list[Moved]:
    return [_moved(*row) for row in run.shown]


def _moved(number: str, *rest: object) -> Moved:
    *moments, steps = rest
    before, after, legal_before, legal_after = (
        datetime.fromisoformat(one) if isinstance(one, str) else None for one in moments
    )
    return Moved(
        number, before, after, legal_before, legal_after, tuple(steps) if isinstance(steps, list) else ()
    )
