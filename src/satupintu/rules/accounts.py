"""How often a code or a password may be tried in a day, and what somebody who guesses may hope for.

A code alone is bounded by its tries; 100,000 accounts together are not. So every try is counted in four places, for the
account, for the address it came from, for the region, and for the whole system, and the smallest rest decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Scope = Literal["akun", "nomor", "alamat", "wilayah", "sistem"]
SCOPES: tuple[Scope, ...] = ("akun", "nomor", "alamat", "wilayah", "sistem")
"""From the nearest to the widest; every process takes them in this order."""

CODE_DIGITS = 8
CODE_LIFE = timedelta(minutes=10)
CODE_GAP = timedelta(seconds=60)
TRIES_A_CODE = 5
REQUEST_LIFE = timedelta(hours=1)
"""How long what was asked waits for its code; then it is asked anew."""

ASLEEP_AFTER = timedelta(days=45)
"""A number that has lapsed may be sold again after 60 days."""
PHONE_HOLD = timedelta(hours=24)
TEMPORARY_PASSWORD_LIFE = timedelta(hours=24)
INVITATION_LIFE = timedelta(days=7)

DAY_ZONE = "Asia/Jakarta"
"""Budgets belong to no region; their day turns with the capital's."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent in a day; a scope without a limit is not counted."""

    code: str
    limits: Mapping[Scope, int]


CODES = Budget("kode_dikirim", {"akun": 5, "nomor": 5, "alamat": 60, "wilayah": 5_000, "sistem": 20_000})
TRIES = Budget("kode_dicoba", {"akun": 25, "alamat": 200, "wilayah": 4_000, "sistem": 10_000})
PASSWORDS = Budget("sandi_dicoba", {"akun": 20, "alamat": 400, "wilayah": 10_000, "sistem": 50_000})
TRACKING = Budget("lacak", {"alamat": 300})
"""Wrong ones only, and by address alone: the code has 80 bits, so this spares the machine and shuts nobody else out."""

CHECKING = Budget("periksa_kode", {"alamat": 60, "sistem": 10_000_000})
"""Unknown codes whose check letters fit: hardly ever a slip (one in a thousand), so few are let through from one network."""
GUESSES_OF_ONE, GUESSES_OF_ALL = 5, 200
"""From so many in a day on the administrator is told."""
DOCUMENTS = Budget("periksa_dokumen", {"alamat": 200, "sistem": 20_000})
"""Each may take seconds of a processor."""


def exhausted(limits: Mapping[Scope, int], spent: Mapping[Scope, int]) -> Scope | None:
    """Name the widest scope that has nothing left, if any: that one is worth an alarm."""
    gone = [scope for scope in SCOPES if scope in limits and spent.get(scope, 0) >= limits[scope]]
    return gone[-1] if gone else None


def expected_takeovers(wrong_tries: int, *, digits: int = CODE_DIGITS) -> float:
    """How many accounts so many blind tries open, on average, each against one live code."""
    return wrong_tries / float(10**digits)
