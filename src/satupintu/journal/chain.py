"""How entries hang together: each holds the hash of the one before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from satupintu.journal.canonical import digest

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain; its owner keeps it on the row that is locked for every deed."""

    chain: str
    length: int = 0
    hash: str = GENESIS


def stamp(at: datetime) -> str:
    """Return the same text for the same instant, whatever zone it came in and whichever database kept it."""
    if at.tzinfo is None:
        raise ValueError("The journal takes aware datetimes only.")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def entry_hash(
    *,
    chain: str,
    number: int,
    at: datetime,
    actor: str,
    post: str,
    deed: str,
    facts: Mapping[str, object],
    previous: str,
) -> str:
    return digest(
        {
            "actor": actor,
            "at": stamp(at),
            "chain": chain,
            "deed": deed,
            "facts": facts,
            "number": number,
            "post": post,
            "previous": previous,
        }
    )
