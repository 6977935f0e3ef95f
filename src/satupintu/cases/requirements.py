"""Which papers a case needs, which it has, and what is still missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, Paper
from satupintu.rules.conditions import holds
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.rules.standard.model.standard import Standard
from satupintu.statements.reading import reading


@dataclass(frozen=True, slots=True)
class Slot:
    """One requirement of this case with the papers given for it."""

    requirement: Requirement
    papers: tuple[Paper, ...]

    @property
    def missing(self) -> bool:
        """The applicant still has to give it; what the flow itself produces is never his to bring (N-11)."""
        return self.requirement.supplier == "pemohon" and not self.requirement.optional and not self.papers


def needed(standard: Standard, facts: Mapping[str, object]) -> list[Requirement]:
    return [paper for paper in standard.requirements if holds(paper.condition, facts)]


def slots(docket: Docket, facts: Mapping[str, object]) -> list[Slot]:
    papers = current_papers(docket.case)
    return [
        Slot(requirement, tuple(paper for paper in papers if paper.requirement == requirement.code))
        for requirement in needed(docket.standard, facts)
    ]


def current_papers(case: Case) -> list[Paper]:
    return _current(case.pk)


@reading
def _current(case: int) -> QuerySet[Paper]:
    return Paper.objects.filter(case=case).exclude(state=Paper.State.REPLACED).order_by("id")


def check_papers(found: Sequence[Slot]) -> None:
    """All that is missing is said at once."""
    missing = [slot.requirement.name for slot in found if slot.missing]
    if missing:
        listed = "; ".join(missing)
        raise Refused("persyaratan_belum_lengkap", f"Persyaratan berikut belum diunggah: {listed}.")
    gaps = [gap for slot in found for paper in slot.papers for gap in detail_gaps(slot.requirement, paper)]
    if gaps:
        raise Refused("rincian_dokumen_kosong", f"Lengkapi rincian dokumen: {'; '.join(gaps)}.")


_DETAILS = {
    "nomor": ("number", "nomor"),
    "tanggal": ("day", "tanggal"),
    "penerbit": ("issuer", "penerbit"),
    "berlaku_sampai": ("expires", "tanggal akhir berlaku"),
}


def detail_gaps(requirement: Requirement, paper: Paper) -> list[str]:
    return [
        f"{label} {requirement.name}"
        for detail in requirement.details_required
        for column, label in (_DETAILS[detail],)
        if not getattr(paper, column)
    ]
