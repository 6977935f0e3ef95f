from typing import ClassVar

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.module_loading import import_string

from satupintu.people.models.user import User


class Tries(models.Model):
    """Wrong passwords or codes in a row; of a name that nobody has as well, so that no answer tells which it is."""

    subject = models.CharField(max_length=64, unique=True)
    failed = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    paused_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.subject} ({self.failed})"


class Session(AbstractBaseSession):
    """A browser's session that knows whose it is: so that a person can see his own, and end all of them."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=60, blank=True)
    """Browser and system in words; no address and nothing that tells one machine from another of its kind."""

    class Meta(AbstractBaseSession.Meta):
        indexes: ClassVar = []

    @classmethod
    def get_session_store_class(cls) -> type[DatabaseStore]:
        store: type[DatabaseStore] = import_string("satupintu.people.sessions.SessionStore")
        return store
