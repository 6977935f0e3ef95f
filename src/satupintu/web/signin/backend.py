from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from satupintu.people.models import User
from satupintu.people.models.user import OFFICER


class OfficerBackend(AuthenticationBackend):
    """Passwords typed at the officers' door open officers' accounts, and no other backend is asked after this one."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User:
        user = super().authenticate(request, **credentials)
        if not isinstance(user, User):
            raise PermissionDenied
        return user

    def _check_password(self, user: User | None, password: str) -> User | None:
        """Of anybody else as if there were nobody: the time it takes is evened out by the caller."""
        if user is None or user.kind != OFFICER:
            return None
        known = super()._check_password(user, password)
        return known if isinstance(known, User) else None
