"""What a step gives: rows that letters are later typeset from."""

from collections.abc import Mapping
from datetime import date

from satupintu.cases.docket import Docket
from satupintu.cases.models import Output, WorkItem


def add_output(
    docket: Docket,
    item: WorkItem,
    *,
    kind: str,
    number: str = "",
    day: date | None = None,
    facts: Mapping[str, object] | None = None,
    file: int | None = None,
) -> Output:
    """A later one of the same kind and step replaces the earlier, which stays on record."""
    Output.objects.filter(case=docket.case, kind=kind, step=item.step, replaced_at__isnull=True).update(
        replaced_at=docket.at
    )
    return Output.objects.create(
        region_id=docket.case.region_id,
        agency_id=docket.by.agency_id or docket.case.agency_id,
        case=docket.case,
        kind=kind,
        step=item.step,
        number=number,
        day=day or docket.today,
        facts=dict(facts or {}),
        file_id=file,
        made_at=docket.at,
        made_by_id=docket.by.user_id,
    )


def current_output(docket: Docket, kind: str, *, step: str = "") -> Output | None:
    rows = Output.objects.filter(case=docket.case, kind=kind, replaced_at__isnull=True)
    return (rows.filter(step=step) if step else rows).order_by("-id").first()
