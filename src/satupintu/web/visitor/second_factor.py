"""Who decides, numbers, signs or administers proves himself twice; who got a password from somebody changes it first."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from satupintu.catalogue.second_factor import is_due
from satupintu.people.models import User
from satupintu.people.models.user import OFFICER
from satupintu.people.passwords import must_change
from satupintu.web.visitor.proofs import proved_twice

SET_UP = "/petugas/keamanan/"
NEW_PASSWORD = "/petugas/keamanan/sandi/"  # noqa: S105  an address
OPEN: tuple[str, ...] = ("/petugas/", "/warna/", "/lambang/", settings.STATIC_URL)
"""Where he sets the factor up, signs out, and what those pages are drawn with; every other address is closed."""
REHEARSED_OPEN: tuple[str, ...] = ("/demo/",)


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path_info.startswith(_open()):
            return None
        where = stopped(request)
        return HttpResponseRedirect(where) if where else None


def stopped(request: HttpRequest) -> str:
    """Where an officer must go first: to a password of his own, or to the factor he still owes.

    Who has both costs no statement.
    """
    user = request.user
    if not isinstance(user, User) or user.kind != OFFICER:
        return ""
    if must_change(user):
        return NEW_PASSWORD
    return "" if proved_twice(request) or not is_due(user, at=timezone.now()) else SET_UP


def _open() -> tuple[str, ...]:
    return OPEN + REHEARSED_OPEN if settings.REHEARSAL else OPEN
