"""What is asked of the applicant: nothing that we make ourselves, nothing that cannot be uploaded (N-11, N-25, N-42)."""

import re
from collections.abc import Iterator, Sequence

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import components, outputs, steps
from satupintu.rules.lint.words import at_home, numbers_of, plain, says_any
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.places import Path

_COPIES = re.compile(
    r"\b(\d+|satu|dua|tiga|empat|lima)\s*(?:\([a-z]+\)\s*)?(?:lembar|rangkap|eksemplar)\b", re.I
)
_COPY = re.compile(r"^foto\s?copy\s+", re.I)
_CONDITIONS = ("berbadan", "terdaftar", "memiliki", "bersedia", "sanggup", "berdomisili", "berusia")


def own_papers_are_not_demanded(subject: Subject) -> Iterator[Said]:
    """Nobody carries a letter between two agencies of one region (UU 25/2009; N-11)."""
    if subject.region is None:
        return
    names = [at_home(agency.name) for agency in subject.region.agencies]
    for at, paper in _demanded(subject.read.standard):
        if maker := says_any(paper.name, names):
            yield Said(
                "SYARAT-BUATAN-SENDIRI",
                "periksa",
                ("persyaratan", at, "nama"),
                f"Persyaratan «{paper.name}» dibuat {maker} wilayah ini sendiri, tetapi diminta dari pemohon.",
                'Tulis penyedia = "alur" atau "keduanya", opsional = true, dan dihasilkan_langkah.',
            )


def no_paper_is_asked_and_made(subject: Subject) -> Iterator[Said]:
    """A paper that the procedure gives cannot be demanded before it (N-17)."""
    standard = subject.read.standard
    made = {plain(text): step.code for _, step, text in outputs(standard)}
    made[plain(standard.product.name)] = "produk"
    for at, paper in _demanded(standard):
        name = plain(_COPY.sub("", paper.name))
        if name in made:
            yield Said(
                "SYARAT-JUGA-HASIL",
                "periksa",
                ("persyaratan", at, "nama"),
                f"«{paper.name}» diminta sebagai persyaratan, padahal juga hasil «{made[name]}».",
                "Minta hanya dari yang sudah memilikinya (bila = …), atau hapus.",
            )


def _demanded(standard: Standard) -> Iterator[tuple[int, Requirement]]:
    for at, paper in enumerate(standard.requirements):
        if paper.supplier == "pemohon" or (paper.supplier == "keduanya" and not paper.optional):
            yield at, paper


def uploads_have_no_copies(subject: Subject) -> Iterator[Said]:
    """One file serves every reader; paper copies beside an upload make the applicant pay and come twice (N-42)."""
    if "daring" not in subject.read.standard.service.channels:
        return
    for at, paper in enumerate(subject.read.standard.requirements):
        for key in _on_paper(paper):
            yield Said(
                "SYARAT-KERTAS",
                "periksa",
                ("persyaratan", at, key),
                f"Persyaratan «{paper.name}» diminta sebagai kertas, padahal layanan ini menerima unggahan.",
                "Minta satu berkas unggahan; terima juga e-meterai.",
            )


def _on_paper(paper: Requirement) -> Iterator[str]:
    if _COPIES.search(paper.name):
        yield "nama"
    if paper.paper_copies:
        yield "salinan_kertas"
    if paper.stamp_duty and paper.stamp_duty.kinds == ("fisik",):
        yield "meterai"


def a_requirement_is_a_paper(subject: Subject) -> Iterator[Said]:
    """A condition cannot be uploaded: say which paper proves it (N-35)."""
    for at, paper in enumerate(subject.read.standard.requirements):
        first = plain(paper.name).partition(" ")[0]
        if first in _CONDITIONS:
            yield Said(
                "SYARAT-BUKAN-DOKUMEN",
                "periksa",
                ("persyaratan", at, "nama"),
                f"Persyaratan «{paper.name}» menyebut keadaan, bukan dokumen.",
                "Sebut dokumen buktinya.",
            )


def numbers_run_on(subject: Subject) -> Iterator[Said]:
    """Where a number is missing, a line may be missing (N-25, N-36)."""
    for listed in _numbered(subject.read.standard):
        last = 0
        for path, number in listed:
            found = numbers_of(number)
            if found and found[0] not in {last, last + 1}:
                yield Said(
                    "NOMOR-LOMPAT",
                    "periksa",
                    path,
                    f"Nomor melompat dari {last} ke {number}." if last else f"Nomor mulai dari {number}.",
                    "Periksa apakah ada butir yang hilang, atau perbaiki nomornya.",
                )
            last = found[-1] if found else last


def _numbered(standard: Standard) -> Iterator[Sequence[tuple[Path, str]]]:
    yield [(("persyaratan", at, "no"), paper.number) for at, paper in enumerate(standard.requirements)]
    yield [((*path, "no"), step.number) for path, step in steps(standard)]
    basis = standard.components.legal_basis.items
    yield [(("komponen", "dasar_hukum", "butir", at, "no"), law.number) for at, law in enumerate(basis)]
    for code, part in components(standard):
        yield [(("komponen", code, "butir", at, "no"), line.number) for at, line in enumerate(part.items)]


RULES = (
    own_papers_are_not_demanded,
    no_paper_is_asked_and_made,
    uploads_have_no_copies,
    a_requirement_is_a_paper,
    numbers_run_on,
)
