"""The papers of a case by requirement: what was given, what was found of it, and what it took the place of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from satupintu.cases.docket import Docket
from satupintu.cases.models import Paper
from satupintu.files.models import StoredFile
from satupintu.rules.conditions import holds
from satupintu.rules.standard.model.requirement import Requirement


@dataclass(frozen=True, slots=True)
class ShownPaper:
    id: int
    file: StoredFile | None
    details: tuple[tuple[str, str | date], ...]
    state: str
    """The label of what was found of it."""
    remark: str
    given_at: datetime
    checked_at: datetime | None
    checked_by: int | None


@dataclass(frozen=True, slots=True)
class ShownRequirement:
    requirement: Requirement
    needed: bool
    """Asked of this applicant; a paper given before an answer changed stays on the page all the same."""
    state: str
    """`belum_ada`, `diberikan`, `sesuai` or `tidak_sesuai`."""
    current: tuple[ShownPaper, ...]
    replaced: tuple[ShownPaper, ...]

    @property
    def missing(self) -> bool:
        wanted = self.requirement.supplier == "pemohon" and not self.requirement.optional
        return self.needed and wanted and not self.current


def shown_papers(docket: Docket, facts: Mapping[str, object]) -> tuple[ShownRequirement, ...]:
    """One statement, however many papers."""
    papers = list(Paper.objects.filter(case=docket.case).select_related("file").order_by("id"))
    shown = (_requirement(wanted, papers, facts) for wanted in docket.standard.requirements)
    return tuple(one for one in shown if one.needed or one.current or one.replaced)


def _requirement(
    wanted: Requirement, papers: Sequence[Paper], facts: Mapping[str, object]
) -> ShownRequirement:
    own = [paper for paper in papers if paper.requirement == wanted.code]
    current = [paper for paper in own if paper.state != Paper.State.REPLACED]
    return ShownRequirement(
        requirement=wanted,
        needed=holds(wanted.condition, facts),
        state=_state(current),
        current=tuple(_paper(paper) for paper in current),
        replaced=tuple(_paper(paper) for paper in own if paper.state == Paper.State.REPLACED),
    )


def _state(current: Sequence[Paper]) -> str:
    """The worst that was found of any of them."""
    states = {paper.state for paper in current}
    for state in (Paper.State.REFUSED, Paper.State.GIVEN, Paper.State.ACCEPTED):
        if state in states:
            return str(state.value)
    return "belum_ada"


_DETAILS = (
    ("Jenis dokumen", "alternative"),
    ("Nomor", "number"),
    ("Tanggal", "day"),
    ("Penerbit", "issuer"),
    ("Berlaku sampai", "expires"),
    ("Nomor seri meterai", "stamp_serial"),
)


def _paper(paper: Paper) -> ShownPaper:
    return ShownPaper(
        id=paper.pk,
        file=paper.file,
        details=tuple((label, value) for label, name in _DETAILS if (value := getattr(paper, name))),
        state=paper.get_state_display(),
        remark=paper.remark,
        given_at=paper.given_at,
        checked_at=paper.checked_at,
        checked_by=paper.checked_by_id,
    )
