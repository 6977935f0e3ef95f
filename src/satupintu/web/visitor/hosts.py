"""A region at its own host name: there its addresses need not name it, and no other region is to be had."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.urls import Resolver404, resolve

from satupintu.catalogue.region_files import slugs_by_host, slugs_on_file

REGION = "region"
"""The word by which every address of a region captures its slug."""


class RegionHostMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = split_domain_port(request.get_host())[0]
        if settings.PRIVATE_HOSTS_ONLY and not is_private(host):
            raise DisallowedHost(f"{host} is not of this network.")
        own = slugs_by_host().get(host)
        if own is not None:
            # Only what the resolver reads; the address as it was asked for stays the way back.
            request.path_info = within(request.path_info, own, slugs_on_file())
        return self.get_response(request)


def within(path: str, own: str, slugs: frozenset[str]) -> str:
    """The long form of an address at the host of the region `own`; another region's is nowhere."""
    if path == "/":
        return f"/{own}/"
    named = _region_in(path)
    if named is None or named == own:
        return path
    if named in slugs:
        raise Http404(f"{named} is not at this host.")
    return f"/{own}{path}"


def is_private(host: str) -> bool:
    """For the demo: this machine, or one of the same network as a phone would name it."""
    if host in ("localhost", "testserver") or host.endswith((".local", ".localhost")):
        return True
    try:
        return ip_address(host.strip("[]")).is_private
    except ValueError:
        return False


def _region_in(path: str) -> str | None:
    """What the address has in the place of a region: none where it is the same for all of them."""
    for address in (path, f"{path}/"):
        try:
            found = resolve(address).kwargs.get(REGION)
        except Resolver404:
            continue
        return str(found) if found is not None else None
    # Not an address as it stands; perhaps it is one without its region.
    return path.split("/")[1]
