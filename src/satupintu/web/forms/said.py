"""An answer as a person reads it: a name for a code, a date in words, money in rupiah."""

from collections.abc import Callable, Mapping
from datetime import date

from satupintu.catalogue.places import countries
from satupintu.rules.standard.model.form import Field
from satupintu.rules.worktime.words import say_date
from satupintu.web.design.filters import rupiah
from satupintu.web.forms.areas import full_name

NOTHING = "Tidak diisi"


def said(field: Field, value: object) -> str:
    if value is None or value in ("", []):
        return NOTHING
    if field.kind == "tabel" and isinstance(value, list):
        return "\n".join(f"{number}. {_row(field, row)}" for number, row in enumerate(value, start=1))
    say = _SAYINGS.get(field.kind)
    return say(field, value) if say else str(value)


def _row(field: Field, row: object) -> str:
    if not isinstance(row, Mapping):
        return NOTHING
    cells = [said(column, row[column.code]) for column in field.columns if column.code in row]
    return "; ".join(cells)


def _label(field: Field, code: object) -> str:
    return next((choice.label for choice in field.choices if choice.code == code), str(code))


def _labels(field: Field, codes: object) -> str:
    return ", ".join(_label(field, code) for code in codes) if isinstance(codes, list) else str(codes)


def _number(field: Field, value: object) -> str:
    return str(value).replace(".", ",")


_SAYINGS: Mapping[str, Callable[[Field, object], str]] = {
    "ya_tidak": lambda _field, value: "Ya" if value else "Tidak",
    "pilihan": _label,
    "pilihan_banyak": _labels,
    "tanggal": lambda _field, value: say_date(date.fromisoformat(str(value))),
    "uang": lambda _field, value: rupiah(int(str(value))),
    "angka": _number,
    "negara": lambda _field, value: countries().name(str(value)) or str(value),
    "wilayah": lambda _field, value: full_name(str(value)),
}
