"""Branches that run side by side must come together in a step that waits for them."""

from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import outcomes, steps
from satupintu.rules.procedure.graph import BACKWARD, Graph
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import Step


def branches_reach_their_join(subject: Subject) -> Iterator[Said]:
    """A join named for a branch that cannot come to it waits for nothing."""
    graph = Graph(subject.read.standard)
    for path, step in steps(subject.read.standard):
        for at, code in enumerate(step.joins):
            if code in graph.steps and (code == step.code or step.code not in graph.onward(code)):
                yield Said(
                    "GABUNG-CABANG",
                    "salah",
                    (*path, "gabung", at),
                    f"Langkah «{step.code}» menunggu «{code}», padahal dari sana tidak ada jalan maju ke sini.",
                    "Sebut langkah terakhir setiap cabang, atau arahkan hasilnya ke langkah ini.",
                )


def branches_are_joined(subject: Subject) -> Iterator[Said]:
    """Without a join, the first branch that comes in would open the next step with the others unfinished."""
    graph = Graph(subject.read.standard)
    for path, _, outcome in outcomes(subject.read.standard):
        met: set[str] = set()
        for target in dict.fromkeys(outcome.leads_to):
            reach = graph.onward_to_joins(target)
            for code in [
                step.code for step in graph.steps.values() if step.code in reach & met and not step.joins
            ]:
                yield Said(
                    "GABUNG-TIDAK-ADA",
                    "salah",
                    (*path, "ke"),
                    f"Cabang hasil «{outcome.code}» bertemu di langkah «{code}» yang tidak menunggu semuanya.",
                    f"Tulis gabung = [...] pada langkah «{code}», dengan langkah terakhir setiap cabang.",
                )
                break
            met |= reach


def branches_stay_on_their_way(subject: Subject) -> Iterator[Said]:
    """A branch that leaves for elsewhere would leave the others waiting; a proposal to reject goes to the join's owner."""
    standard = subject.read.standard
    graph = Graph(standard)
    for join in (step for step in standard.steps if step.joins):
        inside = _between(standard, graph, join)
        for path, step, outcome in outcomes(standard):
            if step.code not in inside or outcome.kind in BACKWARD:
                continue
            for at, target in enumerate(outcome.leads_to):
                if target in graph.steps and join.code not in graph.onward(target):
                    yield Said(
                        "GABUNG-LEWAT",
                        "salah",
                        (*path, "ke", at),
                        f"Hasil «{outcome.code}» keluar dari cabang yang ditunggu langkah «{join.code}».",
                        f"Arahkan ke «{join.code}» dan putuskan di sana.",
                    )


def _between(standard: Standard, graph: Graph, join: Step) -> frozenset[str]:
    """The steps of the branches that run side by side until this join."""
    inside: set[str] = set()
    for _, _, outcome in outcomes(standard):
        branches = [target for target in dict.fromkeys(outcome.leads_to) if join.code in graph.onward(target)]
        if len(branches) > 1:
            inside.update(*(graph.onward(target) for target in branches))
    return frozenset(inside) - graph.onward(join.code)


RULES = (branches_reach_their_join, branches_are_joined, branches_stay_on_their_way)
