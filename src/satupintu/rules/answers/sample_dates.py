"""Dates that keep every order a form asks for: each is pushed to where its neighbours leave room."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from satupintu.rules.answers.dates import limit_day
from satupintu.rules.standard.model.form import Field

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)

# (earlier, later, days): the later field lies at least so many days after the earlier one.
_Order = tuple[str, str, int]


def fit_dates(
    fields: Iterable[Field],
    *,
    usual: Mapping[str, date],
    fixed: Mapping[str, object],
    outer: Mapping[str, object],
    today: date,
) -> dict[str, str]:
    """Choose for every date field the day nearest to its usual one; a form that contradicts itself stays broken."""
    dates = [field for field in fields if field.kind == "tanggal"]
    codes = {field.code for field in dates}
    orders = [order for field in dates for order in _orders(field, codes)]
    room = {field.code: _own_room(field, codes=codes, outer=outer, today=today) for field in dates}
    for code in codes:
        day = limit_day(fixed.get(code), today=today, values={})
        room[code] = (day, day) if day else room[code]
    for field in dates:
        room = _narrowed(room, orders)
        first, last = room[field.code]
        day = min(max(usual[field.code], first), last)
        room[field.code] = (day, day)
    return {code: day.isoformat() for code, (day, _) in room.items()}


def _orders(field: Field, codes: set[str]) -> list[_Order]:
    found: list[_Order] = []
    for limit, days in ((field.after, 1), (field.minimum, 0)):
        if isinstance(limit, str) and limit in codes:
            found.append((limit, field.code, days))
    for limit, days in ((field.before, 1), (field.maximum, 0)):
        if isinstance(limit, str) and limit in codes:
            found.append((field.code, limit, days))
    return found


def _own_room(
    field: Field, *, codes: set[str], outer: Mapping[str, object], today: date
) -> tuple[date, date]:
    first, last = EARLIEST, LATEST
    for limit, days in ((field.after, 1), (field.minimum, 0)):
        bound = None if limit in codes else limit_day(limit, today=today, values=outer)
        first = max(first, bound + timedelta(days=days)) if bound else first
    for limit, days in ((field.before, 1), (field.maximum, 0)):
        bound = None if limit in codes else limit_day(limit, today=today, values=outer)
        last = min(last, bound - timedelta(days=days)) if bound else last
    return first, last


def _narrowed(
    room: Mapping[str, tuple[date, date]], orders: Sequence[_Order]
) -> dict[str, tuple[date, date]]:
    narrow = dict(room)
    for _ in range(len(narrow)):
        for earlier, later, days in orders:
            gap = timedelta(days=days)
            first, last = narrow[earlier]
            narrow[earlier] = (first, min(last, narrow[later][1] - gap))
            first, last = narrow[later]
            narrow[later] = (max(first, narrow[earlier][0] + gap), last)
    return narrow
