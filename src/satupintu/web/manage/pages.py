"""The door of the administrator's pages: nobody else comes in, and everything behind it is of his own region."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, cast

from django.http.response import HttpResponseBase

from satupintu.people.actor import Actor
from satupintu.people.administering import ADMINISTRATOR
from satupintu.people.tenures import local_day
from satupintu.web.visitor.pages import OfficerRequest, officer_page

View = Callable[..., HttpResponseBase]


class ManagerRequest(OfficerRequest):
    """Of the administrator of the region in the address; `today` is the day it is there."""

    manager: Actor
    today: date
    base: str


def manager_page(view: View) -> View:
    @wraps(view)
    def guarded(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        known = cast("ManagerRequest", request)
        known.manager = request.officer.actor_with(ADMINISTRATOR)
        known.today = local_day(request.at, request.officer.region.zone)
        known.base = f"/{request.officer.region.slug}/petugas/kelola/"
        return view(known, *args, **kwargs)

    return officer_page(guarded)
