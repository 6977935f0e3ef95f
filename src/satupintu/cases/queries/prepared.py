"""A query of which the SQL is made once: building and compiling a list's costs several times what the database takes.

It is built for a reader who does not exist, whose keys are marks; afterwards the marks are exchanged for the values of
whoever reads. What the marks do not stand for is part of the key under which the SQL is kept.
"""

import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from satupintu.cases.queries.reader import Reader
from satupintu.cases.turn import AT_THE_COUNTER

FIRST_MARK = 7_040_000_000_000
"""Far above every key and every number that stands in a query."""
ROW, USER, SEATS = FIRST_MARK + 1, FIRST_MARK + 2, FIRST_MARK + 10
MOMENT = datetime(4747, 4, 7, 4, 7, 4, 747, UTC)
BEYOND = datetime(4848, 4, 8, 4, 8, 4, 848, UTC)
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class Prepared:
    sql: str
    parameters: tuple[object, ...]
    compiler: SQLCompiler

    def rows(self, values: Mapping[object, object]) -> list[Any]:
        stored = {_stored(mark): _stored(value) for mark, value in values.items()}
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [stored.get(one, one) for one in self.parameters])
            return list(self.compiler.results_iter([cursor.fetchall()]))


class _Kept(threading.local):
    """Per thread, as the connection is for which a query was compiled."""

    def __init__(self) -> None:
        self.queries: dict[Hashable, Prepared] = {}


_kept = _Kept()


class Marked:
    """A reader of marks in the place of a real one, and which value each mark stands for."""

    def __init__(self, real: Reader) -> None:
        self.values: dict[object, object] = {MOMENT: real.at, USER: real.user_id}
        seats = []
        for place, seat in enumerate(real.seats):
            marks = range(SEATS + 3 * place, SEATS + 3 * place + 3)
            self.values |= dict(zip(marks, (seat.post_id, seat.agency_id, seat.region_id), strict=True))
            post, agency, region = marks
            seats.append(replace(seat, user_id=USER, post_id=post, agency_id=agency, region_id=region))
        self.reader = Reader(seats, MOMENT)
        if real.seats:
            self.values[self.reader.today] = real.today
        self._shape = tuple((seat.role in AT_THE_COUNTER, seat.services) for seat in real.seats)

    def rows(
        self,
        key: Hashable,
        make: Callable[[Reader], QuerySet[Any, Any]],
        *,
        moment: datetime | None = None,
        row: int | None = None,
    ) -> list[Any]:
        """What the query gives that `make` builds for a reader; `moment` and `row` stand for BEYOND and ROW."""
        kept, place = _kept.queries, (key, self._shape)
        if place not in kept:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            kept[place] = _prepared(make(self.reader))
        return kept[place].rows(self.values | {BEYOND: moment, ROW: row})


def _prepared(query: QuerySet[Any, Any]) -> Prepared:
    compiler = query.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    return Prepared(sql, tuple(parameters), compiler)


def _stored(value: object) -> Any:
    """As the database is given it: SQLite keeps moments as text."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
