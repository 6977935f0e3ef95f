"""Nobody who decides, numbers, signs or administers goes past the door before he has proved himself twice."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from satupintu.catalogue.second_factor import is_due
from satupintu.people.models import User
from satupintu.people.models.user import OFFICER
from satupintu.web.visitor.proofs import proved_twice

SET_UP = "/petugas/keamanan/"
OPEN: tuple[str, ...] = ("/petugas/", "/warna/", settings.STATIC_URL)
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
        return HttpResponseRedirect(SET_UP) if stopped(request) else None


def stopped(request: HttpRequest) -> bool:
    """An officer who must prove himself twice and has not; who has proved it costs no statement."""
    user = request.user
    if not isinstance(user, User) or user.kind != OFFICER or proved_twice(request):
        return False
    return is_due(user, at=timezone.now())


def _open() -> tuple[str, ...]:
    return OPEN + REHEARSED_OPEN if settings.REHEARSAL else OPEN
