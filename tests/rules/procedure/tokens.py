"""A slow second opinion: every branch carries a token, and a join counts the tokens of its own split."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from satupintu.rules.conditions import holds
from satupintu.rules.procedure.graph import passing_outcome
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import Outcome, Step
from tests.rules.procedure.small import shown, standard

CORRECTION = "perbaikan pemohon/perbaiki : kirim > pengembali"


@dataclass
class Maker:
    """Procedures of chains and of branches that join, back to front, with steps that may be passed by."""

    rng: Random
    wild: bool = False
    """Ways back across the branches too, which the tokens cannot follow."""
    lines: dict[str, list[str]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)

    def make(self) -> Standard:
        last = self.step("!selesai")
        first = self.chain(last, self.rng.randint(2, 4), depth=2)[0]
        if self.wild:
            for ways in self.lines.values():
                if self.rng.random() < 0.3:
                    ways.append(f"liar mundur > {self.rng.choice(list(self.lines))}")
        codes = [first, *(code for code in self.lines if code != first)]
        return standard(
            "\n".join(
                [*(f"{self.heads[code]} : {' | '.join(self.lines[code])}" for code in codes), CORRECTION]
            )
        )

    def chain(self, exit_to: str, length: int, depth: int) -> tuple[str, str]:
        """The first and the last step of a chain that goes on to `exit_to`."""
        members: list[str] = []
        for _ in range(length):
            if depth and self.rng.random() < 0.45:
                join = self.step(exit_to)
                branches = [
                    self.chain(join, self.rng.randint(1, 2), depth - 1) for _ in range(self.rng.randint(2, 3))
                ]
                self.heads[join] += f" gabung={','.join(end for _, end in branches)}"
                exit_to = self.step(",".join(start for start, _ in branches))
                members += [join, exit_to]
            else:
                exit_to = self.step(exit_to)
                members.append(exit_to)
        for place, code in enumerate(members[:-1]):
            if self.rng.random() < 0.4:
                self.lines[code].append(f"ulang mundur > {self.rng.choice(members[place + 1 :])}")
        return exit_to, members[0]

    def step(self, targets: str) -> str:
        code = f"s{len(self.lines)}"
        need = self.rng.random()
        self.heads[code] = f"{code} p" + (f" bila=f{code}" if need < 0.35 and targets[0] != "!" else "")
        self.lines[code] = [f"ok > {targets}"]
        if need > 0.8:
            self.lines[code].append("kurang kembalikan > perbaikan")
        return code


@dataclass
class Split:
    """One time that work was divided: how many tokens have to come in, and whose split this stands inside."""

    awaited: int
    outer: "Split | None"


@dataclass
class Tokens:
    rules: Standard
    at: list[tuple[str, str, Split | None]]

    def do(self, step: str, returner: str, outcome: Outcome, facts: Mapping[str, object]) -> None:
        token = next(token for token in self.at if token[:2] == (step, returner))
        self.at.remove(token)
        self._send(outcome, token[2], returner, step if outcome.kind == "kembalikan" else "", facts)

    def _send(
        self, outcome: Outcome, split: Split | None, by: str, returner: str, facts: Mapping[str, object]
    ) -> None:
        targets = [by if target == "pengembali" else target for target in outcome.leads_to]
        inner = Split(len(targets), split) if len(targets) > 1 else split
        for target in targets:
            back = outcome.kind == "mundur" or target == by
            self._arrive(self.rules.step(target), inner, returner, facts, back=back)

    def _arrive(
        self, step: Step, split: Split | None, returner: str, facts: Mapping[str, object], *, back: bool
    ) -> None:
        if step.joins and split is not None and not back:
            split.awaited -= 1
            if split.awaited:
                return
            split = split.outer
        if holds(step.condition, facts):
            self.at.append((step.code, returner, split))
        else:
            self._send(passing_outcome(step), split, "", "", facts)

    def shown(self) -> list[str]:
        return sorted(shown(code, returner) for code, returner, _ in self.at)
