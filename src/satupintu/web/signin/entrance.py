"""In and out: the password, the second factor, the passkey that stands for both, and the way out."""

from typing import Any

from allauth.account.views import AccountInactiveView, LoginView, LogoutView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.internal.auth import begin_authentication
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from satupintu.people.actions.note_account import note_account
from satupintu.people.tries import CODE, charge_try, forget_tries, subject_of
from satupintu.rules.errors import Refused
from satupintu.web.signin.door import Page
from satupintu.web.visitor.ways import ONWARD, onward


class SignIn(Page, LoginView):
    template_name = "signin/sign_in.html"

    def get_next_url(self) -> str | None:
        return onward(self.request, "") or super().get_next_url()

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**given)
        context |= {"onward_name": ONWARD, "onward": self.get_next_url() or ""}
        context["oidc"] = settings.OIDC_NAME if settings.OIDC_ISSUER else ""
        return context


class SecondFactor(Page, AuthenticateView):
    template_name = "signin/second_factor.html"
    refused = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = self.stage.login.user
        self.subject = subject_of(user, CODE)
        try:
            self.pause = charge_try(self.subject, at=timezone.now())
        except Refused as refused:
            return self._say(refused.sentence, status=429)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        forget_tries(self.subject)
        response: HttpResponse = super().form_valid(form)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        user, at = self.stage.login.user, timezone.now()
        note_account(user, "masuk_gagal", {"cara": "kode"}, at=at)
        if self.pause is not None:
            note_account(user, "masuk_dijeda", at=at)
        response: HttpResponse = super().form_invalid(form)
        return response

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        return {**super().get_context_data(**given), "refused": self.refused}

    def _say(self, sentence: str, status: int) -> HttpResponse:
        self.refused = sentence
        self.auth_form, self.webauthn_form = self.get_form_class()(user=self.stage.login.user), None
        return self.render_to_response(self.get_context_data(), status=status)


class PasskeySignIn(LoginWebAuthnView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For the script behind the button; nobody is named, so that the answer is the same for everybody."""
        return JsonResponse({"request_options": begin_authentication(user=None)})


class SignOut(Page, LogoutView):
    template_name = "signin/sign_out.html"

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing typed by him stays in this browser, also where no script ran."""
        response: HttpResponse = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response


class Inactive(Page, AccountInactiveView):
    template_name = "signin/inactive.html"


def too_many(request: HttpRequest) -> HttpResponse:
    """Allauth's answer to who asks too often from one address."""
    return render(request, "signin/too_many.html", status=429)
