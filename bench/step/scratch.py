"""The databases of one run: a PostgreSQL of our own that loses nothing, and a folder for SQLite; gone afterwards."""

import re
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from tests.plugins import cluster

# What the tests switch off for speed stays on here: fsync, full_page_writes and synchronous_commit have their defaults.
DURABLE = ("shared_buffers=256MB", "max_connections=40", "log_statement=none")
MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit")
STATEMENT = re.compile(r"LOG:  (?:statement|execute [^:]+): ")


class Scratch:
    def __enter__(self) -> Self:
        cluster.FAST = DURABLE
        self.cluster = cluster.start()
        self.folder = Path(tempfile.mkdtemp(prefix="bench-step-"))
        self._admin = psycopg.connect(self.cluster.url, autocommit=True)
        for setting in MUST_BE_ON:
            row = self._admin.execute(sql.SQL("SHOW {}").format(sql.Identifier(setting))).fetchone()
            assert row == ("on",), f"{setting} is {row}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._admin.close()
        self.cluster.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def version(self) -> str:
        return self._admin.info.parameter_status("server_version") or ""

    def database(self, name: str, *, like: str | None = None) -> str:
        """A new database, empty or the copy of another; gives its address."""
        text = "CREATE DATABASE {} TEMPLATE {}"
        self._admin.execute(sql.SQL(text).format(sql.Identifier(name), sql.Identifier(like or "template1")))
        return self.address(name)

    def drop(self, name: str) -> None:
        self._admin.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))

    def address(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.cluster.folder}"

    def sqlite(self, name: str) -> str:
        return f"sqlite:///{self.folder / name}.sqlite3"

    def log_end(self) -> int:
        return (self.cluster.folder / "log").stat().st_size

    def statements_since(self, place: int) -> int:
        """BEGIN and COMMIT count as well; the order that ends the counting does not."""
        with (self.cluster.folder / "log").open("rb") as log:
            log.seek(place)
            return len(STATEMENT.findall(log.read().decode("utf-8", "replace"))) - 1

    def rows(self, name: str) -> dict[str, tuple[int, int]]:
        """Rows made and rows changed so far, by table."""
        query = "SELECT relname, n_tup_ins, n_tup_upd FROM pg_stat_user_tables"
        with psycopg.connect(self.address(name)) as there:
            return {table: (made, changed) for table, made, changed in there.execute(query)}
