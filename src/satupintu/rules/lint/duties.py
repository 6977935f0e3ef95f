"""Whose work it is, and who must not do it (design §4)."""

from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import steps
from satupintu.rules.procedure.permission import FILINGS, JUDGEMENTS
from satupintu.rules.standard.model.step import PEMOHON, SYSTEM


def judgements_are_made_by_officers(subject: Subject) -> Iterator[Said]:
    """No decision is made by the system, nor by the applicant (D1: never silently signed)."""
    for path, step in steps(subject.read.standard):
        if step.task not in JUDGEMENTS:
            continue
        if step.automatic or step.post == SYSTEM:
            yield Said(
                "TUGAS-OTOMATIS",
                "salah",
                (*path, "boleh_otomatis" if step.automatic else "jabatan"),
                f"Langkah «{step.code}» ({step.task}) adalah putusan orang dan tidak boleh dilakukan sistem.",
                "Hapus boleh_otomatis dan tulis kode jabatan petugas.",
            )
        if step.post == PEMOHON:
            yield Said(
                "TUGAS-PEMOHON",
                "salah",
                (*path, "jabatan"),
                f"Langkah «{step.code}» ({step.task}) tidak dapat dilakukan pemohon atas permohonannya sendiri.",
                "Tulis kode jabatan petugas.",
            )


def filing_is_the_applicants(subject: Subject) -> Iterator[Said]:
    """An officer files at the counter for the applicant; the turn stays the applicant's."""
    for path, step in steps(subject.read.standard):
        if step.task in FILINGS and step.post != PEMOHON:
            yield Said(
                "TUGAS-PEMOHON",
                "salah",
                (*path, "jabatan"),
                f"Langkah «{step.code}» ({step.task}) adalah giliran pemohon.",
                'Tulis jabatan = "pemohon"; petugas loket dapat membantunya.',
            )


def verifier_and_approver_are_two(subject: Subject) -> Iterator[Said]:
    """One post may hold two steps, so nothing else would keep one person from both (L1)."""
    standard = subject.read.standard
    verifying = {step.post: step.code for step in standard.steps if step.task == "verifikasi"}
    for path, step in steps(standard):
        if step.task == "setujui" and step.post in verifying:
            yield Said(
                "TUGAS-RANGKAP",
                "periksa",
                (*path, "jabatan"),
                f"Jabatan «{step.post}» memverifikasi pada «{verifying[step.post]}» dan menyetujui pada «{step.code}».",
                "Bagi kedua langkah kepada dua jabatan, atau tulis bukan_pelaku.",
            )


RULES = (judgements_are_made_by_officers, filing_is_the_applicants, verifier_and_approver_are_two)
