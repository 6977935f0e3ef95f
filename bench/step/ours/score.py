"""Every row that one case of ours writes, step by step: what the replay in sequential SQL has to write as well."""

from collections.abc import Callable
from typing import Any, Protocol

from django.db import connection

Row = dict[str, str | None]
Snapshot = dict[str, dict[str, Row]]


class Played(Protocol):
    def open(self, cases: int) -> None: ...
    def step(self, number: int) -> None: ...


def record(engine: Played, steps: int) -> dict[str, Any]:
    # One case goes before, so that counters and words are there and only what every case writes is seen.
    _play(engine, steps)
    parts = [_changes(lambda: engine.open(1))]
    parts += [_changes(lambda number=number: engine.step(number)) for number in range(1, steps + 1)]
    return {"references": _references(), "parts": parts}


def _play(engine: Played, steps: int) -> None:
    engine.open(1)
    for number in range(1, steps + 1):
        engine.step(number)


def _changes(deed: Callable[[], None]) -> list[dict[str, Any]]:
    before = _snapshot()
    deed()
    after = _snapshot()
    return [
        change
        for table, rows in after.items()
        for key, row in sorted(rows.items(), key=lambda found: int(found[0]))
        if (change := _change(table, key, before[table].get(key), row)) is not None
    ]


def _change(table: str, key: str, before: Row | None, after: Row) -> dict[str, Any] | None:
    if before is None:
        return {"table": table, "id": key, "new": True, "cells": after}
    differing = {column: value for column, value in after.items() if before[column] != value}
    return {"table": table, "id": key, "new": False, "cells": differing} if differing else None


def _snapshot() -> Snapshot:
    """All rows of all tables with a number for a key, each value as PostgreSQL writes it."""
    found: Snapshot = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND column_name = 'id' AND data_type IN ('integer', 'bigint')"
        )
        for (table,) in cursor.fetchall():
            columns = _columns(cursor, table)
            cursor.execute(f'SELECT {", ".join(f"{column}::text" for column in columns)} FROM "{table}"')
            rows = (
                dict(zip((column.strip('"') for column in columns), row, strict=True))
                for row in cursor.fetchall()
            )
            found[table] = {row.pop("id"): row for row in rows}
    return found


def _columns(cursor: Any, table: str) -> list[str]:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position",
        [table],
    )
    return [f'"{column}"' for (column,) in cursor.fetchall()]


def _references() -> list[tuple[str, str, str]]:
    """Which column points at which table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text FROM pg_constraint c"
            " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f'"
        )
        return [(table, column, target) for table, column, target in cursor.fetchall()]
