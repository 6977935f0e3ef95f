"""The two doors with a lock: pages of an applicant, pages of an officer. Whoever is not let in is told where to go."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.people.actor import Actor
from satupintu.people.models import User
from satupintu.people.models.user import CITIZEN, OFFICER
from satupintu.people.queries import act_as_applicant, region_by_slug
from satupintu.rules.errors import Refused
from satupintu.web.visitor.officer import Officer, officer_of
from satupintu.web.visitor.ways import to_citizen_sign_in, to_officer_sign_in

View = Callable[..., HttpResponseBase]


class CitizenRequest(HttpRequest):
    """Of an applicant that is signed in; `at` is the one moment of the whole request."""

    citizen: Actor
    at: datetime


class OfficerRequest(HttpRequest):
    """Of an officer with a seat in the region of the address."""

    officer: Officer
    at: datetime


def citizen_page(view: View) -> View:
    """For the applicant alone: nobody else keeps a copy of it, and a refusal becomes a page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        at = timezone.now()
        user = signed_in(request, CITIZEN)
        if user is None:
            return to_citizen_sign_in(request)
        known = cast("CitizenRequest", request)
        try:
            known.citizen, known.at = act_as_applicant(user, at=at), at
            return view(known, *args, **kwargs)
        except Refused as refused:
            return refusal(request, refused)

    return _private(guarded)


def officer_page(view: View) -> View:
    """For who holds a seat in the region that the address names; the region itself is in `request.officer`."""

    @wraps(view)
    def guarded(request: HttpRequest, region: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        at = timezone.now()
        row = region_by_slug(region)
        if row is None:
            raise Http404
        user = signed_in(request, OFFICER)
        if user is None:
            return to_officer_sign_in(request)
        officer = officer_of(user, row, at=at)
        if officer is None:
            return render(request, "visitor/no_seat.html", {"region": row}, status=403)
        known = cast("OfficerRequest", request)
        known.officer, known.at = officer, at
        try:
            return view(known, *args, **kwargs)
        except Refused as refused:
            return refusal(request, refused)

    return _private(guarded)


def signed_in(request: HttpRequest, kind: str) -> User | None:
    """The account behind the session, if it is of this kind and still open."""
    user = request.user
    if isinstance(user, User) and user.kind == kind and user.is_active:
        return user
    return None


def refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    """What could not be done, why, and the way back; for pages that have no form to say it in."""
    return render(request, "visitor/refused.html", {"refused": refused}, status=409)


def _private(view: View) -> View:
    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(view))
