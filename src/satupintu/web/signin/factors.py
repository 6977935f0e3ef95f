from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone

from satupintu.catalogue.second_factor import is_due
from satupintu.people.factors import STRONG
from satupintu.people.sealing import seal_text, unseal_text
from satupintu.web.design.qr import qr_svg
from satupintu.web.signin.words import SENTENCES

PURPOSE = "faktor_kedua"


class Factors(DefaultMFAAdapter):
    error_messages = {code: SENTENCES[code] for code in DefaultMFAAdapter.error_messages if code in SENTENCES}

    def encrypt(self, text: str) -> str:
        return seal_text(text, PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal_text(encrypted_text, PURPOSE)

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        """Drawn by our own hand: a picture from data would break the content policy."""
        return qr_svg(url, "Kode QR untuk aplikasi autentikator")

    def get_totp_issuer(self) -> str:
        return f"Satu Pintu {self._get_site_name()}"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever needs a second factor keeps one; to change it, the new one is set up first."""
        if authenticator.type not in STRONG:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=STRONG)
        if others.exclude(pk=authenticator.pk).exists():
            return True
        return not is_due(authenticator.user_id, at=timezone.now())

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return f"Kunci sandi {number}"


def record_possession(request: HttpRequest, user: AbstractBaseUser, kind: str) -> None:
    """Who has just set a factor up has shown that he has it."""
    record_authentication(request, user, "mfa", type=kind)
