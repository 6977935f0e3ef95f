"""Which dates a change of the calendar would move, before it is made: nothing is locked and nothing is written."""

from collections.abc import Mapping
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
    unsure: dict[str, Refused] = field(default_factory=dict)
    """Those that cannot be computed, by number with the reason."""


def would_move(calendars: Mapping[int, WorkCalendar], *, at: datetime) -> WouldMove:
    """`calendars` by agency, as they would be; each case is looked at once, however many of them work on it."""
    found, by = WouldMove(), system_actor()
    refs: dict[str, str] = {}
    for agency in calendars:
        refs |= {
            str(ref): number or str(ref) for ref, number in running_in(agency).values_list("ref", "number")
        }
    for ref, name in refs.items():
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
