"""The promise's clock of one case: what was promised, until when, and since when and why it stands still."""

from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.docket import Docket
from satupintu.cases.models import ClockInterval
from satupintu.rules.procedure.clocks import pausing, promise_runs


@dataclass(frozen=True, slots=True)
class ShownClock:
    due_at: datetime | None
    statutory_due_at: datetime | None
    started_at: datetime | None
    runs: bool
    paused_since: datetime | None
    paused_by: str
    """The name of the step that the clock waits for."""
    kept_at: datetime | None
    """When the promise came to its end."""


def shown_clock(docket: Docket) -> ShownClock:
    intervals = list(ClockInterval.objects.filter(case=docket.case).order_by("id"))
    steps = docket.open_steps()
    ended = docket.standard.promise.ends in docket.milestones()
    waits = None if ended or docket.case.closed_at else pausing(steps)
    last = intervals[-1] if intervals else None
    return ShownClock(
        due_at=docket.case.due_at,
        statutory_due_at=docket.case.statutory_due_at,
        started_at=intervals[0].started_at if intervals else None,
        runs=docket.case.closed_at is None and promise_runs(docket.standard, docket.milestones(), steps),
        paused_since=last.stopped_at if last and waits else None,
        paused_by=waits.name if last and waits else "",
        kept_at=last.stopped_at if last and ended else None,
    )
