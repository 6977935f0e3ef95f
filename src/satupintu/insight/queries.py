"""What a manager asks every morning: how much lies where, how late, how old. Over open work only, whatever the archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet

from satupintu.cases.models import Case, Return, WorkItem
from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.walks import is_late, is_soon_late
from satupintu.cases.reach import work_within_reach
from satupintu.people.actor import Actor


@dataclass(frozen=True, slots=True)
class Load:
    """Open work of one post, of one service, or of both together."""

    open: int
    claimed: int
    late: int
    soon: int
    returned: int
    """Of cases that went back for correction at least once."""
    oldest: datetime | None

    @property
    def on_time(self) -> int:
        return self.open - self.late - self.soon


@dataclass(frozen=True, slots=True)
class PostLoad:
    post: int | None
    """None: with the applicants."""
    name: str
    agency: str
    load: Load


@dataclass(frozen=True, slots=True)
class ServiceLoad:
    service: str
    name: str
    load: Load


WITH_APPLICANTS = "Pemohon"


def load_by_post(actors: Sequence[Actor], *, at: datetime, service: str = "") -> tuple[PostLoad, ...]:
    """Whoever has most to do first; one statement."""
    work = _open_work(actors, at)
    if service:
        work = work.filter(case__standard__service=service)
    rows = _loads(work, actors, at, key="post_id", name=F("post__name"), agency=F("post__agency__name"))
    return tuple(
        PostLoad(row["post_id"], row["name"] or WITH_APPLICANTS, row["agency"] or "", _load(row))
        for row in rows
    )


def load_by_service(
    actors: Sequence[Actor], *, at: datetime, post: int | None = None
) -> tuple[ServiceLoad, ...]:
    work = _open_work(actors, at)
    if post is not None:
        work = work.filter(post=post)
    rows = _loads(work, actors, at, key="case__standard__service", name=Min("case__standard__name"))
    return tuple(ServiceLoad(row["case__standard__service"], row["name"], _load(row)) for row in rows)


def _open_work(actors: Sequence[Actor], at: datetime) -> QuerySet[WorkItem]:
    """Of applications that were sent; drafts are nobody's load. Running cases are few, and have an index of their own."""
    return WorkItem.objects.filter(
        work_within_reach(actors),
        closed_at__isnull=True,
        case__state=Case.State.RUNNING,
        opened_at__lte=at,
    )


def _loads(
    work: QuerySet[WorkItem], actors: Sequence[Actor], at: datetime, *, key: str, **names: Any
) -> "QuerySet[WorkItem, dict[str, Any]]":
    reader = Reader(actors, at)
    returned = Exists(Return.objects.filter(case=OuterRef("case")))
    rows: QuerySet[WorkItem, dict[str, Any]] = (
        work.annotate(was_returned=returned)
        .values(key, **{name: said for name, said in names.items() if isinstance(said, F)})
        .annotate(
            **{name: said for name, said in names.items() if not isinstance(said, F)},
            open=Count("pk"),
            claimed=Count("pk", filter=Q(claimed_by__isnull=False)),
            late=Count("pk", filter=is_late(reader)),
            soon=Count("pk", filter=is_soon_late(reader)),
            returned=Count("pk", filter=Q(was_returned=True)),
            oldest=Min("opened_at"),
        )
        .order_by("-open", key)
    )
    return rows


def _load(row: dict[str, Any]) -> Load:
    return Load(row["open"], row["claimed"], row["late"], row["soon"], row["returned"], row["oldest"])
