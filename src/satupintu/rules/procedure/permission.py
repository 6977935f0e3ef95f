"""Who may do what to a case: asked by the button and by the action alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from satupintu.rules.errors import Refused
from satupintu.rules.procedure.position import Position
from satupintu.rules.standard.model.step import PEMOHON, SIGNINGS, SYSTEM, CaseOutcome, Step

JUDGEMENTS = frozenset(
    {"periksa_kelengkapan", "verifikasi", "rekomendasi", "setujui", "putuskan_penolakan", *SIGNINGS}
)
"""Work in which one person looks over another's: nobody does two of these on one case under two posts."""

FILINGS = frozenset({"ajukan", "perbaiki"})
"""The applicant's own work, which an officer at the counter may do for him."""


@dataclass(frozen=True, slots=True)
class Doer:
    """A person with the post he acts for; a deputy acts for another's post."""

    person: str
    post: str
    """The post's code, or `pemohon`, or `sistem`."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something already done on this case."""

    step: str
    step_name: str
    task: str
    person: str
    post: str


def check_post(step: Step, doer: Doer) -> None:
    """The step belongs to a post; only the one who acts for it may do it."""
    if step.post == doer.post:
        return
    if step.automatic and doer.post == SYSTEM:
        return
    if step.post == PEMOHON:
        raise Refused("giliran_pemohon", f"{step.name} menunggu pemohon, bukan petugas.")
    raise Refused(
        "bukan_jabatannya", f"{step.name} bukan tugas jabatan Anda; berkas ini menunggu jabatan lain."
    )


def check_duties(
    step: Step,
    doer: Doer,
    done: Sequence[Done],
    *,
    applicant: str = "",
    released: bool = False,
) -> None:
    """Nobody verifies, approves or signs his own work (design §4), unless a superior released him with a reason."""
    if released or doer.post == SYSTEM:
        return
    if applicant and doer.person == applicant and step.task in JUDGEMENTS:
        raise Refused(
            "permohonan_sendiri",
            "Anda adalah pemohon berkas ini; minta pelaksana harian lain atau pelepasan tertulis dari atasan.",
        )
    for deed in done:
        if deed.person == doer.person and _too_near(deed, step, doer):
            raise Refused(
                "memeriksa_pekerjaan_sendiri",
                f"Anda sudah mengerjakan {deed.step_name} pada berkas ini sehingga tidak boleh mengerjakan {step.name}; "
                "tunjuk pengganti lain atau minta pelepasan tertulis dari atasan.",
            )


def _too_near(deed: Done, step: Step, doer: Doer) -> bool:
    """One person's earlier deed keeps him from this step."""
    if deed.step in step.apart_from:
        return True
    if step.task not in JUDGEMENTS:
        return False
    # Whoever files for a citizen at the counter may also count the papers there, and nothing more.
    filed = deed.task in FILINGS and step.task != "periksa_kelengkapan"
    return filed or (deed.task in JUDGEMENTS and deed.post != doer.post)


def check_case_outcome(outcome: CaseOutcome, doer: Doer, position: Position) -> None:
    """Withdrawal and cancellation: by whom, and until when."""
    if doer.post not in outcome.by:
        raise Refused("bukan_jabatannya", f"«{outcome.label}» bukan wewenang Anda pada layanan ini.")
    if outcome.until and outcome.until in position.milestones:
        raise Refused(
            "sudah_lewat_batas",
            f"«{outcome.label}» tidak dapat lagi dilakukan karena permohonan sudah {outcome.until}.",
        )


def check_reason(outcome_label: str, *, required: bool, reason: str) -> None:
    if required and not reason.strip():
        raise Refused("alasan_kosong", f"Tulis alasan untuk «{outcome_label}»; pemohon berhak mengetahuinya.")
