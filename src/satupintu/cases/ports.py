"""What the case asks of rooms above it, and of other systems."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class SurveyGate(Protocol):
    @property
    def remark(self) -> str:
        """What a page says of the gate itself: that it stands open for everybody, say."""
        ...

    def passed(self, case: str) -> bool:
        """Whether the survey of this case is filled in, or its gate released by a supervisor."""
        ...


@dataclass(frozen=True, slots=True)
class OutsideEvent:
    """Something another system says has happened to one of our cases."""

    reference: str
    """Its own number there: the same event told twice is received once."""
    number: str
    """Our case's number."""
    outcome: str


class EventSource(Protocol):
    """Another system (OSS, say) that tells of events; none of its calls is made inside a transaction."""

    def pending(self, region: str) -> Sequence[OutsideEvent]: ...

    def settle(self, reference: str) -> None:
        """Tell the other system that the event need not be told again."""
        ...
