"""The two clocks of one case: the promise's, whose intervals are written down, and the statutory one beside it."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from satupintu.cases.docket import Docket
from satupintu.cases.models import MILESTONE_FIELDS, Case, ClockInterval, WorkItem
from satupintu.rules.procedure.clocks import pausing, promise_runs
from satupintu.rules.worktime.clock import Interval
from satupintu.rules.worktime.due import Due, due
from satupintu.rules.worktime.term import statutory_term
from satupintu.statements.changing import Change, changing
from satupintu.statements.inserting import insert
from satupintu.statements.reading import reading

AFTER_CORRECTION = "perbaikan_selesai"


def clock_runs(docket: Docket) -> bool:
    if docket.case.closed_at is not None:
        return False
    return promise_runs(docket.standard, docket.milestones(), docket.open_steps())


def turn_clock(docket: Docket, *, ran: bool, reached: Sequence[str]) -> None:
    """Start or stop the clocks where the deed changed that, and compute anew the date that it changed.

    NULL while a clock stands still; the last date stays once the clock has come to its end.
    """
    runs = clock_runs(docket)
    if ran and not runs:
        _stop(docket.case.pk, docket.at, _why_stopped(docket))
    elif runs and not ran:
        starts = docket.standard.promise.starts
        insert(
            ClockInterval(
                region_id=docket.case.region_id,
                case=docket.case,
                started_at=docket.at,
                start_reason=starts if starts in reached else AFTER_CORRECTION,
            )
        )
    if ran != runs:
        set_promise(docket)
    if docket.standard.promise.statutory_starts in reached or _pause_turned(docket):
        set_statutory(docket)


@changing
def _stop(case: int, at: datetime, why: str) -> Change:
    running = ClockInterval.objects.filter(case=case, stopped_at__isnull=True)
    return Change(running, {"stopped_at": at, "stop_reason": why})


def _why_stopped(docket: Docket) -> str:
    """The promise was kept, or the case ended before, or the file went to the applicant."""
    ends = docket.standard.promise.ends
    if ends in docket.milestones():
        return ends
    stopping = pausing(docket.open_steps())
    return stopping.code if stopping else docket.case.state


def _pause_turned(docket: Docket) -> bool:
    """Whether this very deed began or ended a pause, wherever the promise's clock stands."""
    return any(docket.at in {item.opened_at, item.closed_at} for item in _pauses(docket))


def set_promise(docket: Docket) -> None:
    ended = docket.standard.promise.ends in docket.milestones()
    if not ended and docket.case.closed_at is None:
        promised = promise_of(docket)
        docket.case.due_at = promised.at if promised else None


def set_statutory(docket: Docket) -> None:
    """By its own clock: it goes on where the promise's has not started, or has come to its end."""
    if docket.case.closed_at is None:
        statutory = statutory_of(docket)
        docket.case.statutory_due_at = statutory.at if statutory else None


def promise_of(docket: Docket) -> Due | None:
    promised = docket.standard.promise.duration
    if promised is None:
        return None
    return due(docket.calendar(docket.case.agency_id), promised.term(), intervals_of(docket.case))


def statutory_of(docket: Docket) -> Due | None:
    running = statutory_running(docket)
    if not running:
        return None
    promise = docket.standard.promise
    term = statutory_term(
        promise.statutory.term() if promise.statutory else None,
        promise.duration.term() if promise.duration else None,
    )
    return due(docket.calendar(docket.case.agency_id), term, running)


def intervals_of(case: Case) -> list[Interval]:
    return [Interval(*row) for row in _stretches(case.pk)]


@reading
def _stretches(case: int) -> QuerySet[ClockInterval, tuple[datetime, datetime | None, str]]:
    of_case = ClockInterval.objects.filter(case=case).order_by("id")
    return of_case.values_list("started_at", "stopped_at", "stop_reason")


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
