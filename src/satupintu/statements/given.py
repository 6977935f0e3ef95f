"""A value that a statement is told each time it runs: in the query it stands where the value itself would."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from inspect import Parameter, signature
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression


class Given(Expression):
    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> Any:
        return "%s", [self]


def places_of(ask: Callable[..., object]) -> list[Given]:
    """One for each positional parameter."""
    kinds = [parameter.kind for parameter in signature(ask).parameters.values()]
    return [Given(place) for place, kind in enumerate(kinds) if kind is not Parameter.KEYWORD_ONLY]


def bound(wanted: Sequence[object], given: Sequence[object], there: BaseDatabaseWrapper) -> list[Any]:
    """The values in the order in which the text wants them, each as the database takes it."""
    return [_as_kept(given[one.place], there) if isinstance(one, Given) else one for one in wanted]


def _as_kept(value: object, there: BaseDatabaseWrapper) -> object:
    if isinstance(value, datetime):
        return there.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return there.ops.adapt_datefield_value(value)
    return value
