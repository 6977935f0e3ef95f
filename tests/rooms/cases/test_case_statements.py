"""How many statements the deeds of a day cost; a new one is a decision, not an accident."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.calendar.queries import work_calendar
from satupintu.cases.actions.add_note import add_note
from satupintu.cases.actions.verify import verify
from satupintu.journal.models import Entry
from satupintu.people.models import Agency, Post
from tests.rooms.cases.journey import COUNTING, VERIFYING, at_step, filed

pytestmark = pytest.mark.django_db

# lock · work · seat? · own application? · close · decision · seat · calendar · open · journal · words · notices · case
ORDINARY_STEP = 13
# lock · work · note · journal · case
NOTE = 5


class Statements(CaptureQueriesContext):
    """Those of the deed itself, without the savepoints of a test."""

    def __init__(self):
        super().__init__(connection)

    @property
    def count(self):
        return sum("SAVEPOINT" not in query["sql"] for query in self.captured_queries)


def verified(stage):
    for agency in Agency.objects.filter(region=stage.region):
        work_calendar(agency.pk)  # a process computes it once, and then as long as nothing is decreed
    journey = at_step(stage, VERIFYING)
    sent = {"work": journey.item(VERIFYING).pk, "outcome": "benar", "by": journey.officer(VERIFYING)}
    with Statements() as seen:
        verify(**sent, at=journey.later())
    return seen


def test_an_ordinary_step(stage):
    seen = verified(stage)
    assert seen.count == ORDINARY_STEP, "\n".join(query["sql"] for query in seen.captured_queries)


def test_a_step_writes_only_the_columns_that_move(stage):
    update = next(
        query["sql"]
        for query in verified(stage).captured_queries
        if query["sql"].startswith('UPDATE "cases_case"')
    )
    assert '"standard_hash" =' not in update
    assert '"applicant_id" =' not in update


def test_a_note(stage):
    journey = filed(stage)
    by = journey.officer(COUNTING)
    with Statements() as seen:
        add_note(ref=journey.case.ref, text="Sudah ditelepon.", by=by, at=journey.later())
    assert seen.count == NOTE


def test_control_a_statement_more_is_seen(stage):
    with Statements() as seen:
        Post.objects.exists()
        Entry.objects.exists()
    assert seen.count == 2
