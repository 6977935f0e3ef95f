"""What officers prove themselves with besides the password; the rows are allauth's."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator

from satupintu.people.models import User

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What is used day by day; recovery codes only stand in for these."""


def has_factor(user: User | int) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=STRONG).exists())


def without_factor(users: Iterable[User]) -> list[User]:
    having = set(Authenticator.objects.filter(type__in=STRONG).values_list("user_id", flat=True))
    return [user for user in users if user.pk not in having]
