"""What a list shows of a piece of work: plain values, read in a fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from satupintu.cases.models import Return, WorkItem
from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.whereabouts import APPLICANT, Whereabouts, whereabouts
from satupintu.catalogue.queries import standards_by_hash
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.worktime.left import Left


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One line of the inbox; personal numbers are no part of it."""

    work: int
    ref: str
    number: str
    version: int
    """As `seen` for the deed that is done from this line."""
    service: str
    service_name: str
    applicant: str
    organisation: str
    channel: str
    step: str
    step_name: str
    """Where several are open at once, all of them."""
    post: int | None
    post_name: str
    since: datetime
    """When this step was opened; of what lies elsewhere, when we passed it on."""
    due: datetime | None
    """The step's own target, or else the promise to the applicant."""
    promised: datetime | None
    left: Left | None
    claimed_by: int | None
    claimed_by_name: str
    returned: int
    """How many times it went back for correction."""
    answered: bool
    """The applicant has just answered a return: this step has its file back."""
    stand_in: str
    """"Plh. Kepala Dinas", where the reader stands in for that post."""

    @property
    def late(self) -> bool:
        return self.left is not None and self.left.late


COLUMNS = (
    "pk",
    "case_id",
    "case__ref",
    "case__number",
    "case__version",
    "case__channel",
    "case__due_at",
    "case__standard_hash",
    "case__standard__service",
    "case__standard__name",
    "case__applicant__name",
    "case__organisation__name",
    "step",
    "post_id",
    "post__name",
    "opened_at",
    "closed_at",
    "due_at",
    "claimed_by_id",
    "claimed_by__name",
    "returned",
    "answered_at",
)


# Resolving the columns costs more than asking the database; the part that never changes is made once.
@cache
def _columns() -> "QuerySet[WorkItem, dict[str, Any]]":
    last = Return.objects.filter(case=OuterRef("case")).order_by("-ordinal")
    rows: QuerySet[WorkItem, dict[str, Any]] = WorkItem.objects.annotate(
        returned=Subquery(last.values("ordinal")[:1]),
        answered_at=Subquery(last.values("answered_at")[:1]),
    ).values(*COLUMNS)
    return rows


def rows_of(work: Sequence[int], reader: Reader, *, elsewhere: bool) -> tuple[InboxRow, ...]:
    """In the order asked; one statement, and one more for where the cases lie that are not with the reader."""
    if not work:
        return ()
    found = {row["pk"]: row for row in _columns().filter(pk__in=work)}
    hashes = {row["case_id"]: row["case__standard_hash"] for row in found.values()}
    standards = standards_by_hash(hashes.values())
    places = whereabouts(hashes) if elsewhere else {}
    return tuple(
        _row(found[pk], standards, reader, places.get(found[pk]["case_id"])) for pk in work if pk in found
    )


def _row(
    row: Mapping[str, Any], standards: Mapping[str, Standard], reader: Reader, here: Whereabouts | None
) -> InboxRow:
    standard = standards[row["case__standard_hash"]]
    due = (here.due if here else row["due_at"]) or row["case__due_at"]
    return InboxRow(
        work=row["pk"],
        ref=row["case__ref"],
        number=row["case__number"] or "",
        version=row["case__version"],
        service=row["case__standard__service"],
        service_name=row["case__standard__name"],
        applicant=row["case__applicant__name"],
        organisation=row["case__organisation__name"] or "",
        channel=row["case__channel"],
        step=row["step"],
        step_name=here.steps if here else standard.step(row["step"]).name,
        post=row["post_id"],
        post_name=here.posts if here else row["post__name"] or APPLICANT,
        since=row["closed_at"] if here else row["opened_at"],
        due=due,
        promised=row["case__due_at"],
        left=reader.left(due),
        claimed_by=row["claimed_by_id"],
        claimed_by_name=row["claimed_by__name"] or "",
        returned=row["returned"] or 0,
        answered=row["answered_at"] is not None and row["answered_at"] == row["opened_at"],
        stand_in=reader.stand_in(row["post_id"]),
    )
