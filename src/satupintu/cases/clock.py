"""The promise's clock of one case: intervals written when it starts or stops, deadlines computed from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.docket import Docket
from satupintu.cases.models import MILESTONE_FIELDS, Case, ClockInterval, WorkItem
from satupintu.rules.procedure.clocks import pausing, promise_runs
from satupintu.rules.worktime.clock import Interval
from satupintu.rules.worktime.due import Due, due
from satupintu.rules.worktime.term import statutory_term

AFTER_CORRECTION = "perbaikan_selesai"


@dataclass(frozen=True, slots=True)
class Deadlines:
    promise: Due | None
    statutory: Due | None


def clock_runs(docket: Docket) -> bool:
    if docket.case.closed_at is not None:
        return False
    return promise_runs(docket.standard, docket.milestones(), docket.open_steps())


def turn_clock(docket: Docket, *, ran: bool, reached: Sequence[str]) -> None:
    """Start or stop the clock where the deed changed that, and compute the deadlines anew where it matters.

    NULL while the clock stands still; the last date stays once the clock has come to its end.
    """
    runs = clock_runs(docket)
    stopping = pausing(docket.open_steps())
    if ran and not runs:
        ClockInterval.objects.filter(case=docket.case, stopped_at__isnull=True).update(
            stopped_at=docket.at, stop_reason=stopping.code if stopping else _end(docket)
        )
    elif runs and not ran:
        starts = docket.standard.promise.starts
        ClockInterval.objects.create(
            region_id=docket.case.region_id,
            case=docket.case,
            started_at=docket.at,
            start_reason=starts if starts in reached else AFTER_CORRECTION,
        )
    at_its_end = ran and not runs and stopping is None
    if not at_its_end and (ran != runs or docket.standard.promise.statutory_starts in reached):
        set_deadlines(docket)


def _end(docket: Docket) -> str:
    """The promise was kept, or the case ended before."""
    ends = docket.standard.promise.ends
    return ends if ends in docket.milestones() else docket.case.state


def set_deadlines(docket: Docket) -> None:
    deadlines = deadlines_of(docket)
    docket.case.due_at = deadlines.promise.at if deadlines.promise else None
    docket.case.statutory_due_at = deadlines.statutory.at if deadlines.statutory else None


def deadlines_of(docket: Docket) -> Deadlines:
    promised = docket.standard.promise.duration
    own = docket.standard.promise.statutory
    calendar = docket.calendar(docket.case.agency_id)
    term = promised.term() if promised else None
    statutory = statutory_term(own.term() if own else None, term)
    running = statutory_running(docket)
    return Deadlines(
        due(calendar, term, intervals_of(docket.case)) if term else None,
        due(calendar, statutory, running) if running else None,
    )


def intervals_of(case: Case) -> list[Interval]:
    rows = (
        ClockInterval.objects.filter(case=case)
        .order_by("id")
        .values_list("started_at", "stopped_at", "stop_reason")
    )
    return [Interval(started, stopped, reason) for started, stopped, reason in rows]


def statutory_running(docket: Docket) -> list[Interval]:
    """From its own moment on, wherever the promise's clock stands; never while the file is with the applicant."""
    started = getattr(docket.case, MILESTONE_FIELDS[docket.standard.promise.statutory_starts])
    running: list[Interval] = []
    if started is None:
        return running
    for item in _pauses(docket):
        if started is not None and item.opened_at > started:
            running.append(Interval(started, item.opened_at, item.step))
        if item.closed_at is None:
            return running
        started = max(started, item.closed_at)
    return [*running, Interval(started, docket.case.closed_at)]


def _pauses(docket: Docket) -> list[WorkItem]:
    pauses = [item for item in docket.items if docket.step_of(item).clock == "jeda"]
    return sorted(pauses, key=lambda item: item.opened_at)


def step_due(docket: Docket, item: WorkItem) -> datetime | None:
    """The step's own target; none is printed, none is invented. The applicant's own time is his."""
    step = docket.step_of(item)
    if step.target is None or step.clock != "jalan":
        return None
    agency = item.post.agency_id if item.post else docket.case.agency_id
    opened = Interval(item.opened_at, None, "langkah dibuka")
    return due(docket.calendar(agency), step.target.term(), [opened]).at
