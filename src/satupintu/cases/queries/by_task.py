"""What waits at an officer's seats for one kind of deed (signing, printing, handing over): the oldest first, by key."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from satupintu.cases.models import Case, WorkItem
from satupintu.cases.queries.counts import MOST_COUNTED, Counted
from satupintu.cases.queries.place import Place, read_place
from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.rows import InboxRow, rows_of
from satupintu.cases.reach import work_at_post
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.queries import standards_by_hash
from satupintu.people.actor import Actor
from satupintu.rules.standard.model.step import Task

PAGE = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line: the work, and the permit that it is about."""

    row: InboxRow
    subject: str
    number: str
    """The permit's."""
    document_hash: str
    signed_hash: str


@dataclass(frozen=True, slots=True)
class TaskPage:
    lines: tuple[Waiting, ...]
    earlier: str = ""
    later: str = ""


def waiting_for(
    actors: Sequence[Actor], tasks: Collection[Task], *, at: datetime, place: str = "", size: int = PAGE
) -> TaskPage:
    """Four statements, however much waits."""
    query = {"tugas": ",".join(sorted(tasks))}
    beyond = read_place(place, query)
    back = beyond is not None and beyond.back
    items = open_work(actors, tasks)
    if beyond is not None:
        items = items.filter(beyond.beyond("opened_at", bucket=0, down=back) or Q())
    order = ("-opened_at", "-pk") if back else ("opened_at", "pk")
    keys = list(items.order_by(*order).values_list("opened_at", "pk")[: size + 1])
    more, keys = len(keys) > size, keys[:size]
    if back:
        keys.reverse()
    before, after = (more, True) if back else (beyond is not None, more)
    return TaskPage(
        lines_of([pk for _, pk in keys], actors, at=at),
        earlier=Place(0, *keys[0], back=True).written(query) if keys and before else "",
        later=Place(0, *keys[-1]).written(query) if keys and after else "",
    )


def lines_of(works: Sequence[int], actors: Sequence[Actor], *, at: datetime) -> tuple[Waiting, ...]:
    """In the order asked."""
    rows = rows_of(works, Reader(actors, at), elsewhere=False)
    found = WorkItem.objects.filter(pk__in=list(works)).values_list(
        "pk", "case__permit__number__text", "case__permit__document_hash", "case__permit__signed_hash"
    )
    permits = {pk: permit for pk, *permit in found}
    return tuple(
        Waiting(row, Case(ref=row.ref).chain, *(part or "" for part in permits[row.work])) for row in rows
    )


def count_waiting(actors: Sequence[Actor], tasks: Collection[Task]) -> Counted:
    """Up to a bound, for the menu."""
    found = open_work(actors, tasks).order_by().values_list("pk")[: MOST_COUNTED + 1]
    count = len(found)
    return Counted(min(count, MOST_COUNTED), count > MOST_COUNTED)


def beside(work: WorkItem, actors: Sequence[Actor], tasks: Collection[Task]) -> tuple[int | None, int | None]:
    """The work before this one in the list, and the one after it."""
    items = open_work(actors, tasks)
    later = Q(opened_at__gt=work.opened_at) | Q(opened_at=work.opened_at, pk__gt=work.pk)
    earlier = Q(opened_at__lt=work.opened_at) | Q(opened_at=work.opened_at, pk__lt=work.pk)
    before = items.filter(earlier).order_by("-opened_at", "-pk").values_list("pk", flat=True).first()
    after = items.filter(later).order_by("opened_at", "pk").values_list("pk", flat=True).first()
    return before, after


def open_work(actors: Sequence[Actor], tasks: Collection[Task]) -> QuerySet[WorkItem]:
    """Open work at these seats whose step has one of these tasks."""
    seats = [actor for actor in actors if actor.post_id is not None and actor.region_id is not None]
    if not seats:
        return WorkItem.objects.none()
    steps = _steps(seats[0].region_id or 0, tasks)
    if not steps:
        return WorkItem.objects.none()
    here = reduce(or_, (work_at_post(seat) for seat in seats))
    return WorkItem.objects.filter(here, closed_at__isnull=True).filter(
        reduce(or_, (Q(step=code, case__standard_hash__in=hashes) for code, hashes in steps.items()))
    )


def _steps(region_id: int, tasks: Collection[Task]) -> Mapping[str, list[str]]:
    """By the code of a step, the standards of the region in which it has one of these tasks: old ones too."""
    hashes = StandardVersion.objects.filter(region=region_id).values_list("hash", flat=True)
    found: dict[str, list[str]] = {}
    for standard_hash, standard in standards_by_hash(hashes).items():
        for step in standard.steps:
            if step.task in tasks:
                found.setdefault(step.code, []).append(standard_hash)
    return found
