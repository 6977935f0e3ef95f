"""What the case asks of rooms above it."""

from typing import Protocol


class SurveyGate(Protocol):
    def passed(self, case: str) -> bool:
        """Whether the survey of this case is filled in, or its gate released by a supervisor."""
        ...
