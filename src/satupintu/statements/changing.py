"""UPDATE, written as Django's and put into SQL once; afterwards only its values change (ADR 0013)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, update_wrapper
from typing import Any, ParamSpec, cast

from django.db import DatabaseError, connection
from django.db.models import Field, Model, QuerySet
from django.db.models.sql import UpdateQuery
from django.db.transaction import mark_for_rollback_on_error

from satupintu.statements.given import Given, bound, places_of
from satupintu.statements.values import value_of

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Change:
    """Which rows, what becomes of their fields, and what is asked back of each."""

    rows: "QuerySet[Any, Any]"
    to: dict[str, object]
    gives: tuple[str, ...] = ("id",)


def changing(said: Callable[P, Change]) -> Callable[P, list[tuple[Any, ...]]]:
    """Arguments are told each time; for every row that was changed comes back what the change gives."""
    return cast("Callable[P, list[tuple[Any, ...]]]", update_wrapper(_Changing(said), said))


class _Changing:
    def __init__(self, said: Callable[..., Change]) -> None:
        self._said = said
        self._places = places_of(said)
        self._kept: tuple[str, Sequence[object]] | None = None

    def __call__(self, *given: object) -> list[tuple[Any, ...]]:
        if self._kept is None:
            change = self._said(*self._places)
            self._kept = _text(change.rows, change.to, change.gives)
        text, wanted = self._kept
        with mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
            cursor.execute(text, bound(wanted, given, connection))
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def rewrite(row: Model, fields: tuple[str, ...]) -> None:
    """Write these fields of one row anew, from the instance."""
    text, columns, key = _rewriting(type(row), fields)
    values = [value_of(row, column, new=False) for column in (*columns, key)]
    with mark_for_rollback_on_error(connection.alias), connection.cursor() as cursor:
        cursor.execute(text, values)
        if cursor.rowcount != 1:
            raise DatabaseError(f"{type(row).__name__} {row.pk} is not there any more.")


@cache
def _rewriting(model: type[Model], names: tuple[str, ...]) -> tuple[str, Any, "Field[Any, Any]"]:
    fields = [model._meta.get_field(name) for name in names]  # noqa: SLF001  _meta is Django's documented door to the fields
    key = model._meta.pk  # noqa: SLF001
    rows = model._default_manager.filter(pk=Given(len(fields)))  # noqa: SLF001
    text, _ = _text(rows, {field.name: Given(place) for place, field in enumerate(fields)}, ())
    return text, fields, key


def _text(
    rows: "QuerySet[Any, Any]", to: dict[str, object], gives: Sequence[str]
) -> tuple[str, Sequence[object]]:
    query: Any = rows.query.chain(UpdateQuery)
    query.add_update_values(to)
    text, wanted = query.get_compiler(connection=connection).as_sql()
    if gives:
        quoted = (connection.ops.quote_name(rows.model._meta.get_field(name).column) for name in gives)  # noqa: SLF001
        text += f" RETURNING {', '.join(quoted)}"
    return text, wanted
