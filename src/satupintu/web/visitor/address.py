"""Where a request came from: behind our own proxies the last address they wrote, and never what the sender claims."""

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104  nobody listens here: whoever cannot be told apart shares one budget


def client_address(request: HttpRequest) -> str:
    proxies: int = settings.TRUSTED_PROXIES
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and len(told) >= proxies:
        return told[-proxies]
    return str(request.META.get("REMOTE_ADDR") or UNKNOWN)
