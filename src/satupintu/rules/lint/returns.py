"""The way back: that there is one, and that it leads to where the application was made (N-12, N-19, N-45)."""

import re
from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import outcomes, sentences, steps
from satupintu.rules.lint.words import plain, says
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.places import Path

_ELSEWHERE = re.compile(
    r"(?:[Kk]embalikan|[Pp]erbaikan)[^.;]*?\bmelalui (?:(?:web|situs|aplikasi|sistem) )*([A-Z]{3,})"
)


def checks_can_return(subject: Subject) -> Iterator[Said]:
    """Whoever finds a file incomplete must be able to give it back, all defects at once (UU 25/2009)."""
    for path, step in steps(subject.read.standard):
        checks = step.task == "periksa_kelengkapan"
        if checks and not any(outcome.kind == "kembalikan" for outcome in step.outcomes):
            what = f"Langkah «{step.code}» memeriksa kelengkapan, tetapi berkas yang kurang tidak dapat dikembalikan."
            yield _no_way_back((*path, "kode"), what)


def something_returns(subject: Subject) -> Iterator[Said]:
    """Where nobody checks and nothing returns, an error of the applicant stays in the permit (N-12)."""
    standard = subject.read.standard
    checked = any(step.task == "periksa_kelengkapan" for step in standard.steps)
    if not checked and not any(outcome.kind == "kembalikan" for _, _, outcome in outcomes(standard)):
        yield _no_way_back(
            ("langkah",), "Tidak ada langkah yang memeriksa kelengkapan dan dapat mengembalikan berkas."
        )


def _no_way_back(path: Path, what: str) -> Said:
    mend = 'Tambahkan hasil dengan jenis = "kembalikan" ke langkah perbaikan pemohon.'
    return Said("KEMBALI-TIDAK-ADA", "periksa", path, what, mend)


def it_can_be_refused(subject: Subject) -> Iterator[Said]:
    """A decision that can only be yes is none; a refusal gives the reason and the way to object (UU 30/2014)."""
    if not any(outcome.kind == "tolak" for _, _, outcome in outcomes(subject.read.standard)):
        yield Said(
            "AKHIR-KURANG",
            "periksa",
            ("langkah",),
            "Tidak ada jalan menolak permohonan.",
            'Tambahkan putusan penolakan: tugas = "putuskan_penolakan", jenis = "tolak".',
        )


def it_can_be_withdrawn(subject: Subject) -> Iterator[Said]:
    """An application belongs to the applicant until it is decided (N-45)."""
    if not any(ending.kind == "tarik" for ending in subject.read.standard.case_outcomes):
        yield Said(
            "AKHIR-KURANG",
            "periksa",
            ("hasil_umum",),
            "Pemohon tidak dapat menarik permohonannya.",
            'Tulis [[hasil_umum]] dengan pakai = "tarik".',
        )


def returned_where_it_was_filed(subject: Subject) -> Iterator[Said]:
    """What was filed in one system cannot be mended in another (N-19)."""
    standard, region = subject.read.standard, subject.region
    own = region.region.system_name if region else ""
    if not own:
        return
    for path, text in _returns(standard):
        for system in _ELSEWHERE.findall(text):
            by_oss = says(system, "OSS") and "oss" in standard.service.channels
            if plain(system) not in plain(own) and not by_oss:
                yield Said(
                    "KEMBALI-SISTEM-LAIN",
                    "periksa",
                    path,
                    f"Berkas dikembalikan melalui {system}, padahal diajukan di {own}.",
                    f"Kembalikan melalui {own}.",
                )


def _returns(standard: Standard) -> Iterator[tuple[Path, str]]:
    for path, _, text in sentences(standard):
        yield path, text
    for path, _, outcome in outcomes(standard):
        if outcome.kind == "kembalikan":
            yield (*path, "label"), outcome.label


RULES = (
    checks_can_return,
    something_returns,
    it_can_be_refused,
    it_can_be_withdrawn,
    returned_where_it_was_filed,
)
