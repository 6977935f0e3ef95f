"""A code names one thing: data refers to it for as long as the archive is kept."""

from collections.abc import Iterator, Sequence

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import columns, fields, questions, visit_fields
from satupintu.rules.procedure.movement import RESULT
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.places import Path

SYSTEM_FACTS = frozenset({"tarif", "jalur", "jenis_permohonan"})

Coded = Sequence[tuple[Path, str]]


def codes_are_unique(subject: Subject) -> Iterator[Said]:
    """Two steps, papers, groups, outcomes, choices, columns or duties under one code could not be told apart."""
    for where, coded in _lists(subject):
        seen: set[str] = set()
        for path, code in coded:
            if code in seen:
                yield Said(
                    "KODE-GANDA",
                    "salah",
                    (*path, "kode"),
                    f"Kode «{code}» dipakai dua kali dalam {where}.",
                    "Beri kode yang berbeda.",
                )
            seen.add(code)


def _lists(subject: Subject) -> Iterator[tuple[str, Coded]]:
    standard = subject.read.standard
    yield "langkah", [(("langkah", at), step.code) for at, step in enumerate(standard.steps)]
    yield "persyaratan", [(("persyaratan", at), paper.code) for at, paper in enumerate(standard.requirements)]
    yield "kelompok", [(("kelompok", at), group.code) for at, group in enumerate(standard.form)]
    yield (
        "hasil_umum",
        [(("hasil_umum", at), outcome.code) for at, outcome in enumerate(standard.case_outcomes)],
    )
    yield "kewajiban", [(("kewajiban", at), duty.code) for at, duty in enumerate(standard.duties)]
    yield "isian seluruh formulir", [(path, field.code) for path, field in fields(standard)]
    for at, step in enumerate(standard.steps):
        ways = [(("langkah", at, "hasil", number), way.code) for number, way in enumerate(step.outcomes)]
        yield f"hasil langkah «{step.code}»", ways
    for at, step in enumerate(standard.steps):
        asked = [(path, field.code) for path, field in visit_fields(standard) if path[1] == at]
        yield f"isian kunjungan «{step.code}»", asked
    for path, field in fields(standard):
        yield f"kolom «{field.code}»", [(place, column.code) for place, column in columns(path, field)]
    for path, field in questions(standard):
        choices = [((*path, "pilihan", number), choice.code) for number, choice in enumerate(field.choices)]
        yield f"pilihan «{field.code}»", choices
    yield from _of_the_guide(standard)


def _of_the_guide(standard: Standard) -> Iterator[tuple[str, Coded]]:
    asked = standard.guide.questions
    yield "pertanyaan panduan", [(("panduan", "pertanyaan", at), one.code) for at, one in enumerate(asked)]
    for at, question in enumerate(asked):
        path = ("panduan", "pertanyaan", at, "jawaban")
        answers = [((*path, number), answer.code) for number, answer in enumerate(question.answers)]
        yield f"jawaban «{question.code}»", answers


def fields_keep_off_the_systems_names(subject: Subject) -> Iterator[Said]:
    """A condition on `tarif` or `hasil_…` must not be answered by the applicant."""
    for path, field in fields(subject.read.standard):
        if field.code in SYSTEM_FACTS or field.code.startswith(RESULT):
            yield Said(
                "ISIAN-NAMA",
                "salah",
                (*path, "kode"),
                f"Kode isian «{field.code}» dipakai sistem, sehingga syarat «bila» tidak dapat membedakannya.",
                f"Beri kode lain; jangan {', '.join(sorted(SYSTEM_FACTS))}, dan jangan diawali {RESULT}.",
            )


RULES = (codes_are_unique, fields_keep_off_the_systems_names)
