"""The SOP's table and the units of time: what Permenpan RB 35/2012 asks of each row, and what a day is (A2, N-03)."""

import re
from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import steps
from satupintu.rules.lint.promises import printed_sum
from satupintu.rules.standard.model.duration import Duration
from satupintu.rules.standard.places import Path

_SUM = re.compile(r"(\d+)\s*(hari|menit)", re.IGNORECASE)


def rows_have_an_output(subject: Subject) -> Iterator[Said]:
    """A row without output cannot be checked: the output is what the next row begins with (N-08)."""
    if subject.read.standard.sop is None:
        return
    for path, step in steps(subject.read.standard):
        if not step.outputs and not step.derived:
            yield Said(
                "KELUARAN-KOSONG",
                "periksa",
                (*path, "kode"),
                f"Langkah «{step.code}» tidak punya keluaran dalam tabel SOP.",
                "Isi keluaran, atau tandai langkah itu turunan.",
            )


def the_total_row_is_the_sum(subject: Subject) -> Iterator[Said]:
    """The table's last row is the sum of those above it (A2)."""
    sop = subject.read.standard.sop
    days, minutes = printed_sum(subject.read.standard)
    if sop is None or not (days or minutes):
        return
    given = {unit.lower(): int(number) for number, unit in _SUM.findall(sop.total)}
    if (given.get("hari", 0), given.get("menit", 0)) != (days, minutes):
        said = f"tertulis «{sop.total}»" if sop.total else "kosong"
        yield Said(
            "SOP-JUMLAH",
            "periksa",
            ("sop", "jumlah"),
            f"Baris jumlah {said}, padahal langkahnya berjumlah {days} hari {minutes} menit.",
            "Perbaiki baris jumlah atau waktu langkahnya.",
        )


def the_identity_is_whole(subject: Subject) -> Iterator[Said]:
    """The identity page says which SOP this is, since when, and by what law (A2, N-22)."""
    sop = subject.read.standard.sop
    if sop is None:
        return
    boxes = (
        ("nomor", sop.number, "nomor"),
        ("nama", sop.name, "nama"),
        ("tanggal_pembuatan", sop.made, "tanggal pembuatan"),
        ("tanggal_efektif", sop.effective, "tanggal efektif"),
        ("dasar_hukum", sop.legal_basis is None or sop.legal_basis, "dasar hukum"),
    )
    for key, filled, name in boxes:
        if not filled:
            yield Said(
                "SOP-IDENTITAS",
                "periksa",
                ("sop", key),
                f"Halaman identitas SOP tidak memuat {name}.",
                "Isi sesudah ditetapkan, atau catat mengapa kosong.",
            )


def a_day_says_which(subject: Subject) -> Iterator[Said]:
    """The word hari may mean working or calendar days; which is applied needs a note (N-03)."""
    for path, duration in _durations(subject):
        if duration.days is not None:
            yield Said(
                "HARI-TANPA-KERJA",
                "periksa",
                (*path, "hari"),
                f"Tertulis «{duration}» tanpa kata kerja atau kalender.",
                "Pakai hari_kerja atau hari_kalender, atau catat pembacaannya.",
            )


def _durations(subject: Subject) -> Iterator[tuple[Path, Duration]]:
    if subject.read.standard.promise.duration:
        yield ("janji", "lama"), subject.read.standard.promise.duration
    for path, step in steps(subject.read.standard):
        if step.target:
            yield (*path, "waktu"), step.target


def the_clock_has_its_moments(subject: Subject) -> Iterator[Said]:
    """Between which two moments a promise runs must be written, not left to the default (N-04)."""
    given = subject.read.merged.data.get("janji")
    if subject.read.standard.promise.duration is None or not isinstance(given, dict):
        return
    missing = [key for key in ("mulai", "berakhir") if key not in given]
    if missing:
        yield Said(
            "JANJI-SAAT",
            "periksa",
            ("janji",),
            f"Janji tidak menyebut saat {' dan '.join(missing)} dihitung.",
            "Tulis mulai dan berakhir.",
        )


RULES = (
    rows_have_an_output,
    the_total_row_is_the_sum,
    the_identity_is_whole,
    a_day_says_which,
    the_clock_has_its_moments,
)
