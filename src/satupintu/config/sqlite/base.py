"""Django's SQLite backend with the settings that keep acknowledged commits and do not fail under many writers.

WAL; synchronous=FULL, because NORMAL loses acknowledged permits at a power cut; BEGIN IMMEDIATE, because deferred
transactions fail with "database is locked" when they turn from reading to writing; and a fair line of writers.
"""

from typing import Any

import satupintu.config.sqlite.driver  # isort: skip  # noqa: F401  must come before Django's backend
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base

from satupintu.config.sqlite.write_queue import WriteQueue, queue_for

PATIENCE = 20.0  # seconds a writer waits before it is told that nothing moves


# PostgreSQL refuses text that is too long and SQLite takes it: what is tried on one would fail on the other.
AS_LONG_AS_DECLARED = 'length("%(column)s") <= %(max_length)s'


class DatabaseWrapper(base.DatabaseWrapper):
    _queue: WriteQueue
    data_type_check_constraints = base.DatabaseWrapper.data_type_check_constraints | {
        "CharField": AS_LONG_AS_DECLARED,
        "SlugField": AS_LONG_AS_DECLARED,
    }

    def get_connection_params(self) -> dict[str, Any]:
        options = self.settings_dict["OPTIONS"]
        options.setdefault("transaction_mode", "IMMEDIATE")
        options.setdefault("timeout", PATIENCE)
        self._queue = queue_for(str(self.settings_dict["NAME"]), float(options["timeout"]))
        params: dict[str, Any] = super().get_connection_params()
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        if not self.is_in_memory_db():
            self._write_ahead(connection)
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    def _write_ahead(self, connection: Any) -> None:
        """Turn WAL on where it is not; in the line, since SQLite does not wait for others there."""
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            return
        self._queue.enter()
        try:
            mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        finally:
            self._queue.leave()
        if mode != "wal":
            raise ImproperlyConfigured(
                f"Basis data {self.settings_dict['NAME']} tidak dapat memakai WAL ({mode}). "
                "Taruh berkasnya di cakram mesin ini, bukan di folder jaringan."
            )

    def _start_transaction_under_autocommit(self) -> None:
        if self.settings_dict["OPTIONS"]["transaction_mode"] == "DEFERRED":
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # unknown to django-stubs
            return
        self._queue.enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # unknown to django-stubs
        except BaseException:
            self._queue.leave()
            raise

    def _commit(self) -> None:
        # On failure the transaction is still open; the rollback or the close that follows gives the place up.
        super()._commit()  # type: ignore[misc]  # unknown to django-stubs
        self._queue.leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # unknown to django-stubs
        finally:
            self._queue.leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # unknown to django-stubs
        finally:
            self._queue.leave()
