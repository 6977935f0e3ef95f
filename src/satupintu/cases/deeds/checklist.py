"""The checklist of one piece of work, and the return that is composed from it, as the applicant will read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from satupintu.cases.actions.return_for_correction import Defect, late_findings
from satupintu.cases.docket import Docket
from satupintu.cases.models import Reason, Tick, WorkItem
from satupintu.cases.queries.reasons import ReadyReasons, ready_reasons
from satupintu.cases.queries.shown_answers import ShownGroup
from satupintu.cases.queries.shown_papers import ShownRequirement
from satupintu.cases.queries.shown_returns import names_of
from satupintu.rules.standard.model.step import Outcome


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    about: str
    code: str
    name: str
    tick: Tick | None
    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> bool | None:
        return self.tick.fits if self.tick else None


@dataclass(frozen=True, slots=True)
class Checklist:
    papers: tuple[ChecklistRow, ...]
    fields: tuple[ChecklistRow, ...]

    @property
    def rows(self) -> tuple[ChecklistRow, ...]:
        return (*self.papers, *self.fields)

    @property
    def ticked(self) -> int:
        return sum(row.tick is not None for row in self.papers)

    @property
    def defects(self) -> tuple[Defect, ...]:
        """What goes into the return: all that does not fit, each with its own reason."""
        return tuple(
            Defect("isian" if row.about == "isian" else "persyaratan", row.code, row.tick.reason)
            for row in self.rows
            if row.tick is not None and not row.tick.fits
        )


def checklist(
    docket: Docket, item: WorkItem, papers: Sequence[ShownRequirement], groups: Sequence[ShownGroup]
) -> Checklist:
    """Two statements: the ticks and the ready-made reasons; papers and answers are those of the page."""
    ticks = {(tick.about, tick.code): tick for tick in Tick.objects.filter(work=item)}
    ready = ready_reasons(docket.case.region_id, docket.standard.service.code)
    needed = [row.requirement for row in papers if row.needed or row.current]
    return Checklist(
        papers=tuple(_row("persyaratan", paper.code, paper.name, ticks, ready) for paper in needed),
        fields=tuple(
            _row("isian", answer.field, answer.label, ticks, ready)
            for group in groups
            for answer in group.answers
        ),
    )


def _row(
    about: str, code: str, name: str, ticks: Mapping[tuple[str, str], Tick], ready: ReadyReasons
) -> ChecklistRow:
    return ChecklistRow(about, code, name, ticks.get((about, code)), tuple(ready.for_defect(about, code)))


@dataclass(frozen=True, slots=True)
class ReturnPreview:
    """The return before it is sent."""

    text: str
    late: tuple[str, ...]
    """What was there to see at this step's own last return: a superior must agree in writing."""
    without_reason: tuple[str, ...]

    @property
    def needs_superior(self) -> bool:
        return bool(self.late)


def preview_return(
    docket: Docket, item: WorkItem, way: Outcome, defects: Sequence[Defect], note: str = ""
) -> ReturnPreview:
    names = names_of(docket)

    def name(defect: Defect) -> str:
        return names.get((defect.about, defect.code), defect.code)

    return ReturnPreview(
        text="\n".join(
            _lines(docket, way, [(defect.about, name(defect), defect.reason) for defect in defects], note)
        ),
        late=tuple(name(defect) for defect in late_findings(docket, item, defects)),
        without_reason=tuple(name(defect) for defect in defects if not defect.reason.strip()),
    )


def _lines(docket: Docket, way: Outcome, defects: Sequence[tuple[str, str, str]], note: str) -> list[str]:
    case = docket.case
    lines = [f"Permohonan {case.number or ''} ({docket.standard.service.name}) perlu diperbaiki."]
    for about, title in (("persyaratan", "Dokumen yang diperbaiki:"), ("isian", "Isian yang diperbaiki:")):
        rows = [(name, reason) for found, name, reason in defects if found == about]
        if rows:
            lines += ["", title]
            lines += [f"{place}. {name}: {reason.strip()}" for place, (name, reason) in enumerate(rows, 1)]
    if note.strip():
        lines += ["", f"Catatan petugas: {note.strip()}"]
    if any(docket.standard.step(code).clock == "jeda" for code in way.leads_to):
        lines += [
            "",
            "Hitungan waktu layanan berhenti selama berkas ada pada Anda, dan berlanjut sesudah diperbaiki.",
        ]
    return lines
