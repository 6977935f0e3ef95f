"""The clock's moments must be reached, and the steps must fit into the time that is promised."""

from collections.abc import Iterable, Iterator
from functools import reduce

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import outcomes
from satupintu.rules.procedure.graph import Graph
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import Step

Time = tuple[int, int]
"""Whole days, then minutes."""


def milestones_are_reached(subject: Subject) -> Iterator[Said]:
    """A clock between moments that never come never starts or never stops; a door they close stays open."""
    standard = subject.read.standard
    reached = {moment for _, _, outcome in outcomes(standard) for moment in outcome.milestones}
    promise = standard.promise
    used = [(("janji", "mulai"), promise.starts), (("janji", "berakhir"), promise.ends)]
    used.append((("janji", "batas_hukum_mulai"), promise.statutory_starts))
    closing = [
        (("hasil_umum", at, "sampai"), ending.until)
        for at, ending in enumerate(standard.case_outcomes)
        if ending.until
    ]
    for path, moment in (*used, *closing):
        if moment not in reached:
            yield Said(
                "JANJI-TONGGAK",
                "salah",
                path,
                f"Di sini dipakai tonggak «{moment}», tetapi tidak ada hasil yang mencapainya.",
                f'Tambahkan tonggak = ["{moment}"] pada hasil yang tepat.',
            )


def promise_is_given(subject: Subject) -> Iterator[Said]:
    """Without a promise only the statutory date counts; a person should have meant that."""
    if subject.read.standard.promise.duration is None:
        yield Said(
            "JANJI-KOSONG",
            "periksa",
            ("janji",),
            "Standar ini tidak menjanjikan jangka waktu.",
            "Isi janji.lama, atau catat mengapa tidak ada.",
        )


def steps_fit_the_promise(subject: Subject) -> Iterator[Said]:
    """A standard that plans longer than it promises is broken from its first day (Annex 1)."""
    standard = subject.read.standard
    promise = standard.promise.duration
    if promise is None:
        return
    days, minutes = longest_way(standard)
    if (days, minutes) > (promise.whole_days, promise.minutes):
        yield Said(
            "JANJI-JUMLAH",
            "salah",
            ("janji", "lama"),
            f"Langkah-langkah yang berurutan memakan {days} hari {minutes} menit, melebihi janji ({promise}).",
            "Sesuaikan waktu langkah atau janjinya.",
        )


def the_printed_sum_is_the_sum(subject: Subject) -> Iterator[Said]:
    """`jumlah_langkah` says that the promise is the sum of the table's rows (N-06)."""
    standard = subject.read.standard
    promise = standard.promise
    days, minutes = printed_sum(standard)
    if promise.sum_of_steps and promise.duration:
        given = (promise.duration.whole_days, promise.duration.minutes)
        if given != (days, minutes):
            yield Said(
                "JANJI-BUKAN-JUMLAH",
                "periksa",
                ("janji", "lama"),
                f"Janji dicetak sebagai jumlah langkah, padahal jumlahnya {days} hari {minutes} menit.",
                "Sesuaikan janji.lama, atau hapus jumlah_langkah.",
            )


def printed_sum(standard: Standard) -> Time:
    """Of the table's rows; derived steps have none."""
    return reduce(_both, (_time(step) for step in standard.steps if not step.derived), (0, 0))


def longest_way(standard: Standard) -> Time:
    """The time of the longest way forward between the promise's two moments, branches counted side by side."""
    graph = Graph(standard)
    starts, ends = standard.promise.starts, standard.promise.ends
    stops = {step.code for _, step, outcome in outcomes(standard) if ends in outcome.milestones}
    first = [o.leads_to for _, _, o in outcomes(standard) if starts in o.milestones]
    known: dict[str, Time] = {}

    def from_step(code: str) -> Time:
        if code not in known:
            # A ring has no longest way, so its edges are left out.
            targets = [t for t in graph.forward(code) if t in graph.steps and code not in graph.onward(t)]
            rest = _longest(() if code in stops else (from_step(target) for target in targets))
            known[code] = _both(_time(graph.steps[code]), rest)
        return known[code]

    return _longest(from_step(target) for targets in first for target in targets if target in graph.steps)


def _longest(times: Iterable[Time]) -> Time:
    return max(times, default=(0, 0))


def _both(one: Time, other: Time) -> Time:
    return one[0] + other[0], one[1] + other[1]


def _time(step: Step) -> Time:
    return (step.target.whole_days, step.target.minutes) if step.target else (0, 0)


RULES = (milestones_are_reached, promise_is_given, steps_fit_the_promise, the_printed_sum_is_the_sum)
