"""The ways through open work, in the order in which an index already holds it.

One walk per seat, since no index holds the work of several posts in one order; the pages are merged from their
beginnings, so that a page costs the same however much work there is and however long the archive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from satupintu.cases.course import PASSED_BY
from satupintu.cases.findable import plain
from satupintu.cases.models import Case, Return, WorkItem
from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.view import Filters, Order, Tab, View
from satupintu.cases.reach import work_at_post
from satupintu.people.actor import Actor
from satupintu.people.sitting import sits


@dataclass(frozen=True, slots=True)
class Walk:
    """One way through the work of a tab: `moment` orders it; a higher bucket comes after the whole of a lower one."""

    seats: tuple[Actor, ...]
    moment: str
    bucket: int = 0


def walks(reader: Reader, view: View) -> list[Walk]:
    seats = tuple(reader.seats_named(view.filters.post))
    if not seats:
        return []
    parts = [seats] if view.tab is Tab.MINE else [(seat,) for seat in seats]
    return [Walk(part, moment, bucket) for part in parts for bucket, moment in enumerate(_moments(view))]


def _moments(view: View) -> tuple[str, ...]:
    if view.order is Order.DUE:
        # The step's own date, or else the promise to the applicant, or else none at all.
        return ("due_at", "case__due_at", "opened_at")
    return ("closed_at",) if view.tab is Tab.ELSEWHERE else ("opened_at",)


def work_along(walk: Walk, reader: Reader, view: View) -> QuerySet[WorkItem]:
    items = _items(reader, view.tab, walk.seats)
    if view.order is Order.DUE:
        items = _in_bucket(items, walk.bucket)
    return _narrowed(items, reader, view.filters)


def _in_bucket(items: QuerySet[WorkItem], bucket: int) -> QuerySet[WorkItem]:
    if bucket == 0:
        return items.filter(due_at__isnull=False)
    without = items.filter(due_at__isnull=True)
    if bucket == 1:
        # A promise is there for running cases only; saying so opens the index in which they stand by date.
        return without.filter(case__due_at__isnull=False, case__state=Case.State.RUNNING)
    # Asked of each piece of work, since from the other side all cases would be searched for the few without a date.
    promise = Case.objects.filter(pk=OuterRef("case")).values("due_at")
    return without.alias(promise=Subquery(promise[:1])).filter(promise__isnull=True)


def first_keys(
    walk: Walk, reader: Reader, view: View, condition: Q, *, down: bool, most: int
) -> QuerySet[WorkItem, tuple[datetime, int]]:
    """The first rows along a walk that are beyond a place, as (moment, row): what pages are merged by."""
    moment = F(walk.moment)
    order = (moment.desc(), "-pk") if down else (moment.asc(), "pk")
    found = work_along(walk, reader, view).filter(condition).order_by(*order)
    rows: QuerySet[WorkItem, tuple[datetime, int]] = found.values_list(walk.moment, "pk")[:most]
    return rows


def waiting_at(reader: Reader, place: int) -> QuerySet[WorkItem]:
    """Everything open at one of his seats, for counting: along its index, or a plan for all of it would be made."""
    here = WorkItem.objects.filter(work_at_post(reader.seats[place]), closed_at__isnull=True)
    return here.order_by("opened_at", "pk")


def passed_on_by(reader: Reader, place: int) -> QuerySet[WorkItem]:
    """What the post of one of his seats passed on, along its index: in no order the whole archive might be gone through."""
    found = _items(reader, Tab.ELSEWHERE, reader.seats[place : place + 1])
    return found.order_by("closed_at", "pk")


def _items(reader: Reader, tab: Tab, seats: Sequence[Actor]) -> QuerySet[WorkItem]:
    """At one of these seats; a deputy's only for the services of his decree."""
    here = WorkItem.objects.filter(reduce(or_, (work_at_post(seat) for seat in seats)))
    if tab is Tab.ELSEWHERE:
        return _passed_on(here, reader)
    waiting = here.filter(closed_at__isnull=True)
    if tab is Tab.MINE:
        return waiting.filter(claimed_by=reader.user_id)
    return waiting.filter(is_late(reader) if tab is Tab.LATE else is_free(reader))


def is_free(reader: Reader) -> Q:
    """In nobody's hands; a claim lapses with its holder's time in the post, so that his work does not lie unseen."""
    return Q(claimed_by__isnull=True) | ~sits("claimed_by", "post", reader.today)


def _passed_on(reached: QuerySet[WorkItem], reader: Reader) -> QuerySet[WorkItem]:
    """The last that our posts did on a case which lives and lies with somebody else now."""
    ours = WorkItem.objects.filter(case=OuterRef("case"), post_id__in=tuple(reader.posts))
    later = Q(closed_at__gt=OuterRef("closed_at")) | Q(closed_at=OuterRef("closed_at"), pk__gt=OuterRef("pk"))
    return reached.filter(
        ~Exists(ours.filter(closed_at__isnull=True)),
        ~Exists(ours.filter(later, closed_at__isnull=False).exclude(capacity=PASSED_BY)),
        closed_at__isnull=False,
        live=True,
    ).exclude(capacity=PASSED_BY)


def is_late(reader: Reader) -> Q:
    """The step's own target has passed, or the promise to the applicant."""
    return Q(due_at__lt=reader.at) | Q(case__due_at__lt=reader.at)


def is_soon_late(reader: Reader) -> Q:
    window = (reader.at, reader.soon)
    return ~is_late(reader) & (Q(due_at__range=window) | Q(case__due_at__range=window))


def _narrowed(items: QuerySet[WorkItem], reader: Reader, filters: Filters) -> QuerySet[WorkItem]:
    if filters.service:
        items = items.filter(case__standard__service=filters.service)
    if filters.step:
        items = items.filter(step=filters.step)
    if filters.channel:
        items = items.filter(case__channel=filters.channel)
    if filters.time:
        items = items.filter(is_late(reader) if filters.time == "terlambat" else is_soon_late(reader))
    if filters.returned:
        items = items.filter(Exists(Return.objects.filter(case=OuterRef("case"))))
    if filters.text:
        named = Q(case__search__text__mentions=plain(filters.text))
        items = items.filter(named | Q(case__number__icontains=filters.text))
    return items
