"""Who came in with a password that somebody else set changes it before anything else."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from satupintu.people.models import User
from satupintu.people.models.user import OFFICER
from satupintu.people.passwords import check_not_expired, must_change
from satupintu.rules.errors import Refused
from satupintu.web.visitor.ways import OFFICER_SIGN_IN

CHANGE = "/petugas/keamanan/sandi/"
OPEN: tuple[str, ...] = (
    CHANGE,
    "/petugas/pastikan/",
    "/petugas/keluar/",
    OFFICER_SIGN_IN,
    "/warna/",
    settings.STATIC_URL,
)
"""Where he changes it, is asked once more, or leaves; every other address is closed."""


class TemporaryPasswordMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not isinstance(request.user, User):
            return None
        user = request.user
        if user.kind != OFFICER or not must_change(user):
            return None
        try:
            check_not_expired(user, timezone.now())
        except Refused as refused:
            logout(request)
            messages.warning(request, refused.sentence)
            return HttpResponseRedirect(OFFICER_SIGN_IN)
        return None if request.path_info.startswith(OPEN) else HttpResponseRedirect(CHANGE)
