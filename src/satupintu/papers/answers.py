"""The answers of a form as its letter says them: in words, in full under `isian` and disguised under `samar`."""

from collections.abc import Mapping, Sequence

from satupintu.rules.answers.shown import Names, hide, rows_of, show
from satupintu.rules.standard.model.form import Field, FieldGroup, all_fields


def worded(
    groups: Sequence[FieldGroup], answers: Mapping[str, object], names: Names
) -> dict[str, Mapping[str, object]]:
    """Every field of the form has its word, so that a template never stumbles over a question that was not asked."""
    fields = all_fields(groups)
    return {
        "isian": {field.code: _value(field, answers, names, hidden=False) for field in fields},
        "samar": {field.code: _value(field, answers, names, hidden=True) for field in fields},
        "temuan": {"kelompok": [_group(group, answers, names) for group in groups]},
    }


def _value(field: Field, answers: Mapping[str, object], names: Names, *, hidden: bool) -> object:
    value = answers.get(field.code)
    if value is None:
        return None
    if field.kind == "tabel":
        if hidden and field.sealed:
            return None
        return {
            "kolom": [column.label for column in field.columns],
            "baris": rows_of(field, value, names, hidden=hidden),
        }
    return (hide(field, value) if hidden and field.sealed else show(field, value, names)) or None


def _group(group: FieldGroup, answers: Mapping[str, object], names: Names) -> Mapping[str, object]:
    """As a letter without a template of its own prints it: nothing personal in full."""
    plain = [field for field in group.fields if field.kind != "tabel"]
    tables = [field for field in group.fields if field.kind == "tabel"]
    return {
        "judul": group.title,
        "data": [
            {"label": field.label, "nilai": _value(field, answers, names, hidden=True)} for field in plain
        ],
        "tabel": [_value(field, answers, names, hidden=True) for field in tables],
    }
