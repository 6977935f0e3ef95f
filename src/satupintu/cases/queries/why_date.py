"""“Kenapa tanggal ini?”: the promised date of one case, told day by day."""

from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.clock import promise_of, statutory_of
from satupintu.cases.docket import Docket
from satupintu.rules.worktime.due import Due
from satupintu.rules.worktime.ledger import LedgerLine


@dataclass(frozen=True, slots=True)
class WhyDate:
    due: datetime | None
    lines: tuple[LedgerLine, ...]
    caution: str
    """Where a year's holidays are not decreed yet."""


def why_this_date(docket: Docket) -> WhyDate | None:
    """None where the standard promises no date, or the promise has not begun."""
    return _told(promise_of(docket))


def why_statutory_date(docket: Docket) -> WhyDate | None:
    """The same of the date on which the law holds the application granted."""
    return _told(statutory_of(docket))


def _told(due: Due | None) -> WhyDate | None:
    if due is None or not due.runs:
        return None
    return WhyDate(due.at, due.ledger, due.caution or "")
