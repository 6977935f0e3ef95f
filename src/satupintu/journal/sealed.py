"""The daily seal's own hash, made when sealing and made again when verifying."""

from collections.abc import Iterable
from datetime import date, datetime

from satupintu.journal.canonical import digest
from satupintu.journal.chain import Head, stamp

SEAL_CHAIN = "segel"
SEAL_DEED = "segel_harian"


def seal_hash(*, day: date, at: datetime, through: int, heads: Iterable[Head], previous: str) -> str:
    lines = sorted([head.chain, head.length, head.hash] for head in heads)
    return digest(
        {
            "at": stamp(at),
            "count": len(lines),
            "day": day.isoformat(),
            "heads": digest(lines),
            "previous": previous,
            "through": through,
        }
    )
