"""From the rows that one case of ours wrote to plain statements that write the same rows for any other case.

The statements are put together once, before anything is measured; what is left for each case is to fill in its own
numbers and words. A value is a constant, or a function of what is known of the case.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

CASE, WORK, CLOCK = "cases_case", "cases_workitem", "cases_clockinterval"
ENTRY, NOTICE, PERMIT = "journal_entry", "notices_notice", "permits_permit"
SERIES, NUMBER, RECEIPT = "permits_series", "permits_allocatednumber", "journal_receipt"
WIDTH = 6
"""Digits of the running number at the end of every pattern on the shelf."""
# As a hand would order them: a row comes after those it points at, and the counters late.
ORDER = (CASE, WORK, "cases_answer", "cases_decision", CLOCK, SERIES, NUMBER, PERMIT, "cases_output", ENTRY)
LAST = (NOTICE, "-", RECEIPT)
"""The change of the case's own row comes at the dash."""

MET_AGAIN = frozenset({CASE, WORK, CLOCK, NUMBER, PERMIT})
"""Their rows are changed or pointed at later, so their new keys are asked back."""

GENESIS = "0" * 64
READ_RECEIPT = f"SELECT payload_hash, result FROM {RECEIPT} WHERE actor = %s AND key = %s"
LOCK = (
    f"SELECT ref, number, state, journal_length, journal_head, version FROM {CASE} WHERE id = %s FOR UPDATE"
)


@dataclass
class Known:
    """One case under way: what differs from the case that was recorded."""

    ref: str = field(default_factory=lambda: secrets.token_urlsafe(15))
    key: str = ""
    code: str = field(default_factory=lambda: secrets.token_hex(10))
    """The permit's own, for its verification."""
    head: str = GENESIS
    ids: dict[tuple[str, str], int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


Value = str | int | None | Callable[[Known], Any]


@dataclass(frozen=True)
class Statement:
    text: str
    values: tuple[Value, ...]
    gives: tuple[tuple[str, str], ...] = ()
    """The rows whose new keys it gives back."""
    counts: str = ""
    """The recorded word that the number given back is part of."""
    changes_one: bool = False

    def fill(self, known: Known) -> list[Any]:
        return [value(known) if callable(value) else value for value in self.values]


@dataclass(frozen=True)
class Part:
    """The opening, or one step: one transaction."""

    statements: tuple[Statement, ...]
    receipt_actor: str | None
    """Set where the deed came with a key."""


Change = dict[str, Any]


class Maker:
    def __init__(self, recorded: dict[str, Any]) -> None:
        self.parts: list[list[Change]] = recorded["parts"]
        self.references = {(table, column): target for table, column, target in recorded["references"]}
        fresh = [change for part in self.parts for change in part if change["new"]]
        self.made = {(change["table"], change["id"]) for change in fresh}
        (self.ref,) = (change["cells"]["ref"] for change in fresh if change["table"] == CASE)
        self.words = [change["cells"]["text"] for change in fresh if change["table"] == NUMBER]

    def make(self) -> list[Part]:
        return [self._part(part) for part in self.parts]

    def _part(self, changes: list[Change]) -> Part:
        statements = []
        for (table, new), group in groupby(sorted(changes, key=_place), key=lambda c: (c["table"], c["new"])):
            of_kind = list(group)
            if table == SERIES:
                statements += [self._count(change, changes) for change in of_kind]
            elif new:
                statements += [self._insert(table, rows) for rows in self._batches(table, of_kind)]
            else:
                statements += [self._update(change) for change in of_kind]
        receipts = [change["cells"]["actor"] for change in changes if change["table"] == RECEIPT]
        return Part(tuple(statements), receipts[0] if receipts else None)

    def _batches(self, table: str, changes: list[Change]) -> list[list[Change]]:
        """Entries hang together by their hashes, one after another; everything else goes by the table."""
        return [[change] for change in changes] if table == ENTRY else [changes]

    def _insert(self, table: str, changes: list[Change]) -> Statement:
        columns = list(changes[0]["cells"])
        row = f"({', '.join(['%s'] * len(columns))})"
        text = f"INSERT INTO {table} ({', '.join(map(_quoted, columns))}) VALUES {', '.join([row] * len(changes))}"
        values = [value for change in changes for value in self._values(table, change["cells"])]
        keys = tuple((table, change["id"]) for change in changes if table in MET_AGAIN)
        return Statement(f"{text} RETURNING id" if keys else text, tuple(values), keys)

    def _update(self, change: Change) -> Statement:
        table = change["table"]
        text = f"UPDATE {table} SET {', '.join(f'{_quoted(column)} = %s' for column in change['cells'])} WHERE id = %s"
        if "closed_at" in change["cells"] and table == WORK:
            text += " AND closed_at IS NULL"
        values = [*self._values(table, change["cells"]), self._key_of(table, change["id"])]
        return Statement(text, tuple(values), changes_one=True)

    def _count(self, change: Change, beside: list[Change]) -> Statement:
        taken = next(
            c["cells"] for c in beside if c["table"] == NUMBER and c["cells"]["series_id"] == change["id"]
        )
        text = f"UPDATE {SERIES} SET last = last + 1 WHERE id = %s RETURNING last"
        return Statement(text, (change["id"],), counts=taken["text"])

    def _values(self, table: str, cells: dict[str, str | None]) -> list[Value]:
        own: dict[str, Value] = {}
        if table == ENTRY:
            own["hash"] = _entry_hash(self, cells)
        if table == NUMBER:
            own["number"] = _running_number(cells["text"] or "")
        return [
            own[column] if column in own else self._value(table, column, value)
            for column, value in cells.items()
        ]

    def _value(self, table: str, column: str, value: str | None) -> Value:
        if value is None:
            return None
        if table == RECEIPT and column == "key":
            return lambda known: known.key
        if table == PERMIT and column == "code":
            return lambda known: known.code
        if (table, column) in {(ENTRY, "previous"), (CASE, "journal_head")}:
            return lambda known: known.head
        if (target := self.references.get((table, column))) and (target, value) in self.made:
            return self._key_of(target, value)
        return self.text(value)

    def _key_of(self, table: str, recorded: str) -> Value:
        key = (table, recorded)
        return (lambda known: known.ids[key]) if key in self.made else recorded

    def text(self, value: str) -> Value:
        """The recorded words with this case's own name and numbers in them."""
        words = [word for word in self.words if word in value]
        named = self.ref in value
        if not words and not named:
            return value

        def written(known: Known) -> str:
            text = value.replace(self.ref, known.ref) if named else value
            for word in words:
                text = text.replace(word, known.words[word])
            return text

        return written


def _quoted(column: str) -> str:
    return f'"{column}"'


def _place(change: Change) -> tuple[int, bool, int]:
    table = change["table"]
    if table == CASE and not change["new"]:
        table = "-"
    order = (*ORDER, *LAST)
    if table not in order:
        raise SystemExit(f"The replay does not know the table {table}: give it a place in ORDER.")
    return order.index(table), change["new"], int(change["id"])


def _running_number(word: str) -> Value:
    return lambda known: int(known.words[word][-WIDTH:])


def _entry_hash(maker: Maker, cells: dict[str, str | None]) -> Callable[[Known], str]:
    """The journal's own hash over the entry and the one before it; the new head is kept for the case's row."""
    plain = {name: cells[name] or "" for name in ("actor", "deed", "post")}
    at = datetime.fromisoformat(cells["at"] or "").astimezone(UTC).isoformat(timespec="microseconds")
    chain, facts = maker.text(cells["chain"] or ""), maker.text(cells["facts"] or "")

    def filled(value: Value, known: Known) -> str:
        return str(value(known) if callable(value) else value)

    def hashed(known: Known) -> str:
        entry = plain | {
            "at": at,
            "chain": filled(chain, known),
            "facts": json.loads(filled(facts, known)),
            "number": int(cells["number"] or 0),
            "previous": known.head,
        }
        text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        known.head = hashlib.sha256(text.encode()).hexdigest()
        return known.head

    return hashed


def words_after(statement: Statement, known: Known, rows: Iterable[tuple[Any, ...]]) -> None:
    """What a statement gave back, kept for those that come later."""
    if statement.counts:
        ((number,),) = rows
        known.words[statement.counts] = f"{statement.counts[:-WIDTH]}{number:0{WIDTH}}"
    for key, (new,) in zip(statement.gives, rows, strict=False):
        known.ids[key] = new
