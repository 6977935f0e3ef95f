"""The codes of one standard in the words of whoever reads its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from satupintu.rules.procedure.movement import RESULT
from satupintu.rules.standard.model.form import Field, all_fields
from satupintu.rules.standard.model.promise import Milestone
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import PEMOHON, SYSTEM, Step

NOT_LAID_DOWN = "belum ditetapkan"

MILESTONES: Mapping[Milestone, str] = {
    "diajukan": "permohonan diajukan",
    "lengkap": "berkas dinyatakan lengkap",
    "peristiwa": "peristiwa yang menentukan tercatat",
    "disetujui": "permohonan disetujui",
    "ditandatangani": "surat ditandatangani",
    "terbit": "surat terbit",
    "diserahkan": "surat diserahkan",
}


@dataclass(frozen=True, slots=True)
class Words:
    posts: Mapping[str, str]
    steps: Mapping[str, Step]
    fields: Mapping[str, Field]

    @classmethod
    def of(cls, standard: Standard, posts: Mapping[str, str]) -> Self:
        return cls(
            posts=_labelled({PEMOHON: "Pemohon", SYSTEM: "Sistem", **posts}, standard.post_labels),
            steps={step.code: step for step in standard.steps},
            fields={field.code: field for field in _with_columns(standard)},
        )

    def post(self, code: str) -> str:
        return self.posts.get(code) or plain(code).capitalize()

    def step(self, code: str) -> str:
        step = self.steps.get(code)
        if step is None:
            return f"“{plain(code)}”"
        return f"langkah {step.number} ({step.name})" if step.number else f"“{step.name}”"

    def fact(self, code: str) -> str:
        """The question whose answer a condition looks at."""
        if code in self.fields:
            return self.fields[code].label
        step = self.steps.get(code.removeprefix(RESULT))
        return f"hasil {step.name}" if step and code.startswith(RESULT) else plain(code)

    def answer(self, code: str, value: object) -> str:
        if isinstance(value, bool):
            return "ya" if value else "tidak"
        if code in self.fields:
            labels = {choice.code: choice.label for choice in self.fields[code].choices}
        else:
            step = self.steps.get(code.removeprefix(RESULT))
            labels = {outcome.code: outcome.label for outcome in step.outcomes} if step else {}
        return labels.get(str(value)) or plain(str(value))


def _labelled(posts: Mapping[str, str], labels: Mapping[str, str]) -> Mapping[str, str]:
    """As the document calls the post, with the region's name beside it where that says something else."""
    found = dict(posts)
    for code, label in labels.items():
        name = posts.get(code, label)
        found[code] = label if name.casefold() == label.casefold() else f"{label} ({name})"
    return found


def plain(code: str) -> str:
    return code.replace("_", " ")


def joined(parts: list[str], last: str = "dan") -> str:
    """Join as a sentence does: a, b, dan c."""
    if len(parts) <= 2:
        return f" {last} ".join(parts)
    return f"{', '.join(parts[:-1])}, {last} {parts[-1]}"


def _with_columns(standard: Standard) -> list[Field]:
    fields = all_fields(standard.form)
    return [*fields, *(column for field in fields for column in field.columns)]
