"""What the room asks of an antivirus; none of its calls is made inside a transaction."""

from datetime import datetime
from pathlib import Path
from typing import Protocol


class Antivirus(Protocol):
    def virus_in(self, path: Path, *, at: datetime) -> str:
        """Return the virus's name, or nothing for a clean file; raises `AntivirusDown` where it cannot be told."""
        ...


class AntivirusDown(Exception):
    """No answer, no answer in time, or signatures too old to count: the file stays in quarantine."""
