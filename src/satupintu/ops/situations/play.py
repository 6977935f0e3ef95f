"""A sample case on its way, deed by deed, so that several can be played in the order of their dates."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from satupintu.cases.models import Case
from satupintu.ops.situations.search import Stride
from satupintu.ops.walk.deeds import Deed
from satupintu.ops.walk.draft import docket_of, fill_in, local_day
from satupintu.ops.walk.endings import end_case
from satupintu.ops.walk.stage import Stage
from satupintu.ops.walk.variations import Variation
from satupintu.rules.standard.model.step import CaseOutcome, Outcome


@dataclass(slots=True)
class Play:
    stage: Stage
    variation: Variation
    seed: int
    way: tuple[Stride, ...]
    until: datetime
    """When it shall stand as wanted."""
    moments: Sequence[datetime]
    """The first is the draft's."""
    case: Case | None = None
    done: int = 0

    @property
    def next_at(self) -> datetime | None:
        return self.moments[self.done] if self.done < len(self.moments) else None

    def go_on(self) -> None:
        at = self.moments[self.done]
        if self.case is None:
            self.case = fill_in(
                self.stage, self.variation, seed=self.seed, at=at, valid_on=local_day(self.stage, self.until)
            )
        else:
            self.case = _take(self.stage, self.case, self.way[self.done - 1], at)
        self.done += 1

    def to_the_end(self) -> Case:
        while self.next_at is not None:
            self.go_on()
        return Case.objects.get(ref=self.case.ref if self.case else "")


def play_together(plays: Sequence[Play]) -> None:
    """As life would have it: numbers that are given out later are higher."""
    serial = count()
    waiting = [(play.moments[0], next(serial), play) for play in plays]
    heapq.heapify(waiting)
    while waiting:
        _, _, play = heapq.heappop(waiting)
        play.go_on()
        if play.next_at is not None:
            heapq.heappush(waiting, (play.next_at, next(serial), play))


def _take(stage: Stage, case: Case, stride: Stride, at: datetime) -> Case:
    if isinstance(stride.outcome, CaseOutcome):
        return end_case(stage, case, stride.outcome, at=at)
    return _deed(stage, case, stride, stride.outcome, at).do()


def _deed(stage: Stage, case: Case, stride: Stride, outcome: Outcome, at: datetime) -> Deed:
    docket = docket_of(stage, case, at)
    item = next(
        item for item in docket.open_items if (item.step, item.returner) == (stride.step, stride.returner)
    )
    step = docket.step_of(item)
    visit = step.visit == "wajib" and outcome.kind == "lanjut"
    return Deed(stage, docket.case, item, step, outcome, at, visit)
