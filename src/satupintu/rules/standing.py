"""How a permit stands on a day, in one word; what it leans on counts with it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Standing = Literal["disiapkan", "berlaku", "ditangguhkan", "dicabut", "diganti", "kedaluwarsa"]
RUNNING = frozenset({"berlaku", "ditangguhkan"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What the register says of it."""

    state: str
    valid_until: date | None = None


def standing_on(day: date, own: Kept, *, original: Kept | None = None) -> str:
    """The nightly round may not have been yet: past its last day a permit has expired all the same.

    A copy is worth what its original is worth, and never more than it says itself.
    """
    state = _alone(day, own)
    if original is None or state not in RUNNING:
        return state
    other = _alone(day, original)
    return state if other == "berlaku" else other


def _alone(day: date, kept: Kept) -> str:
    over = kept.valid_until is not None and kept.valid_until < day
    return "kedaluwarsa" if over and kept.state in RUNNING else kept.state
