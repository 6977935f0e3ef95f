"""allauth's hooks: who is let in, how wrong tries are counted, where one goes next, and what the journal keeps of it."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from satupintu.people.actions.note_account import note_account
from satupintu.people.models import Region, User
from satupintu.people.models.user import OFFICER
from satupintu.people.passwords import check_new_password, check_not_expired
from satupintu.people.queries import seats_of
from satupintu.people.tries import charge_try, forget_tries, password_subject
from satupintu.rules.errors import Refused
from satupintu.web.signin.words import SENTENCES
from satupintu.web.visitor.address import client_address
from satupintu.web.visitor.officer_sessions import begin
from satupintu.web.visitor.proofs import recently_authenticated, ways_of

SECURITY = "/petugas/keamanan/"
ENTRANCE = "/petugas/masuk/"


class OfficerAccounts(DefaultAccountAdapter):
    error_messages = {**DefaultAccountAdapter.error_messages, **SENTENCES}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Own paths only: another host of ours is another region."""
        return (
            bool(url)
            and str(url).startswith("/")
            and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        seats = seats_of(request.user, at=timezone.now()) if isinstance(request.user, User) else ()
        first = next((seat.region_id for seat in seats if seat.region_id is not None), None)
        slug = Region.objects.values_list("slug", flat=True).get(pk=first) if first is not None else ""
        return f"/{slug}/petugas/" if slug else SECURITY

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return ENTRANCE

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return SECURITY

    def clean_password(self, password: str, user: User | None = None) -> str:
        try:
            check_new_password(password, user.login if user is not None else "")
        except Refused as refused:
            raise ValidationError(refused.sentence, code=refused.code) from refused
        return password

    def set_password(self, user: User, password: str) -> None:
        """His own from now on, whoever set the one before."""
        user.temporary_until = None
        user.version += 1
        user.set_password(password)
        user.save(update_fields=["password", "temporary_until", "version"])

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Signing in a moment ago is as good as being asked again."""
        return not recently_authenticated(self.request)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        subject = password_subject(str(credentials.get("username", "")))
        at = timezone.now()
        try:
            pause = charge_try(subject, at=at)
        except Refused as refused:
            raise ValidationError(refused.sentence, code=refused.code) from refused
        found = super().authenticate(request, **credentials)
        user = found if isinstance(found, User) and found.kind == OFFICER else None
        if user is None:
            self._note_failure(str(credentials.get("username", "")), paused=pause is not None)
            return None
        forget_tries(subject)
        try:
            check_not_expired(user, at)
        except Refused as refused:
            raise ValidationError(refused.sentence, code=refused.code) from refused
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        """Every way in ends here: password, passkey, or the employer's sign-in."""
        if user.kind != OFFICER or not user.is_active:
            raise PermissionDenied
        ways = ways_of(request, user)
        super().login(request, user)
        begin(request)
        note_account(user, "masuk", {"cara": ways}, at=timezone.now())

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            note_account(request.user, "keluar", at=timezone.now())
        super().logout(request)

    def _note_failure(self, login: str, *, paused: bool) -> None:
        user = User.objects.filter(login=login.strip().lower(), kind=OFFICER).first()
        if user is None:
            return
        note_account(user, "masuk_gagal", {"cara": "password"}, at=timezone.now())
        if paused:
            note_account(user, "masuk_dijeda", at=timezone.now())
