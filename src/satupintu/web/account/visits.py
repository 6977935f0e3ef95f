"""The browser at the door: what codes are bound to and budgets count by, before anybody has signed in."""

import secrets

from django.http import HttpRequest

from satupintu.people.visit import Visit
from satupintu.web.visitor.address import client_address

BROWSER = "peramban"
"""A secret of this browser's session, shown on no page; it survives signing in, when the session gets a new name."""


def visit_of(request: HttpRequest) -> Visit:
    secret = request.session.get(BROWSER)
    if not isinstance(secret, str):
        secret = request.session[BROWSER] = secrets.token_urlsafe(24)
    return Visit(session=secret, address=client_address(request))
