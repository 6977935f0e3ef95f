"""What an officer found of each paper."""

from collections.abc import Mapping, Sequence

from satupintu.cases.docket import Docket
from satupintu.cases.models import Paper
from satupintu.cases.requirements import Slot


def accept_papers(docket: Docket, found: Sequence[Slot]) -> None:
    ids = [paper.pk for slot in found for paper in slot.papers if paper.state != Paper.State.ACCEPTED]
    if ids:
        Paper.objects.filter(pk__in=ids).update(
            state=Paper.State.ACCEPTED, checked_at=docket.at, checked_by=docket.by.user_id, remark=""
        )


def refuse_papers(docket: Docket, reasons: Mapping[str, str]) -> None:
    """By requirement, each with its own reason."""
    for requirement, reason in reasons.items():
        current = Paper.objects.filter(case=docket.case, requirement=requirement)
        current.exclude(state=Paper.State.REPLACED).update(
            state=Paper.State.REFUSED, checked_at=docket.at, checked_by=docket.by.user_id, remark=reason
        )
