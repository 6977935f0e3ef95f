"""What follows from an outcome: which work opens, which is passed by, which joining step still waits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from satupintu.rules.conditions import holds
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.graph import Graph, passing_outcome
from satupintu.rules.procedure.position import Movement, Opening, OpenWork, Position, Skip
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import RETURNER, CaseOutcome, Ending, Outcome, Step

RESULT = "hasil_"
"""The fact `hasil_<langkah>` is the last outcome of that step."""


def facts_of(ended: Mapping[str, str], facts: Mapping[str, object]) -> dict[str, object]:
    """What a condition may ask; nobody overrides a step's outcome by answering under its name."""
    return {**facts, **{RESULT + step: outcome for step, outcome in ended.items()}}


def find_step(standard: Standard, code: str) -> Step:
    for step in standard.steps:
        if step.code == code:
            return step
    raise Refused("langkah_tidak_dikenal", f"Langkah «{code}» tidak ada dalam standar pelayanan ini.")


def find_outcome(step: Step, code: str) -> Outcome:
    for outcome in step.outcomes:
        if outcome.code == code:
            return outcome
    choices = ", ".join(f"«{outcome.label}»" for outcome in step.outcomes)
    raise Refused(
        "hasil_tidak_dikenal",
        f"Hasil «{code}» tidak ada pada langkah {step.name}; pilih salah satu: {choices}.",
    )


def find_case_outcome(standard: Standard, code: str) -> CaseOutcome:
    for outcome in standard.case_outcomes:
        if outcome.code == code:
            return outcome
    raise Refused("hasil_tidak_dikenal", f"Standar pelayanan ini tidak mengenal tindakan «{code}».")


def offered(step: Step, position: Position, facts: Mapping[str, object]) -> tuple[Outcome, ...]:
    """The outcomes whose condition holds for this case."""
    known = facts_of(position.ended, facts)
    return tuple(outcome for outcome in step.outcomes if holds(outcome.condition, known))


def check_outcome(step: Step, code: str, position: Position, facts: Mapping[str, object]) -> Outcome:
    outcome = find_outcome(step, code)
    if not holds(outcome.condition, facts_of(position.ended, facts)):
        raise Refused(
            "hasil_tidak_berlaku",
            f"«{outcome.label}» tidak dapat dipilih untuk permohonan ini karena syaratnya tidak terpenuhi.",
        )
    return outcome


def move(
    standard: Standard,
    position: Position,
    work: OpenWork,
    outcome: Outcome,
    facts: Mapping[str, object],
) -> Movement:
    """Close one piece of work with one outcome, and say what follows."""
    if outcome.ending:
        return Movement(outcome, milestones=outcome.milestones, ending=outcome.ending)
    rest = tuple(other for other in position.open if other.key != work.key)
    walk = _Walk(standard, rest, {**position.ended, work.step: outcome.code}, facts)
    walk.follow(outcome, by=work.returner, returner=work.step if outcome.kind == "kembalikan" else "")
    walk.go()
    return walk.movement(outcome)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Work on its way to a step."""

    step: Step
    returner: str = ""
    passed: tuple[str, ...] = ()
    """The steps it was led past on the way here."""

    @property
    def work(self) -> tuple[str, str]:
        return self.step.code, self.returner


@dataclass(slots=True)
class _Walk:
    """From the outcome to everything that opens, through the steps that this case does not need."""

    standard: Standard
    rest: tuple[OpenWork, ...]
    """What is open besides the work that was closed."""
    ended: dict[str, str]
    facts: Mapping[str, object]
    coming: list[_Arrival] = field(default_factory=list)
    opens: list[_Arrival] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)
    milestones: list[str] = field(default_factory=list)
    ending: Ending | None = None
    graph: Graph = field(init=False)

    def __post_init__(self) -> None:
        self.graph = Graph(self.standard)

    def follow(self, outcome: Outcome, *, by: str, returner: str = "", passed: tuple[str, ...] = ()) -> None:
        """Send work on to the outcome's targets; `by` is the step that had sent the file to the applicant."""
        for target in outcome.leads_to:
            step = find_step(self.standard, _returned_to(by) if target == RETURNER else target)
            self.coming.append(_Arrival(step, returner, passed))

    def go(self) -> None:
        while self.coming and not self.ending:
            self._arrive(self._next())

    def movement(self, outcome: Outcome) -> Movement:
        settled = {arrival.step.code for arrival in self.opens} | {skip.step.code for skip in self.skips}
        going_on = not self.ending
        return Movement(
            outcome,
            opens=tuple(Opening(arrival.step, arrival.returner) for arrival in self.opens)
            if going_on
            else (),
            skips=tuple(self.skips),
            waits=tuple(code for code in dict.fromkeys(self.waits) if code not in settled)
            if going_on
            else (),
            milestones=tuple(dict.fromkeys((*outcome.milestones, *self.milestones))),
            ending=self.ending,
        )

    def _next(self) -> _Arrival:
        """Joining steps last, when everything that goes elsewhere has settled."""
        plain = (place for place, arrival in enumerate(self.coming) if not arrival.step.joins)
        return self.coming.pop(next(plain, 0))

    def _arrive(self, arrival: _Arrival) -> None:
        step = arrival.step
        if self._is_open(arrival):
            return
        if step.joins and not self._joined(step):
            self.waits.append(step.code)
        elif step.need == "bersyarat" and not holds(step.condition, facts_of(self.ended, self.facts)):
            self._pass_by(arrival)
        else:
            self.opens.append(arrival)

    def _is_open(self, arrival: _Arrival) -> bool:
        standing = {(work.step, work.returner) for work in self.rest}
        return arrival.work in standing | {opening.work for opening in self.opens}

    def _pass_by(self, arrival: _Arrival) -> None:
        step = arrival.step
        if step.code in arrival.passed:
            raise Refused(
                "alur_berputar",
                f"Langkah {step.name} dilewati berulang tanpa akhir; perbaiki syarat langkah di berkas standar.",
            )
        if any(skip.step.code == step.code for skip in self.skips):
            return
        outcome = passing_outcome(step)
        self.skips.append(Skip(step, outcome.code))
        self.ended[step.code] = outcome.code
        self.milestones += outcome.milestones
        self.ending = outcome.ending
        self.follow(outcome, by=arrival.returner, passed=(*arrival.passed, step.code))

    def _joined(self, step: Step) -> bool:
        """Nothing else, open or on its way, can still come here or to one of the branches (going forward)."""
        awaited = {step.code, *step.joins}
        return not any(awaited & self.graph.onward(start) for start in self._elsewhere(step))

    def _elsewhere(self, step: Step) -> list[str]:
        """Where other work goes on from; a correction goes back to the step that asked for it."""
        work = [(other.step, other.returner) for other in self.rest]
        work += [arrival.work for arrival in self.opens]
        work += [arrival.work for arrival in self.coming if arrival.step.code != step.code]
        return [code for pair in work for code in pair if code]


def _returned_to(returner: str) -> str:
    if not returner:
        raise Refused(
            "pengembali_tidak_ada",
            "Berkas tidak dapat kembali ke langkah yang memintanya karena tidak ada yang mengembalikan; "
            "perbaiki tujuan hasil ini di berkas standar.",
        )
    return returner
