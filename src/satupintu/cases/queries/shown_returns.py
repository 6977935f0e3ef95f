"""What was sent back to be mended, each time, in the words of the form and of the list of requirements."""

from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.docket import Docket
from satupintu.cases.models import Return, ReturnItem


@dataclass(frozen=True, slots=True)
class ShownDefect:
    about: str
    code: str
    name: str
    reason: str
    fresh: bool
    mended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShownReturn:
    ordinal: int
    at: datetime
    step: str
    by: int | None
    note: str
    late_finding: bool
    superior_reason: str
    answered_at: datetime | None
    defects: tuple[ShownDefect, ...]

    @property
    def open(self) -> bool:
        return self.answered_at is None


def shown_returns(docket: Docket) -> tuple[ShownReturn, ...]:
    """Two statements, however many returns."""
    names = names_of(docket)
    found = Return.objects.filter(case=docket.case).select_related("work").prefetch_related("items")
    return tuple(
        ShownReturn(
            ordinal=one.ordinal,
            at=one.at,
            step=docket.step_of(one.work).name,
            by=one.by_id,
            note=one.note,
            late_finding=one.late_finding,
            superior_reason=one.superior_reason,
            answered_at=one.answered_at,
            defects=tuple(_defect(item, names) for item in sorted(one.items.all(), key=lambda item: item.pk)),
        )
        for one in found.order_by("ordinal")
    )


def names_of(docket: Docket) -> dict[tuple[str, str], str]:
    """What a defect is about, as the applicant knows it."""
    papers = {("persyaratan", paper.code): paper.name for paper in docket.standard.requirements}
    fields = {("isian", field.code): field.label for group in docket.standard.form for field in group.fields}
    return papers | fields


def _defect(item: ReturnItem, names: dict[tuple[str, str], str]) -> ShownDefect:
    name = names.get((item.about, item.code), item.code)
    return ShownDefect(item.about, item.code, name, item.reason, item.fresh, item.mended_at)
