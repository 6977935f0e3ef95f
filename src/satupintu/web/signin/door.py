"""What all pages of the officers' door share: no citizen passes, nobody keeps a copy, and a form is shown our way."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.people.models import User
from satupintu.people.models.user import OFFICER
from satupintu.people.queries import seats_of
from satupintu.web.signin.controls import shown
from satupintu.web.signin.words import WAYS

View = Callable[..., HttpResponse]
WESTERN = "Asia/Jakarta"


def at_the_door(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User) and request.user.kind != OFFICER:
            return render(request, "signin/not_an_officer.html", status=403)
        return view(request, *args, **kwargs)

    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(guarded))


class Page:
    """Mixed into allauth's pages: our controls of its form, and 422 where something typed is not right."""

    request: HttpRequest

    def render_to_response(self, context: dict[str, Any], **given: Any) -> HttpResponse:
        form = context.get("form")
        context["shown"] = shown(form) if form is not None else None
        context["ways"] = WAYS
        context["said"] = [str(message) for message in get_messages(self.request)]
        if self.request.method == "POST" and form is not None and form.errors:
            given.setdefault("status", 422)
        response: HttpResponse = super().render_to_response(context, **given)  # type: ignore[misc]  # of the page it is mixed into
        return response


def officer(request: HttpRequest) -> User:
    """Who is signed in, on pages that nobody else reaches."""
    if not isinstance(request.user, User):
        raise TypeError("This page is reached by who is signed in only.")
    return request.user


def zone_of(user: User) -> str:
    """By whose clock times are shown: the region's of his first seat."""
    return next((seat.zone for seat in seats_of(user, at=timezone.now())), WESTERN)
