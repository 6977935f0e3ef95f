"""How long an officer's session lasts: half a day at most, and half an hour without a sign of life."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from satupintu.people.models import User
from satupintu.people.models.user import OFFICER
from satupintu.people.sessions import BEGAN, DEVICE, SEEN
from satupintu.web.visitor.device import device_of

NOTED_EVERY = timedelta(seconds=60)
"""A sign of life is written this often and not with every request."""
TOO_OLD = "Sesi Anda sudah berlangsung terlalu lama. Masuklah lagi untuk melanjutkan."
TOO_QUIET = "Sesi Anda diakhiri karena lama tidak dipakai. Masuklah lagi untuk melanjutkan."


View = Callable[..., HttpResponseBase]


def unattended(view: View) -> View:
    """Asked by an open page by itself, with nobody touching it: no sign of life."""
    view.unattended = True  # type: ignore[attr-defined]  # a mark, as Django's own decorators leave them
    return view


def begin(request: HttpRequest) -> None:
    """Start the clocks of a session that has just been opened for an officer."""
    now = timezone.now().timestamp()
    request.session[BEGAN] = request.session[SEEN] = now
    request.session[DEVICE] = device_of(request.headers.get("User-Agent", ""))


class OfficerSessionMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            user = request.user
            if isinstance(user, User) and user.kind == OFFICER:
                _keep_time(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> None:
        """A page that somebody asked for is a sign of life."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not getattr(view, "unattended", False):
            _note_life(request)


def _keep_time(request: HttpRequest) -> None:
    session = request.session
    if BEGAN not in session:
        begin(request)
        return
    now = timezone.now().timestamp()
    if now - session[BEGAN] >= settings.OFFICER_SESSION_AGE.total_seconds():
        _end(request, TOO_OLD)
    elif now - session[SEEN] >= settings.OFFICER_SESSION_IDLE.total_seconds():
        _end(request, TOO_QUIET)


def _note_life(request: HttpRequest) -> None:
    session, now = request.session, timezone.now().timestamp()
    if SEEN in session and now - session[SEEN] >= NOTED_EVERY.total_seconds():
        session[SEEN] = now


def _end(request: HttpRequest, sentence: str) -> None:
    logout(request)
    messages.warning(request, sentence)
