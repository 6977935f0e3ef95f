"""INSERT of whole rows, put into SQL once for a model and a number of rows; afterwards only its values change (ADR 0013)."""

from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Field, Model
from django.db.transaction import mark_for_rollback_on_error

from satupintu.statements.values import value_of

M = TypeVar("M", bound=Model)


def insert(*rows: M) -> None:
    """Write new rows of one model in one statement; each then knows its key."""
    if rows:
        keys = _write(rows, again="")
        for row, (key,) in zip(rows, keys, strict=True):
            row.pk = key
            row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001  documented as part of Model


def insert_unless_there(*rows: M) -> int:
    """The same, passing over what a unique constraint says is there already; gives how many were written."""
    return len(_write(rows, again=" ON CONFLICT DO NOTHING")) if rows else 0


def _write(rows: tuple[Model, ...], *, again: str) -> list[Any]:
    model = type(rows[0])
    values = [value_of(row, field, new=True) for row in rows for field in _fields(model)]
    with mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        cursor.execute(_text(model, len(rows), again), values)
        keys: list[Any] = cursor.fetchall()
    return keys


@cache
def _fields(model: type[Model]) -> tuple["Field[Any, Any]", ...]:
    """All but the key, which the database gives."""
    return tuple(field for field in model._meta.local_concrete_fields if not field.primary_key)  # noqa: SLF001


@cache
def _text(model: type[Model], rows: int, again: str) -> str:
    quoted: Any = connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in _fields(model))
    row = f"({', '.join(['%s'] * len(_fields(model)))})"
    key = quoted(model._meta.pk.column)  # noqa: SLF001
    return (
        f"INSERT INTO {quoted(model._meta.db_table)} ({columns})"  # noqa: S608, SLF001  names of our own models
        f" VALUES {', '.join([row] * rows)}{again} RETURNING {key}"
    )
