"""Where somebody is sent to, and back: only ever within this site (reliability E6: no open redirects)."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

CITIZEN_SIGN_IN = "/masuk/"
OFFICER_SIGN_IN = "/petugas/masuk/"
ONWARD = "lanjut"


def to_citizen_sign_in(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(_with_onward(CITIZEN_SIGN_IN, request))


def to_officer_sign_in(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(_with_onward(OFFICER_SIGN_IN, request))


def onward(request: HttpRequest, otherwise: str) -> str:
    """The page somebody wanted before signing in, if it is one of ours."""
    wanted = request.POST.get(ONWARD) or request.GET.get(ONWARD) or ""
    own = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if own else otherwise


def _with_onward(address: str, request: HttpRequest) -> str:
    """A form that was sent while signed out leads back to its page, not to the sending."""
    wanted = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    return f"{address}?{urlencode({ONWARD: wanted})}"
