"""The shortest way to a situation, found in the standard itself: nothing is known beforehand of any service."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from satupintu.rules.conditions import names
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.clocks import promise_runs
from satupintu.rules.procedure.movement import RESULT, move, offered
from satupintu.rules.procedure.position import Movement, OpenWork, Position
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import CaseOutcome, Outcome, Step


@dataclass(frozen=True, slots=True)
class Stride:
    """One deed on the way: an outcome of a step, or of the whole case."""

    outcome: Outcome | CaseOutcome
    step: str = ""
    returner: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a case would stand, and how it came there."""

    standard: Standard
    position: Position
    way: tuple[Stride, ...] = ()
    ending: str = ""
    returned: int = 0
    clock_from: int | None = None
    """The deed at which the promise's clock first ran."""

    @property
    def open_steps(self) -> list[Step]:
        return [self.standard.step(work.step) for work in self.position.open]

    @property
    def tasks(self) -> frozenset[str]:
        return frozenset(step.task for step in self.open_steps)

    @property
    def clock_runs(self) -> bool:
        return not self.ending and promise_runs(self.standard, self.position.milestones, self.open_steps)


Goal = Callable[[Point], bool]


def shortest(standard: Standard, facts: Mapping[str, object], goal: Goal) -> Point | None:
    """Breadth first, so that nothing happens on the way that need not happen; at most one return."""
    start = Point(standard, Position(open=(OpenWork(0, standard.first_step.code),)))
    asked = _asked_results(standard)
    queue, seen = deque([start]), {_key(start, asked)}
    while queue:
        point = queue.popleft()
        if goal(point):
            return point
        for following in _following(point, facts):
            key = _key(following, asked)
            if following.returned <= 1 and key not in seen:
                seen.add(key)
                queue.append(following)
    return None


def _following(point: Point, facts: Mapping[str, object]) -> Iterator[Point]:
    if point.ending:
        return
    for work in point.position.open:
        step = point.standard.step(work.step)
        for outcome in offered(step, point.position, facts):
            try:
                movement = move(point.standard, point.position, work, outcome, facts)
            except Refused:
                continue
            yield _timed(_moved(point, work, movement))
    for ending in point.standard.case_outcomes if point.way else ():
        if not ending.until or ending.until not in point.position.milestones:
            yield replace(point, way=(*point.way, Stride(ending)), ending=ending.ending)


def _moved(point: Point, work: OpenWork, movement: Movement) -> Point:
    position, outcome = point.position, movement.outcome
    number = len(point.way) * 100
    rest = tuple(other for other in position.open if other.key != work.key)
    opened = tuple(
        OpenWork(number + place, opening.step.code, opening.returner)
        for place, opening in enumerate(movement.opens, start=1)
    )
    skipped = {skip.step.code: skip.outcome for skip in movement.skips}
    return replace(
        point,
        position=Position(
            open=() if movement.ending else rest + opened,
            ended={**position.ended, work.step: outcome.code, **skipped},
            milestones=position.milestones | set(movement.milestones),
        ),
        way=(*point.way, Stride(outcome, work.step, work.returner)),
        ending=movement.ending or "",
        returned=point.returned + (outcome.kind == "kembalikan"),
    )


def _timed(point: Point) -> Point:
    if point.clock_from is None and point.clock_runs:
        return replace(point, clock_from=len(point.way))
    return point


def _asked_results(standard: Standard) -> frozenset[str]:
    """The steps whose result some condition asks for: two points that differ in nothing else are one."""
    conditions = [step.condition for step in standard.steps]
    conditions += [outcome.condition for step in standard.steps for outcome in step.outcomes]
    asked = frozenset[str]().union(*(names(condition) for condition in conditions))
    return frozenset(name.removeprefix(RESULT) for name in asked if name.startswith(RESULT))


def _key(point: Point, asked: frozenset[str]) -> object:
    position = point.position
    return (
        frozenset((work.step, work.returner) for work in position.open),
        position.milestones,
        frozenset((step, outcome) for step, outcome in position.ended.items() if step in asked),
        point.ending,
        point.returned,
        bool(point.way),
    )
