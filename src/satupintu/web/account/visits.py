"""The browser at the door: what codes are bound to and budgets count by, before anybody has signed in."""

import secrets

from django.http import HttpRequest
from django.http.request import split_domain_port

from satupintu.catalogue.region_files import slugs_by_host
from satupintu.people.queries import region_by_slug
from satupintu.people.visit import Visit
from satupintu.web.visitor.address import client_address
from satupintu.web.visitor.ways import onward

BROWSER = "peramban"
"""A secret of this browser's session, shown on no page; it survives signing in, when the session gets a new name."""


def visit_of(request: HttpRequest) -> Visit:
    secret = request.session.get(BROWSER)
    if not isinstance(secret, str):
        secret = request.session[BROWSER] = secrets.token_urlsafe(24)
    return Visit(session=secret, address=client_address(request), region_id=_region_of(request))


def _region_of(request: HttpRequest) -> int | None:
    """Whose budget a try counts against besides the other three: the region at whose host, or for whose page, somebody is.

    A citizen belongs to none. Where the address tells none either, account, address and the whole system count alone: a
    visitor who names another region than his own only spends from that one, and gains nothing.
    """
    slug = slugs_by_host().get(split_domain_port(request.get_host())[0])
    if slug is None:
        slug = onward(request, "/").split("?")[0].split("/")[1]
    row = region_by_slug(slug) if slug else None
    return row.pk if row else None
