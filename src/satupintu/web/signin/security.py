"""The officer's own account: what protects it, where it is signed in, its password, and being asked once more."""

import hashlib
from typing import Any

from allauth.account.views import PasswordChangeView, ReauthenticateView
from allauth.mfa.base.views import IndexView
from allauth.mfa.base.views import ReauthenticateView as CodeView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from satupintu.catalogue.second_factor import is_due
from satupintu.people.actions.end_sessions import end_sessions
from satupintu.people.actions.note_account import note_account
from satupintu.people.factors import has_factor
from satupintu.people.models import Session, User
from satupintu.people.passwords import must_change
from satupintu.people.sessions import sessions_of
from satupintu.people.tries import CODE, charge_try, forget_tries, subject_of
from satupintu.rules.errors import Refused
from satupintu.web.signin.door import Page, officer, zone_of
from satupintu.web.signin.entrance import too_many
from satupintu.web.visitor.proofs import proved_twice

SECURITY = "/petugas/keamanan/"


class Security(Page, IndexView):
    template_name = "signin/security.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        user, at = officer(self.request), timezone.now()
        found = sessions_of(user, at=at)
        own = self.request.session.session_key
        return {
            **super().get_context_data(**given),
            "zone": zone_of(user),
            "must_change": must_change(user),
            "due": is_due(user, at=at),
            "proved": proved_twice(self.request),
            "has_factor": has_factor(user),
            "sessions": [(mark_of(row), row, row.session_key == own) for row in found],
        }


class NewPassword(Page, PasswordChangeView):
    template_name = "signin/password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User) and not request.user.has_usable_password():
            messages.info(
                request,
                "Akun ini masuk tanpa kata sandi. Bila memerlukannya, mintalah kepada pengelola sistem.",
            )
            return HttpResponseRedirect(SECURITY)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        user, at = officer(self.request), timezone.now()
        note_account(user, "kata_sandi_diganti", at=at)
        self.request.session.save()
        end_sessions(user=user, keep=self.request.session.session_key or "", at=at)
        messages.success(self.request, "Kata sandi diganti. Perangkat lain sudah dikeluarkan.")
        return response


class ByPassword(Page, ReauthenticateView):
    template_name = "signin/once_more.html"

    def form_valid(self, form: Any) -> HttpResponse:
        note_account(officer(self.request), "dipastikan_lagi", {"cara": "password"}, at=timezone.now())
        response: HttpResponse = super().form_valid(form)
        return response


class ByCode(Page, CodeView):
    template_name = "signin/once_more_code.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.subject = subject_of(officer(request), CODE)
        try:
            charge_try(self.subject, at=timezone.now())
        except Refused:
            return too_many(request)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        forget_tries(self.subject)
        note_account(officer(self.request), "dipastikan_lagi", {"cara": "kode"}, at=timezone.now())
        response: HttpResponse = super().form_valid(form)
        return response


class ByPasskey(Page, ReauthenticateWebAuthnView):
    template_name = "signin/once_more_passkey.html"

    def form_valid(self, form: Any) -> HttpResponse:
        note_account(officer(self.request), "dipastikan_lagi", {"cara": "webauthn"}, at=timezone.now())
        response: HttpResponse = super().form_valid(form)
        return response


@require_POST
@login_required
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    end_sessions(user=officer(request), at=timezone.now())
    logout(request)
    messages.success(request, "Anda sudah keluar dari semua perangkat.")
    return HttpResponseRedirect("/petugas/masuk/")


@require_POST
@login_required
def end_session(request: HttpRequest) -> HttpResponse:
    """One of his own, by its mark."""
    user, at = officer(request), timezone.now()
    wanted = request.POST.get("sesi", "")
    found = next((row for row in sessions_of(user, at=at) if mark_of(row) == wanted), None)
    if found is not None:
        found.delete()
        note_account(user, "sesi_diakhiri", at=at)
        messages.success(request, "Perangkat itu sudah dikeluarkan.")
    return HttpResponseRedirect(SECURITY)


def mark_of(session: Session) -> str:
    """What a page may show of a session: its key would open it."""
    return hashlib.sha256(session.session_key.encode()).hexdigest()[:24]
