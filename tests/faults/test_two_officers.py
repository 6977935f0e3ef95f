"""Two officers press the button at once: one wins, the other is told who and when."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier
from unittest import mock

import pytest
from django.db import connection, transaction

from satupintu.cases import course
from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.models import Decision, Output, WorkItem
from satupintu.journal.chain import Head
from satupintu.journal.queries.verify import verify_chain
from satupintu.rules.errors import Refused
from tests.rooms.cases.journey import COUNTING, a_stage, another, fill

pytestmark = pytest.mark.django_db(transaction=True)


def a_file_and_two_officers():
    stage = a_stage()
    journey = fill(stage)
    journey.to(COUNTING)
    return journey, [journey.officer(COUNTING), another(stage, "customer_service", "rekan")]


def at_once(work, officers):
    start = Barrier(len(officers))

    def press(officer):
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            work(officer)
        except Refused as refusal:
            return refusal
        else:
            return officer
        finally:
            connection.close()

    with ThreadPoolExecutor(len(officers)) as crowd:
        return list(crowd.map(press, officers))


def accept(journey):
    item, at = journey.item(COUNTING), journey.later()
    return lambda officer: accept_as_complete(work=item.pk, outcome="lengkap", by=officer, at=at)


def decided(journey):
    return Decision.objects.filter(case=journey.case, work__step=COUNTING)


def test_one_wins_and_the_other_is_told_by_whom_and_when():
    journey, officers = a_file_and_two_officers()
    told = at_once(accept(journey), officers)
    refusals = [one for one in told if isinstance(one, Refused)]
    winners = [one for one in told if not isinstance(one, Refused)]
    assert (len(winners), len(refusals)) == (1, 1)
    assert refusals[0].code == "sudah_dikerjakan"
    assert winners[0].name in refusals[0].sentence
    assert "pukul 09.40" in refusals[0].sentence
    assert decided(journey).get().by_id == winners[0].user_id
    assert Output.objects.filter(case=journey.case, kind="tanda_terima").count() == 1
    case = journey.fresh()
    assert verify_chain(case.chain, head=Head(case.chain, case.journal_length, case.journal_head)) == []


def test_the_same_key_from_both_pages_of_one_officer_is_one_deed():
    journey, (officer, _) = a_file_and_two_officers()
    item, at = journey.item(COUNTING), journey.later()
    told = at_once(
        lambda one: accept_as_complete(work=item.pk, outcome="lengkap", by=one, at=at, key="satu"),
        [officer, officer],
    )
    assert told == [officer, officer]
    assert decided(journey).count() == 1


def _decide_unlocked(journey, both_have_read, officer):
    """The broken twin: it reads that the work is open, and writes what it has read without looking again."""
    item = WorkItem.objects.get(case=journey.case, step=COUNTING)
    assert item.closed_at is None
    connection.close()
    both_have_read.wait(timeout=30)
    with transaction.atomic():
        item.outcome, item.closed_at, item.done_by_id = "lengkap", journey.at, officer.user_id
        item.save()
        Decision.objects.create(
            region_id=item.region_id,
            case=journey.case,
            work=item,
            outcome="lengkap",
            by_id=officer.user_id,
            capacity=officer.capacity,
            at=journey.at,
        )


def test_control_without_lock_and_compare_and_set_both_are_written():
    journey, officers = a_file_and_two_officers()
    both_have_read = Barrier(2)
    told = at_once(lambda officer: _decide_unlocked(journey, both_have_read, officer), officers)
    assert told == officers
    assert decided(journey).count() == 2


def test_behind_the_lock_compare_and_set_still_refuses():
    """Should a deed ever have read old rows, it loses at the write."""
    journey, (first, second) = a_file_and_two_officers()
    item, at = journey.item(COUNTING), journey.later()
    real = course.move

    def meanwhile(*args):
        WorkItem.objects.filter(pk=item.pk).update(closed_at=at, outcome="lengkap", done_by=first.user_id)
        return real(*args)

    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(course, "move", meanwhile))
        refusal = stack.enter_context(pytest.raises(Refused))
        accept_as_complete(work=item.pk, outcome="lengkap", by=second, at=at)
    assert refusal.value.code == "sudah_dikerjakan"
    assert not decided(journey).exists()
