"""Where a case is and where it was: each piece of work with its post, who did it, what came of it and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.course import PASSED_BY
from satupintu.cases.docket import Docket
from satupintu.cases.models import Decision, WorkItem
from satupintu.people.actor import PREFIXES

APPLICANT = "Pemohon"


@dataclass(frozen=True, slots=True)
class ShownWork:
    id: int
    step: str
    name: str
    post: str
    opened_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    outcome: str
    """The words on the button that was pressed."""
    done_by: int | None
    claimed_by: int | None
    claimed_at: datetime | None
    capacity: str
    """"Plh." or "Plt." where a deputy did it."""
    passed_by: bool
    """The case did not need this step."""
    reason: str = ""
    legal_basis: str = ""
    remedy: str = ""

    @property
    def open(self) -> bool:
        return self.closed_at is None


def shown_work(docket: Docket) -> tuple[ShownWork, ...]:
    """One statement; the work itself is at hand already."""
    found = Decision.objects.filter(case=docket.case, work__isnull=False).order_by("id")
    decisions = {decision.work_id: decision for decision in found}
    return tuple(_work(docket, item, decisions) for item in docket.items)


def ending_of(docket: Docket) -> Decision | None:
    """The withdrawal or cancellation that ended the case, with its reason."""
    return Decision.objects.filter(case=docket.case, work__isnull=True).order_by("-id").first()


def _work(docket: Docket, item: WorkItem, decisions: Mapping[int | None, Decision]) -> ShownWork:
    step = docket.step_of(item)
    decision = decisions.get(item.pk) if item.closed_at else None
    labels = {outcome.code: outcome.label for outcome in step.outcomes}
    return ShownWork(
        id=item.pk,
        step=step.code,
        name=step.name,
        post=docket.standard.post_labels.get(step.post, item.post.name) if item.post else APPLICANT,
        opened_at=item.opened_at,
        due_at=item.due_at,
        closed_at=item.closed_at,
        outcome=labels.get(item.outcome, item.outcome),
        done_by=item.done_by_id,
        claimed_by=item.claimed_by_id,
        claimed_at=item.claimed_at,
        capacity={str(kind): word for kind, word in PREFIXES.items()}.get(item.capacity, ""),
        passed_by=item.capacity == PASSED_BY,
        reason=decision.reason if decision else "",
        legal_basis=decision.legal_basis if decision else "",
        remedy=decision.remedy if decision else "",
    )
