"""Answers as people read them: labels for codes, dates and money in words, and what is personal hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from satupintu.rules.answers.answer import AreaNames, CountryNames
from satupintu.rules.identifiers import kk, nib, nik, nip, npwp, passport, phone
from satupintu.rules.identifiers.reading import BULLET
from satupintu.rules.standard.model.form import Field
from satupintu.rules.worktime.words import say_date

HIDDEN = BULLET * 8
_SHOWN = {
    "nik": nik.show,
    "kk": kk.show,
    "npwp": npwp.show,
    "nib": nib.show,
    "nip": nip.show,
    "telepon": phone.show,
}
_MASKED = {
    "nik": nik.mask,
    "kk": kk.mask,
    "npwp": npwp.mask,
    "paspor": passport.mask,
    "telepon": phone.mask,
}
_TOP_DOWN = (2, 5, 8, 13)
"""How long the code of a province, a regency, a district and a village is."""


@dataclass(frozen=True, slots=True)
class Names:
    """Where the names of areas and countries are looked up."""

    areas: AreaNames
    countries: CountryNames


def show(field: Field, value: object, names: Names) -> str:
    """Write one answer; what is not of its kind is written as it is, so that nothing is lost on the page."""
    if value is None:
        return ""
    if field.kind == "ya_tidak":
        return "Ya" if value else "Tidak"
    if field.kind in {"pilihan", "pilihan_banyak"}:
        return _choices(field, value)
    if field.kind in {"uang", "angka"} and isinstance(value, int | float):
        written = f"{value:,}".translate(str.maketrans(",.", ".,"))
        return f"Rp{written}" if field.kind == "uang" else written
    if field.kind == "tabel" and isinstance(value, list):
        return f"{len(value)} baris"
    return _text(field, str(value), names)


def hide(field: Field, value: object) -> str:
    """Write only as much of a personal answer as helps to recognise it."""
    if value is None:
        return ""
    mask = _MASKED.get(field.kind)
    return mask(str(value)) if mask else HIDDEN


def rows_of(field: Field, value: object, names: Names, *, hidden: bool) -> tuple[tuple[str, ...], ...]:
    """The cells of a table, row by row, in the order of its columns."""
    if not isinstance(value, list):
        return ()
    return tuple(
        tuple(_cell(column, row.get(column.code), names, hidden=hidden) for column in field.columns)
        for row in value
        if isinstance(row, Mapping)
    )


def has_hidden_cells(field: Field) -> bool:
    return any(column.sealed for column in field.columns)


def _cell(column: Field, value: object, names: Names, *, hidden: bool) -> str:
    return hide(column, value) if hidden and column.sealed else show(column, value, names)


def _choices(field: Field, value: object) -> str:
    labels = {choice.code: choice.label for choice in field.choices}
    chosen = value if isinstance(value, list) else [value]
    return "; ".join(labels.get(str(code), str(code)) for code in chosen)


def _text(field: Field, value: str, names: Names) -> str:
    if field.kind == "tanggal":
        try:
            return say_date(date.fromisoformat(value))
        except ValueError:
            return value
    if field.kind == "wilayah":
        return _place(value, names.areas)
    if field.kind == "negara":
        return names.countries.name(value) or value
    shown = _SHOWN.get(field.kind)
    return shown(value) if shown else value


def _place(code: str, areas: AreaNames) -> str:
    """From the village up to the province."""
    parts = [areas.name(code[:length]) for length in reversed(_TOP_DOWN) if length <= len(code)]
    return ", ".join(part for part in parts if part) or code
