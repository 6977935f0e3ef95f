"""A query that is made once and read by many gives each reader his own."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import Q

from satupintu.cases.queries import prepared
from satupintu.cases.queries.counts import count_tabs
from satupintu.cases.queries.inbox import inbox
from satupintu.cases.queries.prepared import BEYOND, MOMENT, ROW, USER, Marked, _stored
from satupintu.cases.queries.reader import Reader
from satupintu.cases.queries.view import Order, Tab, View, orders_of
from satupintu.cases.queries.walks import first_keys, walks
from tests.rooms.cases.journey import ADVISING, AT, PAUSE, VERIFYING, at_step, fill, post_of

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=6)
VIEWS = [View(tab, order) for tab in Tab for order in orders_of(tab)]


@pytest.fixture(autouse=True)
def nothing_kept():
    prepared._kept.queries.clear()
    yield
    prepared._kept.queries.clear()


@pytest.fixture
def spread(stage):
    """Cases at three posts, so that no two readers have the same list."""
    at_step(stage, ADVISING)
    journey = fill(stage, at=AT + PAUSE)
    journey.to(VERIFYING)
    for place in (2, 3):
        fill(stage, at=AT + place * PAUSE).do("pengajuan")
    return stage


def readers(stage):
    codes = (
        "tim_teknis",
        "sub_koordinator_ptsp_ii",
        "kepala_dinas",
        "customer_service",
        "koordinator_ptsp_ii",
    )
    return [(stage.officer(post_of(stage, code), AT),) for code in codes]


def unprepared(actors, view, at):
    reader = Reader(actors, at)
    found = [
        (walk.bucket, *row)
        for walk in walks(reader, view)
        for row in first_keys(walk, reader, view, Q(), down=view.order is Order.NEWEST, most=51)
    ]
    return [row for _, _, row in sorted(found, reverse=view.order is Order.NEWEST)]


def test_every_reader_gets_what_his_own_query_gives(spread):
    for at in (LATER, AT + timedelta(days=40)):
        for view in VIEWS:
            for actors in readers(spread) * 2:
                page = inbox(actors, view, at=at)
                assert [row.work for row in page.rows] == unprepared(actors, view, at)


def test_readers_of_one_shape_share_one_query_and_no_values(spread):
    team, section, chief, *_ = readers(spread)
    pages = [[row.work for row in inbox(actors, View(), at=LATER).rows] for actors in (team, section, chief)]
    assert len(prepared._kept.queries) == 1
    assert [len(page) for page in pages] == [1, 1, 0]
    assert pages[0] != pages[1]
    counter = readers(spread)[3]
    assert len(inbox(counter, View(), at=LATER).rows) == 2
    assert len(prepared._kept.queries) == 2, "the counter also sees drafts: another shape"


def test_what_is_kept_holds_marks_and_constants_only(spread):
    for actors in readers(spread):
        for view in VIEWS:
            inbox(actors, view, at=LATER)
        count_tabs(actors, at=LATER)
    kept = prepared._kept.queries.values()
    assert kept
    real = {value for actors in readers(spread) for actor in actors for value in (actor.name, actor.user_id)}
    for query in kept:
        for parameter in query.parameters:
            assert is_mark(parameter) or parameter in {"dilewati", "daring", "berjalan", 0, 1}, parameter
        assert not real & {one for one in query.parameters if isinstance(one, int) and one > 1}


def is_mark(parameter):
    if isinstance(parameter, int) and parameter >= prepared.FIRST_MARK:
        return True
    days = (MOMENT.date(), BEYOND.date())
    text = str(parameter)
    return isinstance(parameter, str | date | datetime) and any(text.startswith(str(day)) for day in days)


def test_control_a_value_that_is_no_mark_stays_that_of_the_first_reader(spread):
    """A twin that takes the post from the real reader when the query is made: the second reader sees the first's list."""
    team, section, *_ = readers(spread)

    def careless(actors):
        reader = Reader(actors, LATER)
        walk = walks(reader, View())[0]
        return Marked(reader).rows(
            "careless", lambda _: first_keys(walk, reader, View(), Q(), down=False, most=51)
        )

    first = careless(team)
    assert careless(section) == first
    assert [row for _, row in first] == unprepared(team, View(), LATER)
    assert unprepared(section, View(), LATER) != unprepared(team, View(), LATER)


def test_the_store_does_not_grow_without_end(spread, monkeypatch):
    monkeypatch.setattr(prepared, "MOST_KEPT", 3)
    for view in VIEWS:
        inbox(readers(spread)[0], view, at=LATER)
        assert len(prepared._kept.queries) <= 3


def test_marks_are_apart():
    assert len({ROW, USER, prepared.SEATS}) == 3
    assert len({_stored(MOMENT), _stored(BEYOND)}) == 2
