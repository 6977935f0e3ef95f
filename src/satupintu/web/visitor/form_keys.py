"""What a form carries besides its answers: a key that makes a second sending harmless, and what its reader has seen."""

import secrets
from dataclasses import dataclass

from django.http import QueryDict

from satupintu.rules.errors import Refused

LONGEST = 80


@dataclass(frozen=True, slots=True)
class Sending:
    """The key under which a form was sent, and the version of the case that its sender had before him."""

    key: str
    seen: int | None


def new_key() -> str:
    """Made when the form is shown: two clicks send the same one (design §3, idempotent by actor and key)."""
    return secrets.token_urlsafe(18)


def sending_of(posted: QueryDict) -> Sending:
    key, seen = posted.get("kunci", ""), posted.get("versi", "")
    if not key or len(key) > LONGEST:
        raise Refused(
            "kiriman_tidak_lengkap", "Formulir ini tidak terkirim utuh. Muat ulang halaman, lalu kirim lagi."
        )
    return Sending(
        key=key, seen=int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else None
    )
