"""The list of defects as the officer composes it: one line for each paper and each answer, a reason where it is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from satupintu.cases.actions.return_for_correction import Defect
from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.models import Tick
from satupintu.cases.requirements import slots
from satupintu.web.forms.said import said

PAPER, FIELD = "kurang.persyaratan.", "kurang.isian."


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that may be wrong: an empty reason means that it is in order."""

    name: str
    label: str
    says: str
    reason: str


def defects_typed(posted: QueryDict, docket: Docket) -> Sequence[Defect]:
    """Every reason that was written, papers first, in the order of the standard."""
    papers = [
        Defect("persyaratan", paper.code, reason)
        for paper in docket.standard.requirements
        if (reason := posted.get(f"{PAPER}{paper.code}", "").strip())
    ]
    fields = [
        Defect("isian", field.code, reason)
        for group in docket.standard.form
        for field in group.fields
        if (reason := posted.get(f"{FIELD}{field.code}", "").strip())
    ]
    return [*papers, *fields]


def ticked(work: int) -> dict[str, str]:
    """The reasons of the checklist, as the first words of the return; by the name of their line."""
    bad = Tick.objects.filter(work=work, fits=False).values_list("about", "code", "reason")
    return {f"kurang.{about}.{code}": reason for about, code, reason in bad}


def paper_lines(docket: Docket, reasons: Mapping[str, str]) -> list[Line]:
    found = slots(docket, docket.all_facts())
    return [
        Line(
            name=f"{PAPER}{slot.requirement.code}",
            label=slot.requirement.name,
            says=f"{len(slot.papers)} berkas" if slot.papers else "tidak ada berkas",
            reason=reasons.get(f"{PAPER}{slot.requirement.code}", ""),
        )
        for slot in found
        if slot.requirement.supplier != "alur"
    ]


def field_lines(docket: Docket, reasons: Mapping[str, str]) -> list[Line]:
    """Answers that are there; what is sealed is not shown here, only named."""
    answers = answers_of(docket.case)
    return [
        Line(
            name=f"{FIELD}{field.code}",
            label=field.label,
            says="(data pribadi)" if field.sealed else said(field, answers[field.code]),
            reason=reasons.get(f"{FIELD}{field.code}", ""),
        )
        for group in docket.standard.form
        for field in group.fields
        if field.code in answers
    ]
