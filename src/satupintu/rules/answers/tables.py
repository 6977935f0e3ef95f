"""Table answers: rows come nested (`[{...}]`) or flat, as a plain form posts them (`pengurus.0.nama`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from satupintu.rules.answers.answer import Checked, Setting
from satupintu.rules.answers.reading import is_blank, read
from satupintu.rules.answers.record import Question, asked, gap_sentence, is_demanded, judged
from satupintu.rules.standard.model.form import MOST_ROWS, Field

_FLAT = re.compile(r"([a-z][a-z0-9_]*)\.(0|[1-9]\d{0,3})\.([a-z][a-z0-9_]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows with something in them, under the numbers they were typed at."""

    rows: Mapping[int, object]
    fault: str | None = None


def flat_cells(raw: Mapping[object, object]) -> dict[str, dict[int, dict[str, object]]]:
    """Gather `table.row.column` keys by table and row."""
    tables: dict[str, dict[int, dict[str, object]]] = {}
    for key, value in raw.items():
        found = _FLAT.fullmatch(key) if isinstance(key, str) else None
        if found:
            tables.setdefault(found[1], {}).setdefault(int(found[2]), {})[found[3]] = value
    return tables


def read_rows(field: Field, raw: object, flat: Mapping[int, Mapping[str, object]]) -> Table:
    rows: dict[int, object] = {}
    if flat:  # typed just now, where `raw` may be what was saved before
        rows = dict(sorted(flat.items()))
    elif isinstance(raw, list | tuple):
        rows = dict(enumerate(raw[: MOST_ROWS + 1]))
    elif not is_blank(raw):
        return Table(rows={}, fault=f"{field.label} tidak dapat dibaca; kirim sebagai daftar baris.")
    rows = {number: row for number, row in rows.items() if not _row_is_blank(row)}
    most = min(field.maximum, MOST_ROWS) if isinstance(field.maximum, int) else MOST_ROWS
    if len(rows) <= most:
        return Table(rows=rows)
    kept = dict(list(rows.items())[:MOST_ROWS])
    return Table(rows=kept, fault=f"{field.label} paling banyak {most} baris.")


def check_table(
    field: Field, table: Table, *, facts: Mapping[str, object], labels: Mapping[str, str], setting: Setting
) -> Checked:
    """Check every row; the table's own value and fault stand under its own id, before those of its cells."""
    rows = [
        _check_row(field, number, row, facts=facts, labels=labels, setting=setting)
        for number, row in table.rows.items()
    ]
    filled = [row for row in rows if row.values or row.faults]
    checked = Checked(values={}, faults={}, warnings={})
    fault = table.fault or (_gap(field, len(filled), facts) if setting.final else None)
    if fault:
        checked.faults[field.code] = fault
    values = [row.values for row in filled if row.values]
    if values:
        checked.values[field.code] = values
    for row in filled:
        checked.faults.update(row.faults)
        checked.warnings.update(row.warnings)
    return checked


def unknown_cells(field: Field, table: Table) -> list[str]:
    known = {column.code for column in field.columns}
    return [
        f"{field.code}.{number}.{key}"
        for number, row in table.rows.items()
        if isinstance(row, Mapping)
        for key in row
        if key not in known
    ]


def _check_row(
    field: Field,
    number: int,
    row: object,
    *,
    facts: Mapping[str, object],
    labels: Mapping[str, str],
    setting: Setting,
) -> Checked:
    where = f"{field.label} baris {number + 1}"
    checked = Checked(values={}, faults={}, warnings={})
    if not isinstance(row, Mapping):
        checked.faults[f"{field.code}.{number}"] = f"{where} tidak dapat dibaca."
        return checked
    answers = {column.code: read(column, row.get(column.code), setting) for column in field.columns}
    known = {code: answer.value for code, answer in answers.items() if answer.value is not None}
    # A row sees its own cells first, then the rest of the form.
    outside = {code: fact for code, fact in facts.items() if code not in answers}
    columns = asked([Question(column, (column.when,)) for column in field.columns], known, outside)
    here = outside | {column.code: known[column.code] for column in columns if column.code in known}
    names = {**labels, **{column.code: column.label for column in field.columns}}
    for column in columns:
        answer = judged(column, answers[column.code], facts=here, labels=names, setting=setting)
        name = f"{field.code}.{number}.{column.code}"
        if answer.fault is not None:
            checked.faults[name] = f"{where}: {answer.fault}"
        elif answer.value is not None:
            checked.values[column.code] = answer.value
        if answer.warnings:
            checked.warnings[name] = answer.warnings
    return checked


def _gap(field: Field, filled: int, facts: Mapping[str, object]) -> str | None:
    if filled == 0:
        return gap_sentence(field) if is_demanded(field, facts) else None
    few = isinstance(field.minimum, int) and filled < field.minimum
    return f"{field.label} paling sedikit {field.minimum} baris." if few else None


def _row_is_blank(row: object) -> bool:
    if isinstance(row, Mapping):
        return all(is_blank(cell) for cell in row.values())
    return is_blank(row)
