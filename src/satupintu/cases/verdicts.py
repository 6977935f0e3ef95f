"""What an officer found of each paper."""

from collections.abc import Mapping, Sequence

from satupintu.cases.docket import Docket
from satupintu.cases.models import Paper
from satupintu.cases.requirements import Slot
from satupintu.rules.errors import Refused


def accept_papers(docket: Docket, found: Sequence[Slot]) -> None:
    """All but those that another post confirms: who counts the papers cannot know whether these are valid (N-11)."""
    ids = [
        paper.pk
        for slot in found
        for paper in slot.papers
        if paper.state != Paper.State.ACCEPTED and slot.requirement.confirmed_by in ("", docket.doer.post)
    ]
    if ids:
        Paper.objects.filter(pk__in=ids).update(
            state=Paper.State.ACCEPTED, checked_at=docket.at, checked_by=docket.by.user_id, remark=""
        )


def check_confirmed(docket: Docket) -> None:
    """Before a post lets the case go on, it has said of each paper it confirms whether that is valid."""
    mine = {
        paper.code: paper.name
        for paper in docket.standard.requirements
        if paper.confirmed_by == docket.doer.post
    }
    waiting = Paper.objects.filter(case=docket.case, requirement__in=mine, state=Paper.State.GIVEN)
    names = [
        mine[code] for code in dict.fromkeys(waiting.order_by("id").values_list("requirement", flat=True))
    ]
    if names:
        raise Refused(
            "dokumen_belum_dikonfirmasi",
            f"Nyatakan dahulu apakah dokumen ini sah atau tidak: {'; '.join(names)}.",
        )


def refuse_papers(docket: Docket, reasons: Mapping[str, str]) -> None:
    """By requirement, each with its own reason."""
    for requirement, reason in reasons.items():
        current = Paper.objects.filter(case=docket.case, requirement=requirement)
        current.exclude(state=Paper.State.REPLACED).update(
            state=Paper.State.REFUSED, checked_at=docket.at, checked_by=docket.by.user_id, remark=reason
        )
