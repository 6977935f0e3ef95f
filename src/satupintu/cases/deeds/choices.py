"""What may be done with a case now, by whom, and for what is closed the reason: the buttons ask what the actions ask."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from satupintu.cases.deeds.other_deeds import case_wide, for_the_file, for_the_seat
from satupintu.cases.deeds.table import DeedKind, deed_for
from satupintu.cases.deeds.way import Way, tried
from satupintu.cases.docket import Docket
from satupintu.cases.ending import check_ending
from satupintu.cases.look import look_at
from satupintu.cases.models import WorkItem
from satupintu.cases.ports import SurveyGate
from satupintu.cases.turn import AT_THE_COUNTER, check_way
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import Outcome

WRITTEN = "alasan"
"""A choice asks what a deed would, as if its reason had been written."""


def choices(
    *, ref: str, actors: Sequence[Actor], at: datetime, survey: SurveyGate | None = None
) -> tuple[Way, ...]:
    """Every deed on this case: open to the person in one of his seats, or closed with the sentence why.

    The statements are as many whatever the number of papers, answers, outcomes and earlier deeds.
    """
    dockets = look_at(ref=ref, actors=actors, at=at)
    return choices_on(dockets, survey=survey)


def choices_on(dockets: Sequence[Docket], *, survey: SurveyGate | None = None) -> tuple[Way, ...]:
    """The same for a case that is already at hand."""
    ways: list[Way] = []
    for item in dockets[0].open_items:
        ways += _Asked(_seat_for(dockets, item), item, survey).ways()
        ways += for_the_file(_seat_for(dockets, item), item)
        ways += for_the_seat(dockets, item)
    return (*ways, *_endings(dockets), *case_wide(dockets))


def _seat_for(dockets: Sequence[Docket], item: WorkItem) -> Docket:
    """The seat that the work waits for, where he has it; else whichever, to hear why not."""
    for docket in dockets:
        by = docket.by
        if item.post_id is None:
            if by.applicant_id is not None or (
                by.role in AT_THE_COUNTER and by.agency_id == docket.case.agency_id
            ):
                return docket
        elif by.post_id == item.post_id:
            return docket
    return dockets[0]


@dataclass(slots=True)
class _Asked:
    """The outcomes of one open step; what several of them ask is asked once."""

    docket: Docket
    item: WorkItem
    survey: SurveyGate | None
    answers: dict[object, Refused | None] = field(default_factory=dict)

    def ways(self) -> list[Way]:
        step = self.docket.step_of(self.item)
        return [self._way(deed_for(step, outcome), outcome) for outcome in step.outcomes]

    def _way(self, kind: DeedKind, outcome: Outcome) -> Way:
        step = self.docket.step_of(self.item)
        asks = (*kind.asks, *(("reason",) if outcome.reason_required and "reason" not in kind.asks else ()))
        if kind.name == "return_for_correction":
            asks = tuple(name for name in asks if name != "reason")
        return Way(
            action=kind.name,
            label=outcome.label,
            post=self.docket.by.post_id,
            work=self.item.pk,
            step=step.code,
            step_name=step.name,
            outcome=outcome.code,
            kind=outcome.kind,
            asks=asks,
            refusal=self._refusal(kind, outcome),
        )

    def _refusal(self, kind: DeedKind, outcome: Outcome) -> Refused | None:
        docket, item = self.docket, self.item
        return (
            self._once(kind.turn, lambda: kind.turn(docket, item))
            or tried(
                lambda: check_way(
                    docket,
                    item,
                    outcome.code,
                    tasks=frozenset(),
                    kinds=frozenset({outcome.kind}),
                    reason=WRITTEN,
                )
            )
            or self._once(
                (kind.hurdle, outcome.kind, outcome.numbers),
                lambda: kind.hurdle(docket, item, outcome, self.survey),
            )
        )

    def _once(self, key: object, ask: Callable[[], object]) -> Refused | None:
        if key not in self.answers:
            self.answers[key] = tried(ask)
        return self.answers[key]


def _endings(dockets: Sequence[Docket]) -> list[Way]:
    ways = []
    for outcome in dockets[0].standard.case_outcomes:
        docket = next((one for one in dockets if one.doer.post in outcome.by), dockets[0])
        ways.append(
            Way(
                action="withdraw" if outcome.kind == "tarik" else "cancel",
                label=outcome.label,
                post=docket.by.post_id,
                outcome=outcome.code,
                kind=outcome.kind,
                asks=("reason",) if outcome.reason_required else (),
                refusal=tried(partial(check_ending, docket, outcome, WRITTEN)),
            )
        )
    return ways
