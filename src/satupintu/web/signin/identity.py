"""The employer's sign-in (OIDC): it opens the account of an officer who is known already, and never makes one."""

from functools import reduce
from operator import or_
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone

from satupintu.people.actions.note_account import note_account
from satupintu.people.models import User
from satupintu.people.models.user import OFFICER


class OfficerIdentities(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            # Nobody links an identity of his own choice to an account; the subject is set by the administrator.
            raise _turned_away(request)
        if sociallogin.is_existing:
            known = sociallogin.user
            if known.kind == OFFICER and known.is_active:
                return
            raise _turned_away(request)
        user = officer_with(verified_addresses(sociallogin))
        if user is None:
            raise _turned_away(request)
        sociallogin.connect(request, user)
        note_account(
            user, "identitas_dihubungkan", {"penyedia": sociallogin.account.provider}, at=timezone.now()
        )

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        raise ImmediateHttpResponse(
            render(request, "signin/identity_failed.html", {"why": "putus"}, status=400)
        )


def verified_addresses(sociallogin: SocialLogin) -> list[str]:
    """Only what the provider itself has verified: a claim about an address is not the address."""
    return [address.email.lower() for address in sociallogin.email_addresses if address.verified is True]


def officer_with(addresses: list[str]) -> User | None:
    """The one active officer with such an address; what two of them share is nobody's."""
    wanted = reduce(or_, (Q(email__iexact=address) for address in addresses), Q(pk__in=[]))
    found = list(User.objects.filter(wanted, kind=OFFICER, is_active=True)[:2])
    return found[0] if len(found) == 1 else None


def _turned_away(request: HttpRequest) -> ImmediateHttpResponse:
    return ImmediateHttpResponse(
        render(request, "signin/identity_failed.html", {"why": "tidak_dikenal"}, status=403)
    )
