"""Opening hours of a week as kept in a row: seven lists of ["07:30", "12:00"], Monday first."""

from collections.abc import Sequence
from datetime import time

from satupintu.rules.worktime.calendar import Span, Week

StoredWeek = list[list[list[str]]]


def to_stored(week: Week) -> StoredWeek:
    return [[[f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"] for span in day] for day in week]


def from_stored(stored: Sequence[Sequence[Sequence[str]]]) -> Week:
    return tuple(
        tuple(Span(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in day)
        for day in stored
    )
