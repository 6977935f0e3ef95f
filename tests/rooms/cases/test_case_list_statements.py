"""What lists cost: as many statements for fifty rows as for one, the very same ones, and by an index."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from satupintu.cases.models import Case, CaseSearch, WorkItem
from satupintu.cases.queries import inbox as inbox_module
from satupintu.cases.queries import search as search_module
from satupintu.cases.queries.counts import count_tabs
from satupintu.cases.queries.inbox import inbox
from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.saved import saved_filters
from satupintu.cases.queries.search import search
from satupintu.cases.queries.view import Filters, Order, Tab, View, orders_of
from satupintu.cases.queries.walks import first_keys, walks
from satupintu.people.queries import posts_of
from tests.rooms.cases.journey import AT, COUNTING, TODAY, VERIFYING, at_step, post_of

pytestmark = pytest.mark.django_db
AFTER = AT + timedelta(days=90)
FULL = View(
    filters=Filters("stp-lks-asing", COUNTING, "customer_service", "terlambat", "daring", text="contoh")
)
VIEWS = [View(tab, order) for tab in Tab for order in orders_of(tab)]


def multiplied(journey, times):
    """The same case many times over, each with its work: rows for a list, not cases for a deed."""
    case, work = Case.objects.get(pk=journey.case.pk), list(WorkItem.objects.filter(case=journey.case))
    text = CaseSearch.objects.get(case=case).text
    for number in range(times):
        case.pk, case.ref, case.number = None, f"salinan-{number}", f"S/{number}"
        case.save(force_insert=True)
        CaseSearch.objects.create(case=case, region=case.region, text=text)
        for item in work:
            item.pk, item.case = None, case
            item.save(force_insert=True)


@pytest.fixture
def waiting(stage):
    """One at the counter, in hand; and the same that was passed on to the verifier."""
    journey = at_step(stage, VERIFYING)
    WorkItem.objects.filter(case=journey.case, step=VERIFYING).update(
        claimed_at=AT, claimed_by=seats(stage)[0].user_id
    )
    return journey


def seats(stage, code="sub_koordinator_ptsp_ii"):
    return posts_of(stage.officer(post_of(stage, code), AT).user_id, TODAY)


def statements(read):
    read()  # a process reads standards and calendars once
    with CaptureQueriesContext(connection) as seen:
        found = read()
    return [shape(query["sql"]) for query in seen.captured_queries], found


def shape(sql):
    """Without the values: fifty keys in a list are one list."""
    sql = re.sub(r"'(?:[^']|'')*'", "?", sql)
    sql = re.sub(r"\b\d+\b", "?", sql)
    return re.sub(r"\((?:\?|%s)(?:, ?(?:\?|%s))*\)", "(…)", sql)


def grow(waiting, read):
    """`read` is given who reads beforehand: his seats are settled when he comes to the door."""
    few, one = statements(read)
    multiplied(waiting, 60)
    many, fifty = statements(read)
    return few, one, many, fifty


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.tab.value}-{view.order.value}")
def test_the_inbox(stage, waiting, view):
    code = "customer_service" if view.tab is Tab.ELSEWHERE else "sub_koordinator_ptsp_ii"
    if view.tab is Tab.POST:
        WorkItem.objects.filter(case=waiting.case).update(claimed_by=None, claimed_at=None)
    few, one, many, fifty = grow(waiting, partial(inbox, seats(stage, code), view, at=AFTER))
    assert (len(one.rows), len(fifty.rows)) == (1, 50)
    if view.order is Order.DUE:
        assert many == [sql for sql in few if sql in many], "a full page leaves later buckets alone"
    else:
        assert many == few
    assert len(few) == LISTED[view.order] + (1 if view.tab is Tab.ELSEWHERE else 0), "\n".join(few)


# walk · rows · calendar; ordered by due date there are three walks, where the first does not fill the page
LISTED = {Order.OLDEST: 3, Order.NEWEST: 3, Order.DUE: 5}


def test_the_inbox_with_every_filter(stage, waiting):
    WorkItem.objects.filter(case=waiting.case, step=COUNTING).update(closed_at=None, outcome="", done_by=None)
    few, one, many, fifty = grow(waiting, partial(inbox, seats(stage, "customer_service"), FULL, at=AFTER))
    assert (len(one.rows), len(fifty.rows)) == (1, 50)
    assert many == few


def test_the_counts(stage, waiting):
    few, _, many, counts = grow(waiting, partial(count_tabs, seats(stage), at=AFTER))
    assert many == few
    assert len(few) == 2, "\n".join(few)
    assert str(counts[Tab.MINE]) == "61"
    assert all("LIMIT" in sql for sql in many), "every count stops at its bound"


@pytest.mark.parametrize("typed", ["contoh", "nik", "phone"])
def test_the_search(stage, waiting, typed):
    text = {"nik": stage.applicant.nik, "phone": stage.applicant.phone}.get(typed, typed)
    few, one, many, fifty = grow(waiting, partial(search, seats(stage), text, at=AFTER))
    assert (len(one.rows), len(fifty.rows), fifty.more) == (1, 50, True)
    assert many == few
    assert len(few) == (5 if typed == "contoh" else 3), "\n".join(few)


def test_the_saved_filters(stage):
    read, _ = statements(partial(saved_filters, seats(stage)))
    assert len(read) == 1


def test_control_rows_read_one_by_one_are_seen(stage, waiting, monkeypatch):
    """A twin that takes model instances and follows them, as a list easily does."""

    def rows_one_by_one(work, reader, *, elsewhere):
        items = WorkItem.objects.filter(pk__in=work)
        return tuple(f"{item.case.number} {item.case.applicant.name}" for item in items)

    monkeypatch.setattr(inbox_module, "rows_of", rows_one_by_one)
    view = View(tab=Tab.MINE)
    few, one, many, fifty = grow(waiting, partial(inbox, seats(stage), view, at=AFTER))
    assert (len(one.rows), len(fifty.rows)) == (1, 50)
    assert len(many) > len(few) + 90


def test_control_whereabouts_read_case_by_case_are_seen(stage, waiting, monkeypatch):
    def one_by_one(cases):
        found = {}
        for case, known in cases.items():
            found |= whereabouts({case: known})
        return found

    whereabouts = search_module.whereabouts
    monkeypatch.setattr(search_module, "whereabouts", one_by_one)
    few, _, many, _ = grow(waiting, partial(search, seats(stage), "contoh", at=AFTER))
    assert len(many) > len(few)


INDEXES = {
    # Of one seat only, that of the post serves as well.
    Tab.MINE: "work_in_hand|work_waiting_longest",
    Tab.POST: "work_waiting_longest",
    Tab.ELSEWHERE: "work_passed_on",
    Tab.LATE: "work_waiting",
}


@pytest.mark.parametrize("tab", list(Tab))
def test_every_tab_walks_along_an_index(stage, waiting, tab):
    """Not the plan of a small table, but that an index holds this very order: nothing has to be sorted."""
    order = Order.DUE if tab is Tab.LATE else Order.OLDEST
    plan = plan_of(stage, View(tab, order))
    assert re.search(INDEXES[tab], plan), plan
    assert not re.search("TEMP B-TREE FOR ORDER|Sort", plan), plan


def test_control_an_order_without_an_index_has_to_be_sorted(stage, waiting):
    plan = plan_of(stage, View(Tab.POST), moment="case__touched_at")
    assert re.search("TEMP B-TREE|Sort", plan), plan


def plan_of(stage, view, **otherwise):
    reader = Reader(seats(stage), AFTER)
    walk = replace(walks(reader, view)[0], **otherwise)
    rows = first_keys(walk, reader, view, Q(), down=False, most=51)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute("SET LOCAL enable_hashjoin = off")
            cursor.execute("SET LOCAL enable_mergejoin = off")
    return rows.explain()
