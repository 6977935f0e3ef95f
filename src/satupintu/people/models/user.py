from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from satupintu.people.fields import SealedField, SealedIndex
from satupintu.people.models.region import Region

OFFICER = "petugas"
CITIZEN = "pemohon"
SYSTEM = "sistem"


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(login=(username or "").lower())


class User(AbstractBaseUser):
    """Somebody who signs in. What an officer may do comes from posts, never from the account."""

    KINDS: ClassVar = [(OFFICER, "Petugas"), (CITIZEN, "Pemohon"), (SYSTEM, "Sistem")]

    login = models.CharField(max_length=64, unique=True)
    """Of a citizen a code without meaning: citizens sign in with the NIK, found by its index."""
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=KINDS, default=OFFICER)
    email = models.EmailField(blank=True)
    nip = models.CharField(max_length=18, blank=True)
    rank = models.CharField(max_length=80, blank=True)
    """Pangkat and golongan, as printed under a signature."""
    nik = SealedField(purpose="nik")
    """Of an officer: the certificate is issued on it, and nobody may decide on his own application."""
    nik_index = SealedIndex(of="nik", db_index=True)
    home = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    """Of an officer: the region whose administrator keeps the account."""
    is_active = models.BooleanField(default=True)
    temporary_until = models.DateTimeField(null=True)
    """The password was set by somebody else: it is good for one sign-in until then, and must be changed there."""
    sessions_ended = models.PositiveIntegerField(default=0)
    """How often this person said "sign out everywhere"."""
    created_at = models.DateTimeField()
    activated_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[OFFICER, CITIZEN, SYSTEM]), name="people_user_kind_known"
            ),
            models.CheckConstraint(condition=Q(login=Lower("login")), name="people_user_login_small_letters"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(is_active=False, nik_index="", name=""),
                name="people_user_erased_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.login

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What every session of this person carries and every request compares: once it changes, they are all over."""
        standing = f"{self.password}:{self.sessions_ended}:{self.is_active:d}"
        return salted_hmac("satupintu.people.sesi", standing, secret=secret, algorithm="sha256").hexdigest()
