"""The procedure as a list of steps: whose it is, how long it may take, and how it can go on."""

from collections.abc import Mapping
from dataclasses import dataclass

from satupintu.rules.procedure.facts import decided
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import RETURNER, CaseOutcome, Ending, Outcome, Step
from satupintu.web.design.filters import NONE_PRINTED
from satupintu.web.public.conditions import say_condition
from satupintu.web.public.words import MILESTONES, Words, joined

ENDINGS: Mapping[Ending, str] = {
    "selesai": "permohonan selesai",
    "ditolak": "permohonan ditolak",
    "ditarik": "permohonan ditarik",
    "dibatalkan": "permohonan dibatalkan",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One outcome in plain words."""

    label: str
    says: str
    derived: bool


@dataclass(frozen=True, slots=True)
class ShownStep:
    number: str
    name: str
    post: str
    text: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    target: str
    remark: str
    remarks: tuple[str, ...]
    ways: tuple[Way, ...]


def step_of(step: Step, standard: Standard, words: Words) -> ShownStep:
    return ShownStep(
        number=step.number,
        name=step.name,
        post=words.post(step.post),
        text=step.printed or step.printed_sop,
        inputs=tuple(item.text for item in step.inputs),
        outputs=tuple(item.text for item in step.outputs),
        target=str(step.target) if step.target else NONE_PRINTED,
        remark=step.remark,
        remarks=tuple(remark for remark in _remarks(step, standard, words) if remark),
        ways=tuple(_way(outcome, standard, words) for outcome in offered_ways(standard, step)),
    )


def offered_ways(standard: Standard, step: Step) -> tuple[Outcome, ...]:
    """Without those that this standard itself shuts for every case."""
    return tuple(outcome for outcome in step.outcomes if decided(standard, outcome.condition) is not False)


def _remarks(step: Step, standard: Standard, words: Words) -> tuple[str, ...]:
    promise = standard.promise
    reached = {milestone for outcome in step.outcomes for milestone in outcome.milestones}
    starts = promise.duration is not None and promise.starts in reached
    ends = promise.duration is not None and promise.ends in reached
    joins = joined([words.step(code) for code in step.joins])
    return (
        _need(step, standard, words),
        "Dapat dilakukan sistem secara otomatis." if step.automatic else "",
        {"wajib": "Ada kunjungan lapangan.", "bila_perlu": "Kunjungan lapangan bila perlu.", "tidak": ""}[
            step.visit
        ],
        f"Dimulai sesudah semua ini selesai: {joins}." if joins else "",
        "Hitungan waktu layanan berhenti selama langkah ini." if step.clock == "jeda" else "",
        f"Hitungan waktu layanan dimulai saat {MILESTONES[promise.starts]}." if starts else "",
        f"Hitungan waktu layanan berakhir saat {MILESTONES[promise.ends]}." if ends else "",
    )


def _need(step: Step, standard: Standard, words: Words) -> str:
    if step.condition and decided(standard, step.condition):
        return ""
    if step.condition:
        return f"Hanya bila {say_condition(step.condition, words)}."
    return {"wajib": "", "bersyarat": "Tidak selalu dilakukan.", "bila_perlu": "Dilakukan bila perlu."}[
        step.need
    ]


def _way(outcome: Outcome, standard: Standard, words: Words) -> Way:
    parts = [part for part in (_turn(outcome, words), _destination(outcome, words)) if part]
    if outcome.condition and decided(standard, outcome.condition) is None:
        parts.append(f"hanya bila {say_condition(outcome.condition, words)}")
    if outcome.reason_required:
        parts.append("alasannya ditulis")
    return Way(label=outcome.label, says="; ".join(parts), derived=outcome.derived)


def _turn(outcome: Outcome, words: Words) -> str:
    if outcome.kind == "kembalikan":
        mended = " untuk diperbaiki" if _mending(outcome, words) else ""
        return f"berkas dikembalikan kepada pemohon{mended}"
    return "langkah ini dilewati" if outcome.kind == "tidak_perlu" else ""


def _mending(outcome: Outcome, words: Words) -> bool:
    return any(code in words.steps and words.steps[code].task == "perbaiki" for code in outcome.leads_to)


def _destination(outcome: Outcome, words: Words) -> str:
    if outcome.ending:
        return ENDINGS[outcome.ending]
    if outcome.leads_to == (RETURNER,):
        return "kembali ke langkah yang memintanya"
    if not outcome.leads_to or _mending(outcome, words):
        return ""
    verb = {"mundur": "kembali ke", "kembalikan": "lalu"}.get(outcome.kind, "lanjut ke")
    together = " bersamaan" if len(outcome.leads_to) > 1 else ""
    return f"{verb} {joined([words.step(code) for code in outcome.leads_to])}{together}"


def case_way_of(outcome: CaseOutcome, words: Words) -> Way:
    """Withdrawal and the like: open at many steps, until a milestone."""
    by = joined([words.post(code) for code in outcome.by], "atau")
    until = f", sampai {MILESTONES[outcome.until]}" if outcome.until else ""
    reason = "; alasannya ditulis" if outcome.reason_required else ""
    return Way(label=outcome.label, says=f"oleh {by}{until}{reason}", derived=outcome.derived)
