"""Which dates a change of the calendar would move, before it is made: nothing is locked and nothing is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from satupintu.cases.opening import read_docket
from satupintu.cases.recomputing import Moved, anew, running_in
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import WorkCalendar


@dataclass(slots=True)
class WouldMove:
    moved: list[Moved] = field(default_factory=list)
    stay: int = 0
    unlooked: int = 0
    """Those for which there was no time."""
    unsure: dict[str, Refused] = field(default_factory=dict)
    """Those that cannot be computed, by number with the reason."""


def would_move(
    calendars: Mapping[int, WorkCalendar], *, at: datetime, go_on: Callable[[], bool] = lambda: True
) -> WouldMove:
    """`calendars` by agency, as they would be; each case is looked at once, however many of them work on it.

    The oldest first, while `go_on` says so: a preview of many thousands is a preview of the first of them.
    """
    found, by = WouldMove(), system_actor()
    rows = list(running_in(*calendars).values_list("ref", "number"))
    for place, (ref, number) in enumerate(rows):
        if not go_on():
            found.unlooked = len(rows) - place
            break
        name = number or str(ref)
        try:
            docket = read_docket(ref=ref, by=by, at=at)
            docket.work_by(calendars)
            result = anew(docket)
        except Refused as refusal:
            found.unsure[name] = refusal
            continue
        if result is None:
            found.stay += 1
        else:
            found.moved.append(result.moved)
    return found
