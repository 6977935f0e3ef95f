from dataclasses import dataclass, field
from datetime import datetime

from satupintu.cases.actions.receive_event import receive_event
from satupintu.cases.models import WorkItem
from satupintu.cases.ports import EventSource, OutsideEvent
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.rules.errors import Refused


@dataclass(slots=True)
class Collected:
    """What became of each event; what no case waited for stays with the other system and is looked at by a person."""

    received: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def collect_events(*, region: Region, source: EventSource, by: Actor, at: datetime) -> Collected:
    """Ask the other system what has happened, and receive each event in a transaction of its own.

    The reference is the key: an event whose settling was lost is received again without effect, then settled.
    """
    collected = Collected()
    for event in source.pending(region.code):
        work = _waiting_for(region, event)
        if work is None:
            collected.unmatched.append(event.reference)
            continue
        try:
            receive_event(
                work=work,
                outcome=event.outcome,
                reference=event.reference,
                by=by,
                at=at,
                key=f"peristiwa:{event.reference}",
            )
        except Refused as refusal:
            collected.refused[event.reference] = refusal.sentence
            continue
        source.settle(event.reference)
        collected.received.append(event.reference)
    return collected


def _waiting_for(region: Region, event: OutsideEvent) -> int | None:
    """The step of the case that waits for this outcome, open or already closed by this very event."""
    items = WorkItem.objects.filter(case__region=region, case__number=event.number).select_related("case")
    for item in items.order_by("id"):
        step = standard_by_hash(item.case.standard_hash).step(item.step)
        awaited = step.task == "tunggu_peristiwa" and event.outcome in {
            outcome.code for outcome in step.outcomes
        }
        if awaited and (item.closed_at is None or item.outcome == event.outcome):
            return item.pk
    return None
