"""Two officers at once on one piece of work: one does it, the other is told who did and when; and the control."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.actions.add_note import add_note
from satupintu.cases.actions.claim import claim
from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.models import Case, Decision, Note, Output, WorkItem
from satupintu.people.actor import Actor
from satupintu.permits.models import AllocatedNumber
from satupintu.rules.errors import Refused
from tests.rooms.cases.journey import AT, COUNTING, FILING, Journey, a_stage, another, chain_faults, fill

pytestmark = pytest.mark.django_db(transaction=True)

Told = Case | Refused


@pytest.fixture
def journey() -> Journey:
    made = fill(a_stage())
    made.do(FILING)
    return made


@pytest.fixture
def officers(journey: Journey) -> list[Actor]:
    return [journey.officer(COUNTING), another(journey.stage, "customer_service", "rekan")]


def at_once(works: list[Callable[[], Told]]) -> list[Told]:
    """All start together, each in a thread and a connection of its own."""
    start = Barrier(len(works))

    def run(work: Callable[[], Told]) -> Told:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return work()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as crowd:
        return list(crowd.map(run, works))


def one_won(told: list[Told]) -> tuple[Case, Refused]:
    winners = [each for each in told if isinstance(each, Case)]
    losers = [each for each in told if isinstance(each, Refused)]
    assert (len(winners), len(losers)) == (1, 1), told
    return winners[0], losers[0]


def winner_of(told: list[Told], officers: list[Actor]) -> Actor:
    return next(by for each, by in zip(told, officers, strict=True) if isinstance(each, Case))


def decided(case: Case) -> int:
    return Decision.objects.filter(case=case, outcome="lengkap").count()


def test_two_accept_and_one_is_told_who_and_when(journey, officers):
    work, at = journey.item(COUNTING).pk, journey.later()
    told = at_once(
        [lambda by=by: accept_as_complete(work=work, outcome="lengkap", by=by, at=at) for by in officers]
    )
    case, refusal = one_won(told)
    assert refusal.code == "sudah_dikerjakan"
    assert winner_of(told, officers).name in refusal.sentence
    assert "02-11-2026 pukul 09.40" in refusal.sentence
    assert decided(case) == 1
    assert Output.objects.filter(case=case, kind="tanda_terima").count() == 1
    assert AllocatedNumber.objects.filter(series__code__endswith="tanda_terima").count() == 1
    assert chain_faults(case) == []


def test_two_with_the_same_page_open_and_one_is_told_who_and_when(journey, officers):
    work, at, seen = journey.item(COUNTING).pk, journey.later(), journey.fresh().version
    told = at_once(
        [
            lambda by=by: accept_as_complete(work=work, outcome="lengkap", by=by, at=at, seen=seen)
            for by in officers
        ]
    )
    case, refusal = one_won(told)
    assert refusal.code == "berkas_sudah_berubah"
    assert winner_of(told, officers).name in refusal.sentence
    assert "02-11-2026 pukul 09.40" in refusal.sentence
    assert decided(case) == 1


def test_two_claim_and_one_is_told_who_holds_it(journey, officers):
    work, at = journey.item(COUNTING).pk, journey.later()
    told = at_once([lambda by=by: claim(work=work, by=by, at=at) for by in officers])
    _, refusal = one_won(told)
    assert refusal.code == "dipegang_petugas_lain"
    assert winner_of(told, officers).name in refusal.sentence
    assert WorkItem.objects.get(pk=work).claimed_by_id == winner_of(told, officers).user_id


def test_a_deed_that_waited_in_line_is_not_taken_for_a_clock_that_went_back(journey, officers):
    """Asked for earlier, done later: the two are dated one after the other, and neither is refused."""
    at = journey.later()
    moments = [at, at.replace(second=3)]
    told = at_once(
        [
            lambda by=by, when=when: add_note(ref=journey.case.ref, text=f"Dari {by.name}.", by=by, at=when)
            for by, when in zip(officers, moments, strict=True)
        ]
    )
    assert [each for each in told if isinstance(each, Refused)] == []
    assert Note.objects.filter(case=journey.case).count() == 2
    assert chain_faults(journey.case) == []


def test_twins_with_one_key_are_one_deed(journey, officers):
    work, by, at = journey.item(COUNTING).pk, officers[0], journey.later()
    told = at_once([lambda: accept_as_complete(work=work, outcome="lengkap", by=by, at=at, key="a1")] * 2)
    assert [each.pk for each in told if isinstance(each, Case)] == [journey.case.pk] * 2
    assert decided(journey.case) == 1


def test_twins_with_one_key_open_one_draft(journey):
    stage = journey.stage
    sent = {"version": stage.version, "applicant": stage.applicant, "by": stage.citizen(), "at": AT}
    told = at_once([lambda: start_draft(**sent, key="draf")] * 2)
    assert len({each.pk for each in told if isinstance(each, Case)}) == 1
    assert Case.objects.filter(state="draf").count() == 1


def test_control_without_lock_and_comparison_both_write(journey, officers):
    """The broken twin: it reads that the work is open, and by the time it writes that is no longer so."""
    item, at = journey.item(COUNTING), journey.later()
    both_have_read = Barrier(len(officers))

    def accept(by: Actor) -> Case:
        assert WorkItem.objects.get(pk=item.pk).closed_at is None
        connection.close()
        both_have_read.wait(timeout=30)
        with transaction.atomic():
            WorkItem.objects.filter(pk=item.pk).update(closed_at=at, outcome="lengkap", done_by=by.user_id)
            Decision.objects.create(
                region=journey.stage.region,
                case=journey.case,
                work=item,
                outcome="lengkap",
                by_id=by.user_id,
                capacity=by.capacity,
                at=at,
            )
        return journey.case

    told = at_once([lambda by=by: accept(by) for by in officers])
    with pytest.raises(AssertionError):
        one_won(told)
    assert decided(journey.case) == 2


def test_control_the_comparison_alone_stops_a_second_closing(journey, officers):
    """Should the lock ever be lost, the work itself can be closed only once."""
    from satupintu.cases.course import write_outcome
    from satupintu.cases.opening import open_work

    item, at = journey.item(COUNTING), journey.later()
    outcome = journey.stage.standard.step(COUNTING).outcomes[0]
    with transaction.atomic():
        stale, _ = open_work(work=item.pk, by=officers[1], at=at)
    accept_as_complete(work=item.pk, outcome="lengkap", by=officers[0], at=at)
    with pytest.raises(Refused) as caught, transaction.atomic():
        write_outcome(stale, item, outcome)
    assert caught.value.code == "sudah_dikerjakan"
    assert decided(journey.case) == 1
