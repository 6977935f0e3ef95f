"""By what an officer has proved himself in this session, and when; the records are allauth's own."""

from collections.abc import Iterator
from datetime import timedelta

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from satupintu.people.models import User

RECENT = timedelta(minutes=10)
REHEARSED = "peragaan"
"""The demo's one click, with its moment: it counts in a rehearsal and nowhere else."""


def rehearse(request: HttpRequest) -> None:
    """Say of this session that the demo's one click opened it; elsewhere it is no proof of anything."""
    request.session[REHEARSED] = timezone.now().timestamp()


def proved_twice(request: HttpRequest) -> bool:
    """A code, a passkey or a recovery code came on top of the password, or a passkey stood for both."""
    return any(way not in ("password", "socialaccount") for way, _ in _proofs(request))


def recently_authenticated(request: HttpRequest, within: timedelta = RECENT) -> bool:
    """Whether he himself was here a moment ago: asked before what a browser left open must not allow."""
    latest = max((at for _, at in _proofs(request)), default=0.0)
    return timezone.now().timestamp() - latest < within.total_seconds()


def ways_of(request: HttpRequest, user: User) -> list[str]:
    """For the journal: `password`, `totp`, `webauthn`, `recovery_codes`, `socialaccount`, each once."""
    found = [
        str(record.get("type", record["method"])) for record in get_authentication_records(request, user)
    ]
    return list(dict.fromkeys(found))


def _proofs(request: HttpRequest) -> Iterator[tuple[str, float]]:
    if not isinstance(request.user, User):
        return
    for record in get_authentication_records(request, request.user):
        yield record["method"], record["at"]
    if settings.REHEARSAL and REHEARSED in request.session:
        yield REHEARSED, request.session[REHEARSED]
