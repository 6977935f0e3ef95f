"""Steps that a case may not need, and the clock while the file is with the applicant."""

from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import outcomes, steps
from satupintu.rules.procedure.graph import passing_outcome
from satupintu.rules.standard.model.step import PEMOHON

PASSES = frozenset({"lanjut", "tidak_perlu"})


def conditional_steps_can_be_passed(subject: Subject) -> Iterator[Said]:
    """Led past, a step still needs a condition that says when, and an outcome that says where to."""
    for path, step in steps(subject.read.standard):
        passing = any(outcome.kind in PASSES for outcome in step.outcomes)
        if step.need == "bersyarat" and (step.condition is None or not passing):
            yield Said(
                "ALUR-BERSYARAT",
                "salah",
                (*path, "sifat"),
                f"Langkah bersyarat «{step.code}» perlu «bila» dan satu hasil lanjut atau tidak_perlu.",
                "Tulis syaratnya pada bila = { ... }.",
            )
        if step.need != "bersyarat" and step.condition is not None:
            yield Said(
                "ALUR-BERSYARAT",
                "salah",
                (*path, "bila"),
                f"Langkah «{step.code}» punya «bila», tetapi sifatnya {step.need}, jadi syarat itu tidak dipakai.",
                'Beri sifat = "bersyarat", atau hapus bila.',
            )


def passing_says_one_thing(subject: Subject) -> Iterator[Said]:
    """Of two ways on the first would be taken, and a recommendation that nobody gave would count as given."""
    for path, step in steps(subject.read.standard):
        ways = [outcome for outcome in step.outcomes if outcome.kind == "lanjut"]
        explicit = any(outcome.kind == "tidak_perlu" for outcome in step.outcomes)
        if step.need == "bersyarat" and len(ways) > 1 and not explicit:
            yield Said(
                "ALUR-LEWAT-RAGU",
                "periksa",
                (*path, "sifat"),
                f"Bila langkah «{step.code}» dilewati, yang dianggap terjadi adalah «{ways[0].label}».",
                'Tambahkan hasil dengan jenis = "tidak_perlu" agar langkah yang dilewati tercatat begitu.',
            )


def passing_does_nothing(subject: Subject) -> Iterator[Said]:
    """A step led past takes no number and freezes nothing, whatever its outcome says."""
    for path, step, outcome in outcomes(subject.read.standard):
        acts = [("beri_nomor", outcome.numbers), ("bekukan", outcome.freezes)]
        if step.need != "bersyarat" or outcome.kind not in PASSES or outcome != passing_outcome(step):
            continue
        for key in (key for key, acted in acts if acted):
            yield Said(
                "ALUR-LEWAT-TINDAKAN",
                "salah",
                (*path, key),
                f"Bila langkah «{step.code}» dilewati, {key} pada hasil «{outcome.code}» tidak terjadi.",
                "Letakkan pada langkah yang selalu dijalani.",
            )


def optional_steps_offer_it(subject: Subject) -> Iterator[Said]:
    """`bila_perlu` leaves it to the post, which needs the button; a compulsory step must not have it."""
    for path, step in steps(subject.read.standard):
        offers = any(outcome.kind == "tidak_perlu" for outcome in step.outcomes)
        if step.need == "bila_perlu" and not offers:
            yield Said(
                "ALUR-BILA-PERLU",
                "salah",
                (*path, "sifat"),
                f"Langkah «{step.code}» bersifat bila_perlu, tetapi tidak punya hasil berjenis tidak_perlu.",
                'Tambahkan hasil dengan jenis = "tidak_perlu".',
            )
        if step.need == "wajib" and offers:
            yield Said(
                "ALUR-BILA-PERLU",
                "periksa",
                (*path, "sifat"),
                f"Langkah «{step.code}» wajib, tetapi punya hasil berjenis tidak_perlu.",
                'Beri sifat = "bila_perlu", atau hapus hasil itu.',
            )


def the_clock_stops_with_the_applicant(subject: Subject) -> Iterator[Said]:
    """The agency's time does not run while the file is with the applicant (C4), and runs everywhere else."""
    for path, step in steps(subject.read.standard):
        if step.task == "perbaiki" and step.clock != "jeda":
            yield Said(
                "JAM-PERBAIKAN",
                "periksa",
                (*path, "jam"),
                f"Hitungan janji tetap berjalan selama pemohon memperbaiki pada langkah «{step.code}».",
                'Tulis jam = "jeda".',
            )
        # A payment is recorded by the cashier while the applicant pays.
        with_others = step.post == PEMOHON or step.task in {"tunggu_peristiwa", "bayar"}
        if step.clock == "jeda" and not with_others:
            yield Said(
                "JAM-PETUGAS",
                "periksa",
                (*path, "jam"),
                f"Hitungan janji berhenti pada langkah petugas «{step.code}».",
                'Hapus jam = "jeda", atau catat dasar penghentiannya.',
            )


RULES = (
    conditional_steps_can_be_passed,
    passing_says_one_thing,
    passing_does_nothing,
    optional_steps_offer_it,
    the_clock_stops_with_the_applicant,
)
