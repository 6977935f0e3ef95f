"""What a step gives: rows that letters are later typeset from."""

from collections.abc import Mapping
from datetime import date, datetime

from satupintu.cases.docket import Docket
from satupintu.cases.models import Output, WorkItem
from satupintu.statements.changing import Change, changing
from satupintu.statements.inserting import insert


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
    """What this piece of work gave."""
    return add_output_at(docket, item.step, kind=kind, number=number, day=day, facts=facts, file=file)


def add_output_at(
    docket: Docket,
    step: str,
    *,
    kind: str,
    number: str = "",
    day: date | None = None,
    facts: Mapping[str, object] | None = None,
    file: int | None = None,
) -> Output:
    """A later one of the same kind and step replaces the earlier, which stays on record."""
    _replace(docket.case.pk, kind, step, docket.at)
    output = Output(
        region_id=docket.case.region_id,
        agency_id=docket.by.agency_id or docket.case.agency_id,
        case=docket.case,
        kind=kind,
        step=step,
        number=number,
        day=day or docket.today,
        facts=dict(facts or {}),
        file_id=file,
        made_at=docket.at,
        made_by_id=docket.by.user_id,
    )
    insert(output)
    return output


@changing
def _replace(case: int, kind: str, step: str, at: datetime) -> Change:
    standing = Output.objects.filter(case=case, kind=kind, step=step, replaced_at__isnull=True)
    return Change(standing, {"replaced_at": at})


def current_output(docket: Docket, kind: str, *, step: str = "") -> Output | None:
    rows = Output.objects.filter(case=docket.case, kind=kind, replaced_at__isnull=True)
    return (rows.filter(step=step) if step else rows).order_by("-id").first()
