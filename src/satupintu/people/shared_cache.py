"""Django's cache in the database, which forgets what has expired and nothing else."""

from datetime import datetime
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.db import connections

from satupintu.people.models import Cached


class SharedCache(DatabaseCache):
    def _cull(self, db: str, cursor: Any, now: datetime, num: int) -> None:
        """Django would throw out living entries too once there are many: so a flood could wash away the counts of tries."""
        connection = connections[db]
        table = connection.ops.quote_name(Cached._meta.db_table)  # noqa: SLF001  Django's documented door to the name
        expired = connection.ops.adapt_datetimefield_value(now)
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [expired])  # noqa: S608  our own table's name
