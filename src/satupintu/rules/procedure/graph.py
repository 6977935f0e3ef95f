"""The steps of a standard as a graph: what leads where."""

from collections.abc import Iterable, Mapping

from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import Outcome, Step

BACKWARD = frozenset({"kembalikan", "mundur"})

Edges = Mapping[str, tuple[str, ...]]


class Graph:
    """Steps by code, and who can be reached from whom."""

    def __init__(self, standard: Standard) -> None:
        self.steps: dict[str, Step] = {step.code: step for step in standard.steps}
        self._any = {step.code: _targets(step.outcomes) for step in standard.steps}
        self._forward = {
            step.code: _targets(outcome for outcome in step.outcomes if outcome.kind not in BACKWARD)
            for step in standard.steps
        }

    def forward(self, code: str) -> tuple[str, ...]:
        """What follows directly when nobody returns anything."""
        return self._forward.get(code, ())

    def reachable(self, start: str) -> frozenset[str]:
        """Every step that work at `start` can still come to, itself included."""
        return self._closure(start, self._any)

    def onward(self, start: str) -> frozenset[str]:
        """The same when nobody returns anything."""
        return self._closure(start, self._forward)

    def onward_to_joins(self, start: str) -> frozenset[str]:
        """The same, and not past a step that waits for others."""
        stopping = {
            code: () if self.steps[code].joins else targets for code, targets in self._forward.items()
        }
        return self._closure(start, stopping)

    def _closure(self, start: str, edges: Edges) -> frozenset[str]:
        seen: set[str] = set()
        queue = [start]
        while queue:
            code = queue.pop()
            if code not in seen and code in self.steps:
                seen.add(code)
                queue.extend(edges[code])
        return frozenset(seen)


def _targets(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target for outcome in outcomes for target in outcome.leads_to))


def passing_outcome(step: Step) -> Outcome:
    """The outcome a step is passed by with when the case does not need it."""
    for kind in ("tidak_perlu", "lanjut"):
        for outcome in step.outcomes:
            if outcome.kind == kind:
                return outcome
    raise Refused(
        "langkah_tidak_dapat_dilewati",
        f"Langkah {step.name} tidak diperlukan, tetapi tidak punya hasil untuk melewatinya; "
        "tambahkan hasil berjenis tidak_perlu di berkas standar.",
    )
