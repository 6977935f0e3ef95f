"""Where an application stands, as its applicant is told: at whom, by when, and why that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from satupintu.cases.clock import promise_of
from satupintu.cases.models import Case
from satupintu.cases.queries.filling import docket_to_read
from satupintu.people.actor import Actor
from satupintu.people.queries import names_of_posts
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.worktime.ledger import LedgerLine
from satupintu.web.public.words import Words


@dataclass(frozen=True, slots=True)
class Turn:
    """One piece of work that is open now."""

    step: str
    post: str
    since: datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class Standing:
    standard: Standard
    turns: Sequence[Turn]
    due: date | None
    """The promised day; None while the clock has not started or stands still."""
    paused: bool
    ledger: Sequence[LedgerLine]
    caution: str


def standing_of(case: Case, *, by: Actor, at: datetime) -> Standing:
    docket = docket_to_read(case, by=by, at=at)
    words = Words.of(docket.standard, names_of_posts(case.region_id))
    promised = promise_of(docket) if case.closed_at is None else None
    mine = [item.post_id is None for item in docket.open_items]
    return Standing(
        standard=docket.standard,
        turns=[
            Turn(
                docket.step_of(item).name,
                words.post(docket.step_of(item).post),
                item.opened_at,
                item.post_id is None,
            )
            for item in docket.open_items
        ],
        due=docket.local_day(case.due_at) if case.due_at else None,
        paused=case.closed_at is None and any(mine) and case.complete_at is not None,
        ledger=promised.ledger if promised else (),
        caution=(promised.caution or "") if promised else "",
    )
