"""Every path of a standard by real actions: each outcome at each place the case can stand, once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from satupintu.calendar.queries import work_calendar
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, Output, WorkItem
from satupintu.ops.walk.deeds import Deed
from satupintu.ops.walk.draft import docket_of, fill_in
from satupintu.ops.walk.endings import end_case
from satupintu.ops.walk.passage import Passage, passage_of
from satupintu.ops.walk.stage import Stage
from satupintu.ops.walk.taken_back import taken_back
from satupintu.ops.walk.variations import Variation, variations
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.facts import decided
from satupintu.rules.procedure.movement import offered
from satupintu.rules.standard.model.step import CaseOutcome, Outcome, Step

BETWEEN_DEEDS = timedelta(minutes=20)


@dataclass(slots=True)
class Walk:
    """What was seen on the way."""

    stage: Stage
    passages: list[Passage] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    edges: dict[str, set[str]] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)
    taken: set[tuple[str, str]] = field(default_factory=set)
    """Step and outcome, as really gone through."""


def walk(stage: Stage, *, at: datetime) -> Walk:
    found = Walk(stage)
    for variation in variations(stage.standard):
        _Explorer(found, variation).start(at)
    found.faults += _never_taken(found)
    found.faults += _dead_ends(found)
    return found


@dataclass(slots=True)
class _Explorer:
    found: Walk
    variation: Variation
    seen: set[str] = field(default_factory=set)

    def start(self, at: datetime) -> None:
        stage = self.found.stage
        try:
            with taken_back():
                self._stand(fill_in(stage, self.variation, seed=1, at=at), at, depth=0)
        except Refused as refusal:
            self.found.faults.append(
                f"[{self.variation.name}] permohonan {stage.standard.service.code} tidak dapat diisi: {refusal.sentence}"
            )

    def _stand(self, case: Case, at: datetime, *, depth: int) -> str:
        """Try everything that can be done where the case stands now."""
        docket = docket_of(self.found.stage, case, at)
        place = _place(docket)
        if case.closed_at is not None:
            self.found.ends.add(place)
            return place
        if place in self.seen:
            return place
        self.seen.add(place)
        self.found.edges.setdefault(place, set())
        if self.variation.bends_the_flow:
            for deed in self._deeds(docket, at):
                self._try(place, deed, depth)
            for ending in self._endings(docket):
                self._try_ending(place, case, ending, at, depth)
        else:
            # The flow is the usual one: one straight way through shows that this application can be filed and ends.
            self._try(place, next(self._deeds(docket, at)), depth)
        return place

    def _deeds(self, docket: Docket, at: datetime) -> Iterator[Deed]:
        for item in docket.open_items:
            step = docket.step_of(item)
            for outcome in offered(step, docket.position(), docket.facts()):
                for visit in self._visits(docket, item, step, outcome):
                    yield Deed(self.found.stage, docket.case, item, step, outcome, at, visit)

    def _visits(self, docket: Docket, item: WorkItem, step: Step, outcome: Outcome) -> tuple[bool, ...]:
        """A compulsory visit is always made; one "bila perlu" is tried with and without."""
        if outcome.kind != "lanjut" or step.visit == "tidak":
            return (False,)
        return (True,) if step.visit == "wajib" else (True, False)

    def _try(self, place: str, deed: Deed, depth: int) -> None:
        if deed.step.visit == "wajib" and deed.outcome.kind == "lanjut":
            self._must_refuse(deed)
        try:
            with taken_back():
                after = deed.do()
                passage = passage_of(self.variation.name, depth, deed, after)
                self._go_on(place, passage, after, deed.at, depth)
        except Refused as refusal:
            self._fault(deed.step.code, deed.outcome.code, refusal)

    def _must_refuse(self, deed: Deed) -> None:
        """Without its compulsory visit the step must not go on."""
        if Output.objects.filter(case=deed.case, kind="berita_acara", replaced_at__isnull=True).exists():
            return
        bare = Deed(deed.stage, deed.case, deed.item, deed.step, deed.outcome, deed.at)
        try:
            with taken_back():
                bare.do()
        except Refused:
            return
        self.found.faults.append(
            f"{deed.step.code}: «{deed.outcome.label}» lolos tanpa kunjungan yang wajib."
        )

    def _endings(self, docket: Docket) -> list[CaseOutcome]:
        reached = docket.milestones()
        if docket.case.number is None:
            return []
        return [
            ending
            for ending in docket.standard.case_outcomes
            if not ending.until or ending.until not in reached
        ]

    def _try_ending(self, place: str, case: Case, ending: CaseOutcome, at: datetime, depth: int) -> None:
        try:
            with taken_back():
                after = end_case(self.found.stage, case, ending, at=at)
                self.found.taken.add(("*", ending.code))
                passage = passage_of(self.variation.name, depth, None, after, ending=ending, who=ending.by[0])
                self._go_on(place, passage, after, at, depth)
        except Refused as refusal:
            self._fault("*", ending.code, refusal)

    def _go_on(self, place: str, passage: Passage, after: Case, at: datetime, depth: int) -> None:
        self.found.passages.append(passage)
        self.found.faults += [f"[{self.variation.name}] {passage.title}: {fault}" for fault in passage.faults]
        self.found.taken.add((passage.step, passage.outcome))
        later = work_calendar(after.agency_id).opening_after(at + BETWEEN_DEEDS)
        self.found.edges.setdefault(place, set()).add(self._stand(after, later, depth=depth + 1))

    def _fault(self, step: str, outcome: str, refusal: Refused) -> None:
        self.found.faults.append(
            f"[{self.variation.name}] {step}/{outcome}: {refusal.code}: {refusal.sentence}"
        )


def _place(docket: Docket) -> str:
    """Where the case stands, as far as what may follow depends on it."""
    if docket.case.closed_at is not None:
        return f"akhir:{docket.case.state}"
    position = docket.position()
    work = sorted(f"{item.step}<{item.returner}" for item in docket.open_items)
    ended = sorted(f"{step}={outcome}" for step, outcome in position.ended.items() if _matters(docket, step))
    return " + ".join(work) + " | " + ",".join(sorted(position.milestones)) + " | " + ",".join(ended)


def _matters(docket: Docket, step: str) -> bool:
    """A result counts where a condition asks for it, or a join waits for it."""
    fact = f"hasil_{step}"
    asked = any(
        condition and fact in str(condition)
        for definition in docket.standard.steps
        for condition in (definition.condition, *(outcome.condition for outcome in definition.outcomes))
    )
    return asked or any(step in definition.joins for definition in docket.standard.steps)


def _never_taken(found: Walk) -> list[str]:
    standard = found.stage.standard
    wanted = {
        (step.code, outcome.code)
        for step in standard.steps
        for outcome in step.outcomes
        if decided(standard, step.condition) is not False
        and decided(standard, outcome.condition) is not False
    }
    wanted |= {("*", ending.code) for ending in found.stage.standard.case_outcomes}
    return [
        f"{step}/{outcome}: hasil ini tidak pernah dapat ditempuh."
        for step, outcome in sorted(wanted - found.taken)
    ]


def _dead_ends(found: Walk) -> list[str]:
    """Places from which no end can be reached."""
    good = set(found.ends)
    grew = True
    while grew:
        grew = False
        for place, following in found.edges.items():
            if place not in good and following & good:
                good.add(place)
                grew = True
    return [
        f"Buntu: dari «{place}» tidak ada jalan sampai akhir." for place in found.edges if place not in good
    ]
