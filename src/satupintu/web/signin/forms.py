"""allauth's forms where ours are stricter; `settings` names them."""

import hashlib
from typing import Any

from allauth.account.forms import ChangePasswordForm
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.forms import BooleanField, HiddenInput

from satupintu.web.signin.words import SENTENCES

CODE_LIVES_SECONDS = 5 * 30
"""A code is good in its own half minute and the one on either side; until all are over it is not taken again."""


class CodeOnce(AuthenticateForm):
    def clean_code(self) -> str:
        return taken_once(self.user.pk, super().clean_code())


class CodeOnceMore(ReauthenticateForm):
    def clean_code(self) -> str:
        return taken_once(self.user.pk, super().clean_code())


class AddedPasskey(AddWebAuthnForm):
    """Always of the kind that stands for password and code both; the page does not ask."""

    passwordless = BooleanField(required=False, widget=HiddenInput)


class NewPassword(ChangePasswordForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "password2" in self.errors and cleaned.get("password1"):
            del self.errors["password2"]
            fault = "password_mismatch" if self.data.get("password2") else "required"
            self.add_error("password2", ValidationError(SENTENCES.get(fault, ""), code=fault))
        return cleaned


def taken_once(user_id: int, code: str) -> str:
    """Allauth remembers a used code for its own half minute only, and takes it for three of them (reliability F2)."""
    digest = hashlib.sha256(normalize_user_code(code).encode()).hexdigest()
    if not cache.add(f"kode-dipakai:{user_id}:{digest}", "1", timeout=CODE_LIVES_SECONDS):
        raise ValidationError(SENTENCES["incorrect_code"], code="incorrect_code")
    return code
