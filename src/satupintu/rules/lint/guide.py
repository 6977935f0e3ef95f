"""A guide must bring everybody somewhere: no answer that leads nowhere, no refusal without its reason."""

from collections.abc import Iterator

from satupintu.rules.guidance import next_question
from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import fields
from satupintu.rules.standard.model.guide import GuideAnswer, GuideQuestion
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.places import Path


def every_answer_leads_somewhere(subject: Subject) -> Iterator[Said]:
    """Somebody who answered must not be left standing; and only forward, so that nobody is asked in a circle."""
    questions = subject.read.standard.guide.questions
    for at, path, question, answer in _answers(subject.read.standard):
        if answer.meaning == "lanjut" and next_question(questions, at, answer) is None:
            yield Said(
                "PANDUAN-BUNTU",
                "salah",
                (*path, "ke") if answer.to else path,
                f"Jawaban «{answer.code}» pada pertanyaan «{question.code}» tidak menuju pertanyaan sesudahnya.",
                "Isi ke dengan kode pertanyaan di bawahnya, atau arti dengan cocok, tidak_cocok, atau tanya.",
            )
        elif answer.meaning != "lanjut" and answer.to:
            yield Said(
                "PANDUAN-BUNTU",
                "salah",
                (*path, "ke"),
                f"Jawaban «{answer.code}» pada pertanyaan «{question.code}» sudah berarti {answer.meaning}, jadi tidak lanjut.",
                "Hapus ke, atau tulis arti lanjut.",
            )


def a_refusal_says_why(subject: Subject) -> Iterator[Said]:
    """Somebody who is told no must learn why, and where else to go."""
    for _, path, question, answer in _answers(subject.read.standard):
        if answer.meaning in ("tidak_cocok", "tanya") and not answer.says:
            yield Said(
                "PANDUAN-TANPA-ALASAN",
                "salah",
                path,
                f"Jawaban «{answer.code}» pada pertanyaan «{question.code}» berarti {answer.meaning} tanpa pesan.",
                "Tulis pesan: mengapa, dan apa yang dapat dilakukan.",
            )


def a_guide_can_say_yes(subject: Subject) -> Iterator[Said]:
    """Questions nobody is ever asked, and a guide that turns everybody away."""
    guide = subject.read.standard.guide
    if not guide.questions:
        return
    reached, yes = _reached(subject.read.standard)
    for at, question in enumerate(guide.questions):
        if at not in reached:
            yield Said(
                "PANDUAN-TAK-TERJANGKAU",
                "periksa",
                ("panduan", "pertanyaan", at, "kode"),
                f"Pertanyaan «{question.code}» tidak pernah ditanyakan.",
                "Arahkan satu jawaban ke sana, atau hapus.",
            )
    if not yes:
        yield Said(
            "PANDUAN-TANPA-COCOK",
            "salah",
            ("panduan", "pertanyaan"),
            "Panduan tidak pernah berakhir cocok, jadi setiap orang ditolak.",
            "Tulis sedikitnya satu jawaban dengan arti cocok.",
        )


def letters_name_fields_of_the_form(subject: Subject) -> Iterator[Said]:
    """A sample letter takes its lines from the form."""
    known = {field.code for _, field in fields(subject.read.standard)}
    for at, paper in enumerate(subject.read.standard.requirements):
        for number, code in enumerate(paper.sample.fields if paper.sample else ()):
            if code not in known:
                yield Said(
                    "CONTOH-SURAT-ISIAN",
                    "salah",
                    ("persyaratan", at, "contoh_surat", "data", number),
                    f"Contoh surat «{paper.code}» memakai isian «{code}» yang tidak ada dalam formulir.",
                    "Tulis kode isian yang ada.",
                )


def _reached(standard: Standard) -> tuple[set[int], bool]:
    """The questions that some way through the guide comes to, and whether one of the ways ends well."""
    questions = standard.guide.questions
    reached, ends = {0}, set[str]()
    for at, question in enumerate(questions):
        if at not in reached:
            continue
        for answer in question.answers:
            onward = next_question(questions, at, answer)
            if answer.meaning == "lanjut" and onward is not None:
                reached.add(onward)
            ends.add(answer.meaning)
    return reached, "cocok" in ends


def _answers(standard: Standard) -> Iterator[tuple[int, Path, GuideQuestion, GuideAnswer]]:
    for at, question in enumerate(standard.guide.questions):
        for number, answer in enumerate(question.answers):
            yield at, ("panduan", "pertanyaan", at, "jawaban", number), question, answer


RULES = (
    every_answer_leads_somewhere,
    a_refusal_says_why,
    a_guide_can_say_yes,
    letters_name_fields_of_the_form,
)
