"""Pages for when there is nothing to show; they ask the database for nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from satupintu.web.visitor.ways import to_citizen_sign_in, to_officer_sign_in

SIGNED_IN = ("/permohonan/", "/akun/")
DESK = "/petugas/"


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "public/400.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "public/403.html", status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of a visit that has ended: whoever has no session any more signs in, and comes back to its page."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and request.path.startswith(SIGNED_IN):
        return to_citizen_sign_in(request)
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and DESK in request.path:
        return to_officer_sign_in(request)
    return render(request, "public/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "public/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "public/500.html", status=500)
