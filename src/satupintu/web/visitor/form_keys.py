"""What a form carries besides its answers: a key that makes a second sending harmless, and what its reader has seen."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, QueryDict

from satupintu.journal.actions.once import once
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

LONGEST = 80
UNSAID = frozenset({"kunci", "csrfmiddlewaretoken"})
"""What a form carries that is no part of what it says."""


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


@dataclass(frozen=True, slots=True)
class Done:
    result: str
    again: bool
    """The same form was sent before: nothing was done now, and this is what came of it then."""


def done_once(
    request: HttpRequest,
    deed: Callable[[], str],
    *,
    by: Actor,
    at: datetime,
    again: Callable[[str], str] = str,
) -> Done:
    """Do what a form asks once, however often it is sent; the receipt keeps the deed's result, so it must hold no secret.

    `again` makes of the kept result what a second sending gets.
    """
    posted, before = request.POST, False

    def repeated(kept: str) -> str:
        nonlocal before
        before = True
        return again(kept)

    said: dict[str, object] = {name: values for name, values in posted.lists() if name not in UNSAID}
    result = once(
        deed,
        kept=lambda made: {"hasil": made},
        again=lambda kept: repeated(str(kept["hasil"])),
        actor=by.signatory.actor,
        key=sending_of(posted).key,
        payload={"halaman": request.path, "isian": said},
        at=at,
    )
    return Done(result, before)
