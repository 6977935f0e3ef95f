"""Who is signed in, for the head of a page that anybody may read: of which kind, and no more, so that it holds no secret."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from satupintu.people.models.user import CITIZEN, OFFICER
from satupintu.web.visitor.pages import signed_in

Link = tuple[str, str]
"""Text and address."""


@dataclass(frozen=True, slots=True)
class AccountShown:
    links: tuple[Link, ...]


STRANGER = AccountShown((("Permohonan saya", "/akun/"), ("Masuk", "/masuk/"), ("Daftar", "/daftar/")))
"""The same for all of them, so that a page may be kept by whoever fetched it."""
APPLICANT = AccountShown((("Permohonan saya", "/akun/"), ("Keluar", "/keluar/")))


def has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def show_account(request: HttpRequest) -> None:
    """For the layout of the page that is about to be made."""
    request.account_shown = account_shown(request)  # type: ignore[attr-defined]


def account_shown(request: HttpRequest) -> AccountShown:
    """Without a cookie nothing is asked of the database."""
    if not has_session(request):
        return STRANGER
    if signed_in(request, CITIZEN) is not None:
        return APPLICANT
    officer = signed_in(request, OFFICER)
    if officer is None:
        return STRANGER
    desk = (
        ("Kotak masuk", f"/{officer.home.slug}/petugas/") if officer.home else ("Akun", "/petugas/keamanan/")
    )
    return AccountShown((desk, ("Keluar", "/petugas/keluar/")))
