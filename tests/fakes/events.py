"""Another system that tells of events, in memory."""

from collections.abc import Sequence

from satupintu.cases.ports import OutsideEvent


class FakeEventSource:
    def __init__(self, *events: OutsideEvent) -> None:
        self.told = {event.reference: event for event in events}
        self.settled: list[str] = []
        self.loses_settling = False

    def pending(self, region: str) -> Sequence[OutsideEvent]:
        return [event for event in self.told.values() if event.reference not in self.settled]

    def settle(self, reference: str) -> None:
        if not self.loses_settling:
            self.settled.append(reference)
