"""Setting up and taking off what one proves himself with: the app, passkeys and recovery codes."""

from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, ListWebAuthnView, RemoveWebAuthnView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from satupintu.people.actions.note_account import note_account
from satupintu.people.tries import CODE, charge_try, forget_tries, subject_of
from satupintu.rules.errors import Refused
from satupintu.web.signin.door import Page, officer, zone_of
from satupintu.web.signin.factors import Factors, record_possession


class SetUpApp(Page, ActivateTOTPView):
    template_name = "signin/app_set_up.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        subject = subject_of(officer(request), CODE)
        try:
            charge_try(subject, at=timezone.now())
        except Refused as refused:
            return render(request, "signin/too_many.html", {"sentence": refused.sentence}, status=429)
        response: HttpResponse = super().post(request, *args, **kwargs)
        if response.status_code == 302:
            forget_tries(subject)
        return response

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**given)
        secret = context["form"].secret
        return {**context, "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_possession(self.request, officer(self.request), "totp")
        note_account(officer(self.request), "faktor_dipasang", {"faktor": "totp"}, at=timezone.now())
        return response


class TakeOffApp(Page, DeactivateTOTPView):
    template_name = "signin/app_take_off.html"

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        note_account(officer(self.request), "faktor_dilepas", {"faktor": "totp"}, at=timezone.now())
        return response


class Passkeys(Page, ListWebAuthnView):
    template_name = "signin/passkeys.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        return {**super().get_context_data(**given), "zone": zone_of(officer(self.request))}


class AddPasskey(Page, AddWebAuthnView):
    template_name = "signin/passkey_add.html"

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Of the kind that stands for password and code both: kept in the device, opened by finger, face or PIN."""
        context: dict[str, Any] = super().get_context_data(**given)
        context["js_data"] = {
            "creation_options": begin_registration(officer(self.request), passwordless=True)
        }
        context.setdefault("form", self.get_form())
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_possession(self.request, officer(self.request), "webauthn")
        note_account(officer(self.request), "faktor_dipasang", {"faktor": "webauthn"}, at=timezone.now())
        return response


class RenamePasskey(Page, EditWebAuthnView):
    template_name = "signin/passkey_rename.html"


class RemovePasskey(Page, RemoveWebAuthnView):
    template_name = "signin/passkey_remove.html"

    def form_valid(self, form: Any) -> HttpResponse:
        if not Factors().can_delete_authenticator(self.object):
            return self.render_to_response(self.get_context_data(must_stay=True), status=409)
        response: HttpResponse = super().form_valid(form)
        note_account(officer(self.request), "faktor_dilepas", {"faktor": "webauthn"}, at=timezone.now())
        return response


class RecoveryCodes(Page, ViewRecoveryCodesView):
    template_name = "signin/recovery_codes.html"


class NewRecoveryCodes(Page, GenerateRecoveryCodesView):
    template_name = "signin/recovery_codes_new.html"

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        note_account(officer(self.request), "kode_pemulihan_dibuat", at=timezone.now())
        return HttpResponseRedirect(response["Location"])
