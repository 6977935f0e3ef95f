"""Sessions as rows that know their person (Django's own way to extend them); `settings.SESSION_ENGINE` is this module.

What a session says of itself stands in its data, so that a request reads one row and no more; the columns repeat it
for lists.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from satupintu.people.models import Session, User

BEGAN = "mulai"
SEEN = "terlihat"
DEVICE = "perangkat"


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        if not isinstance(row, Session):
            raise TypeError("Sessions are kept in people.Session.")
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.began_at, row.seen_at = _moment(data, BEGAN), _moment(data, SEEN)
        row.device = str(data.get(DEVICE, ""))
        return row


def sessions_of(user: User | int, *, at: datetime) -> Sequence[Session]:
    """Those that are still open, the latest used first."""
    return list(Session.objects.filter(user=user, expire_date__gt=at).order_by("-seen_at", "session_key"))


def _moment(data: Mapping[str, Any], name: str) -> datetime | None:
    return datetime.fromtimestamp(data[name], UTC) if name in data else None
