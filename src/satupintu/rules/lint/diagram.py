"""The printed flowchart against itself and against the steps that run (N-12, N-28)."""

from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import outcomes, steps
from satupintu.rules.lint.words import says
from satupintu.rules.standard.model.diagram import Diagram
from satupintu.rules.standard.places import Path

ROOT: Path = ("komponen", "mekanisme", "bagan")
_VERBS = ("verifikasi", "persetujuan")


def arrows_join_boxes(subject: Subject) -> Iterator[Said]:
    """An arrow to a box that is not drawn, or a box for a step that is not there, cannot be shown."""
    diagram = _diagram(subject)
    boxes = {node.number for node in diagram.nodes}
    known = {step.code for step in subject.read.standard.steps} | {""}
    wrong: list[tuple[Path, str, str]] = [
        ((*ROOT, "simpul", at, "langkah"), "langkah", node.step)
        for at, node in enumerate(diagram.nodes)
        if node.step not in known
    ]
    for at, arrow in enumerate(diagram.arrows):
        ends = (("dari", arrow.start), ("ke", arrow.target))
        wrong += [
            ((*ROOT, "panah", at, key), "simpul", number) for key, number in ends if number not in boxes
        ]
    for path, kind, name in wrong:
        yield Said(
            "BAGAN-RUJUKAN",
            "salah",
            path,
            f"Bagan menunjuk {kind} «{name}» yang tidak ada.",
            "Perbaiki nomor simpul atau kode langkahnya.",
        )


def the_end_is_the_end(subject: Subject) -> Iterator[Said]:
    """An arrow from the last box to the first would begin a finished application again (N-12)."""
    diagram = _diagram(subject)
    for at, arrow in enumerate(diagram.arrows):
        if len(diagram.nodes) > 1 and (arrow.start, arrow.target) == (
            diagram.nodes[-1].number,
            diagram.nodes[0].number,
        ):
            yield _again((*ROOT, "panah", at), f"Panah «{arrow.text}» pada bagan kembali dari akhir ke awal.")
    first = subject.read.standard.first_step.code
    for path, step, outcome in outcomes(subject.read.standard):
        over = any(way.ending == "selesai" for way in step.outcomes)
        if over and first in outcome.leads_to:
            again = (*path, "ke", outcome.leads_to.index(first))
            yield _again(again, f"Hasil «{outcome.label}» pada langkah terakhir kembali ke langkah pertama.")


def _again(path: Path, what: str) -> Said:
    mend = "Bila maksudnya perbaikan berkas, arahkan dari pemeriksa ke langkah perbaikan pemohon."
    return Said("BAGAN-KEMBALI", "periksa", path, what, mend)


def every_step_has_its_box(subject: Subject) -> Iterator[Said]:
    """A diagram that leaves out a printed step shows the applicant another way than he will go (N-28)."""
    drawn = {node.step for node in _diagram(subject).nodes}
    if not any(drawn):
        return
    for path, step in steps(subject.read.standard):
        if step.code not in drawn and not step.derived:
            yield Said(
                "BAGAN-KURANG",
                "periksa",
                (*path, "kode"),
                f"Langkah «{step.code}» tidak punya simpul pada bagan.",
                "Tambahkan simpulnya, atau tandai langkah itu turunan.",
            )


def arrow_and_box_use_one_word(subject: Subject) -> Iterator[Said]:
    """To verify is not to approve: arrow and box must ask the same of the post (N-A)."""
    diagram = _diagram(subject)
    boxes = {node.number: node.text for node in diagram.nodes}
    for at, arrow in enumerate(diagram.arrows):
        box = boxes.get(arrow.target, "")
        for one, other in (_VERBS, _VERBS[::-1]):
            if says(arrow.text, one) and not says(arrow.text, other) and says(box, other):
                yield Said(
                    "BAGAN-KATA",
                    "periksa",
                    (*ROOT, "panah", at),
                    f"Panah berkata {one}, simpul yang ditujunya «{box}».",
                    "Pakai satu kata untuk pekerjaan itu.",
                )


def _diagram(subject: Subject) -> Diagram:
    return subject.read.standard.components.mechanism.diagram or Diagram.model_validate({})


RULES = (arrows_join_boxes, the_end_is_the_end, every_step_has_its_box, arrow_and_box_use_one_word)
