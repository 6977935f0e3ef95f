"""First in, first out: taking a file before one that has waited longer is no fault, and is never unseen."""

import pytest

from satupintu.cases.actions.claim import claim
from satupintu.cases.actions.release_claim import release_claim
from satupintu.journal.models import Entry
from tests.rooms.cases.journey import AT, COUNTING, PAUSE, another, chain_faults, fill

pytestmark = pytest.mark.django_db
JUMPED = "mendahului"


@pytest.fixture
def queue(stage):
    journeys = []
    for place in range(3):
        journey = fill(stage, at=AT + place * PAUSE)
        journey.do("pengajuan")
        journeys.append(journey)
    for journey in journeys:
        journey.at = journeys[-1].at
    return journeys


def jumps(journey):
    """By deed, the work that was passed over."""
    entries = Entry.objects.filter(chain=journey.case.chain).order_by("number")
    return [(entry.deed, entry.facts[JUMPED]) for entry in entries if JUMPED in entry.facts]


def take(journey):
    return claim(work=journey.item(COUNTING).pk, by=journey.officer(COUNTING), at=journey.later())


def test_whoever_takes_the_oldest_jumps_nobody(queue):
    take(queue[0])
    queue[1].do(COUNTING)
    assert [jumps(journey) for journey in queue] == [[], [], []]


def test_a_claim_out_of_order_names_the_work_that_waited_longest(queue):
    take(queue[2])
    assert jumps(queue[2]) == [("dipegang", queue[0].item(COUNTING).pk)]
    queue[2].do(COUNTING)
    assert len(jumps(queue[2])) == 1, "what was recorded at the claim is not recorded again"
    assert chain_faults(queue[2].case) == []


def test_a_deed_without_a_claim_is_recorded_too(queue):
    queue[1].do(COUNTING)
    ((_, passed),) = jumps(queue[1])
    assert passed == queue[0].item(COUNTING).pk


def test_what_a_colleague_has_in_hand_waits_for_nobody_else(stage, queue):
    other = another(stage, "customer_service", "rekan")
    claim(work=queue[0].item(COUNTING).pk, by=other, at=queue[0].later())
    take(queue[1])
    assert jumps(queue[1]) == []
    release_claim(work=queue[0].item(COUNTING).pk, by=other, at=queue[0].later())
    queue[2].at = queue[0].at
    take(queue[2])
    assert jumps(queue[2]) == [("dipegang", queue[0].item(COUNTING).pk)]


def test_other_steps_and_posts_are_other_queues(queue):
    queue[1].do(COUNTING)
    queue[1].do("verifikasi_berkas")
    assert [deed for deed, _ in jumps(queue[1])] == ["periksa_kelengkapan"]
