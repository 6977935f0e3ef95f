"""Random walks over random small procedures, held against tokens that are counted one by one."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from satupintu.rules.procedure import movement as procedure
from satupintu.rules.procedure.movement import find_step, move
from satupintu.rules.procedure.position import Movement, OpenWork, Position
from satupintu.rules.standard.model.standard import Standard
from tests.rules.procedure.small import shown
from tests.rules.procedure.tokens import Maker, Tokens

MOVES = 25
quick = settings(max_examples=15, deadline=None, derandomize=True)
seeds = st.integers(0, 2**32)


@dataclass(frozen=True)
class Moment:
    """One move of a walk: where it started, what it said, and where it led."""

    rules: Standard
    before: Position
    work: OpenWork
    facts: dict[str, object]
    movement: Movement
    after: Position


def stroll(rules: Standard, rng: Random) -> Iterator[Moment]:
    codes = [step.code for step in rules.steps]
    before = Position(open=(OpenWork(0, codes[0]),))
    for number in range(1, MOVES):
        work = rng.choice(before.open)
        outcome = rng.choice([*find_step(rules, work.step).outcomes, find_step(rules, work.step).outcomes[0]])
        facts: dict[str, object] = {f"f{code}": rng.random() < 0.6 for code in codes}
        movement = move(rules, before, work, outcome, facts)
        opens = tuple(
            OpenWork(100 * number + place, opening.step.code, opening.returner)
            for place, opening in enumerate(movement.opens)
        )
        rest = tuple(other for other in before.open if other != work)
        skips = {skip.step.code: skip.outcome for skip in movement.skips}
        after = Position((*rest, *opens), {**before.ended, work.step: outcome.code, **skips})
        yield Moment(rules, before, work, facts, movement, after)
        if movement.ending:
            return
        before = after


def walk(seed: int, *, wild: bool) -> Iterator[Moment]:
    rng = Random(seed)  # noqa: S311 - chance that can be repeated
    return stroll(Maker(rng, wild=wild).make(), rng)


def standing(position: Position) -> list[str]:
    return sorted(shown(work.step, work.returner) for work in position.open)


def opened_apart_from_the_tokens(seed: int) -> list[str]:
    """Where the procedure and the counted tokens differ."""
    tokens = None
    for moment in walk(seed, wild=False):
        tokens = tokens or Tokens(moment.rules, [(moment.work.step, "", None)])
        if moment.movement.ending:
            break
        tokens.do(moment.work.step, moment.work.returner, moment.movement.outcome, moment.facts)
        if tokens.shown() != standing(moment.after):
            return [f"{tokens.shown()} != {standing(moment.after)}"]
    return []


@quick
@given(seed=seeds)
def test_exactly_what_the_tokens_say_is_open(seed):
    assert opened_apart_from_the_tokens(seed) == []


@quick
@given(seed=seeds)
def test_whatever_goes_back_across_the_branches(seed):
    for moment in walk(seed, wild=True):
        assert not open_twice(moment)
        if moment.movement.ending:
            assert not moment.movement.opens
            return
        assert moment.after.open, "neither ended nor waiting for anybody"
        assert early(moment) == []


@settings(quick, max_examples=5)
@given(seed=seeds)
def test_a_move_never_changes_what_it_was_given(seed):
    for moment in walk(seed, wild=True):
        kept = deepcopy((moment.before, moment.work, moment.facts))
        again = move(moment.rules, moment.before, moment.work, moment.movement.outcome, moment.facts)
        assert again == moment.movement
        assert (moment.before, moment.work, moment.facts) == kept


def open_twice(moment: Moment) -> bool:
    return len(set(standing(moment.after))) < len(moment.after.open)


def early(moment: Moment) -> list[str]:
    """Joins that opened although other work can still come to them, every way forward tried to its end."""
    joins = [opening.step for opening in moment.movement.opens if opening.step.joins]
    return [
        join.code
        for join in joins
        for work in moment.after.open
        if work.step != join.code
        for start in (work.step, work.returner)
        if start and any({join.code, *join.joins} & set(way) for way in ways(moment.rules, start))
    ]


def ways(rules: Standard, code: str) -> Iterator[tuple[str, ...]]:
    """Every way forward, written out step by step."""
    targets = [
        target
        for outcome in rules.step(code).outcomes
        if outcome.kind not in {"mundur", "kembalikan"}
        for target in outcome.leads_to
        if target != "pengembali"
    ]
    if not targets:
        yield (code,)
    for target in targets:
        for way in ways(rules, target):
            yield (code, *way)


def test_control_a_join_that_ignores_the_other_branches_is_found(monkeypatch):
    monkeypatch.setattr(procedure._Walk, "_joined", lambda walk, step: True)
    assert any(opened_apart_from_the_tokens(seed) for seed in range(30))
    assert any(early(moment) for seed in range(30) for moment in walk(seed, wild=True))


def test_control_a_join_that_counts_the_round_before_is_found(monkeypatch):
    monkeypatch.setattr(
        procedure._Walk, "_joined", lambda walk, step: all(branch in walk.ended for branch in step.joins)
    )
    assert any(opened_apart_from_the_tokens(seed) for seed in range(60))


def test_control_opening_what_is_open_already_is_found(monkeypatch):
    monkeypatch.setattr(procedure._Walk, "_is_open", lambda walk, arrival: False)
    assert any(open_twice(moment) for seed in range(60) for moment in walk(seed, wild=True))


def test_the_walks_meet_what_they_are_about():
    met = {"join": 0, "wait": 0, "skip": 0, "returned": 0, "end": 0, "second round": 0}
    for seed in range(12):
        for moment in walk(seed, wild=False):
            movement = moment.movement
            met["join"] += any(opening.step.joins for opening in movement.opens)
            met["wait"] += bool(movement.waits)
            met["skip"] += bool(movement.skips)
            met["returned"] += any(opening.returner for opening in movement.opens)
            met["end"] += movement.ending is not None
            met["second round"] += any(
                opening.step.joins and opening.step.code in moment.before.ended for opening in movement.opens
            )
    assert min(met.values()) > 0, met
