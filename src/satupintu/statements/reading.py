"""A query that is written as Django's and put into SQL once; afterwards only its values change (ADR 0013)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, ParamSpec, TypeVar, cast

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.transaction import TransactionManagementError

from satupintu.statements.given import bound, places_of

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
R = TypeVar("R")


def reading(ask: "Callable[P, QuerySet[M, R]]") -> Callable[P, list[R]]:
    """Positional arguments are told each time; keyword-only ones shape the statement, and each shape is kept.

    None is no value to look for, since nothing equals NULL: where it may come, it is a shape.
    """
    return cast("Callable[P, list[R]]", update_wrapper(_Reading(ask), ask))


class _Reading:
    def __init__(self, ask: "Callable[..., QuerySet[Any, Any]]") -> None:
        self._ask = ask
        self._places = places_of(ask)
        self._kept: dict[object, _Query] = {}

    def __call__(self, *given: object, **shape: object) -> list[Any]:
        if None in given:
            raise TypeError("None is found by a shape of its own, not by a value.")
        key = tuple(shape.items())
        query = self._kept.get(key)
        if query is None:
            query = self._kept[key] = _said(self._ask(*self._places, **shape))
        return query.run(given)


@dataclass(frozen=True, slots=True)
class _Query:
    text: str
    wanted: Sequence[object]
    converters: Mapping[int, tuple[Sequence[Callable[[Any, Any, Any], Any]], Any]]
    """What the database and the field make of a column's value, by its place."""
    shaped: Callable[[Sequence[Any]], Any]
    locks: bool

    def run(self, given: Sequence[object]) -> list[Any]:
        if self.locks and not connection.in_atomic_block:
            raise TransactionManagementError("A row is locked inside a transaction only.")
        with connection.cursor() as cursor:
            cursor.execute(self.text, bound(self.wanted, given, connection))
            rows = cursor.fetchall()
        return [self.shaped(self._converted(row) if self.converters else row) for row in rows]

    def _converted(self, row: Sequence[Any]) -> Sequence[Any]:
        values = list(row)
        for place, (converters, column) in self.converters.items():
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        return values


def _said(rows: "QuerySet[Any, Any]") -> _Query:
    """By Django's own compiler, as the query set itself would at every run."""
    compiler: Any = rows.query.get_compiler(connection=connection)
    text, wanted = compiler.as_sql()
    columns = [column for column, _, _ in compiler.select[: compiler.col_count]]
    return _Query(
        text,
        wanted,
        converters=compiler.get_converters(columns),
        shaped=_shape(rows, compiler),
        locks=bool(rows.query.select_for_update),
    )


def _shape(rows: "QuerySet[Any, Any]", compiler: Any) -> Callable[[Sequence[Any]], Any]:
    kind = rows._iterable_class  # noqa: SLF001
    if kind is FlatValuesListIterable:
        return lambda row: row[0]
    if kind is ValuesListIterable:
        return tuple
    if kind is ValuesIterable:
        names = tuple(rows.query.selected or ())
        return lambda row: dict(zip(names, row, strict=True))
    if kind is ModelIterable:
        return _instances(compiler)
    raise TypeError(
        f"{kind.__name__} is no shape that is known here; ask for instances, values or values_list."
    )


def _instances(compiler: Any) -> Callable[[Sequence[Any]], Model]:
    """The model's rows, with the ones that `select_related` brings along and what `annotate` adds."""
    own = compiler.klass_info["select_fields"]
    columns = slice(own[0], own[-1] + 1)
    names = [column.target.attname for column, _, _ in compiler.select[columns]]
    model = compiler.klass_info["model"]
    added = tuple(compiler.annotation_col_map.items())
    related: Any = get_related_populators
    populators = related(compiler.klass_info, compiler.select, connection.alias)

    def instance(row: Sequence[Any]) -> Model:
        made: Model = model.from_db(connection.alias, names, row[columns])
        for populator in populators:
            populator.populate(row, made)
        for name, place in added:
            setattr(made, name, row[place])
        return made

    return instance
