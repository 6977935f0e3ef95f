"""Where a case stands: its open work, what has ended, and the moments it has reached."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from satupintu.rules.standard.model.step import Ending, Outcome, Step


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One piece of work that waits for its post."""

    key: int
    step: str
    returner: str = ""
    """The step that sent the file to the applicant, when this is his correction."""


@dataclass(frozen=True, slots=True)
class Position:
    open: tuple[OpenWork, ...] = ()
    ended: Mapping[str, str] = field(default_factory=dict)
    """Step → its last outcome."""
    milestones: frozenset[str] = frozenset()

    def work(self, key: int) -> OpenWork | None:
        return next((work for work in self.open if work.key == key), None)


@dataclass(frozen=True, slots=True)
class Opening:
    """Work to be opened now."""

    step: Step
    returner: str = ""


@dataclass(frozen=True, slots=True)
class Skip:
    """A step that this case does not need, and the outcome it is passed by with."""

    step: Step
    outcome: str


@dataclass(frozen=True, slots=True)
class Movement:
    """What follows from one outcome."""

    outcome: Outcome
    opens: tuple[Opening, ...] = ()
    skips: tuple[Skip, ...] = ()
    waits: tuple[str, ...] = ()
    """Joining steps that other branches still have to reach."""
    milestones: tuple[str, ...] = ()
    ending: Ending | None = None
