"""Events of another system, through the port: each received once, however often it is told."""

import pytest

from satupintu.cases.actions.collect_events import collect_events
from satupintu.cases.actions.receive_event import receive_event
from satupintu.cases.models import Output
from satupintu.cases.ports import OutsideEvent
from satupintu.people.queries import system_actor
from tests.fakes.events import FakeEventSource
from tests.rooms.cases import altered
from tests.rooms.cases.journey import chain_faults, filed, refused

pytestmark = pytest.mark.django_db


def by_the_system(data):
    altered.step(data, "peristiwa")["boleh_otomatis"] = True


@pytest.fixture
def journey(stage):
    return filed(altered.publish(stage, altered.with_an_event, by_the_system))


def told(journey, **change):
    given = {"reference": "OSS-1", "number": journey.fresh().number, "outcome": "teruskan"}
    return OutsideEvent(**given | change)


def collect(journey, source):
    return collect_events(region=journey.case.region, source=source, by=system_actor(), at=journey.later())


def test_an_event_moves_the_case_that_waits_for_it(journey):
    source = FakeEventSource(told(journey))
    assert collect(journey, source).received == ["OSS-1"]
    case = journey.fresh()
    assert case.event_at is not None
    assert chain_faults(case) == []
    assert source.settled == ["OSS-1"]
    assert collect(journey, source).received == []


def test_an_event_told_again_is_received_once(journey):
    source = FakeEventSource(told(journey))
    source.loses_settling = True
    collect(journey, source)
    source.loses_settling = False
    assert collect(journey, source).received == ["OSS-1"]
    assert Output.objects.filter(case=journey.case, kind="peristiwa").count() == 1


@pytest.mark.parametrize("change", [{"number": "tidak ada"}, {"outcome": "lain"}])
def test_what_no_case_waits_for_is_left_for_a_person(journey, change):
    source = FakeEventSource(told(journey, **change))
    assert collect(journey, source).unmatched == ["OSS-1"]
    assert source.settled == []


def test_a_second_event_of_another_reference_is_refused_and_told(journey):
    collect(journey, FakeEventSource(told(journey)))
    source = FakeEventSource(told(journey, reference="OSS-2"))
    assert list(collect(journey, source).refused) == ["OSS-2"]


def test_an_event_without_a_reference_is_none(journey):
    with refused("rujukan_kosong"):
        receive_event(
            work=journey.item("peristiwa").pk,
            outcome="teruskan",
            reference=" ",
            by=system_actor(),
            at=journey.later(),
        )
