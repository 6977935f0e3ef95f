"""A field of the standard as a control on a page: one mapping for the portal, the counter and the field survey."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made

from django.http import QueryDict

from satupintu.catalogue.places import countries
from satupintu.rules.standard.model.form import Field
from satupintu.web.design.control import Choice, Control
from satupintu.web.design.control import Kind as ControlKind
from satupintu.web.forms.areas import area_control
from satupintu.web.forms.typed import rows_posted

ADD_ROW = "tambah_baris"
"""The button that asks for one more row of a table; its value is the table's code."""
SPARE_ROWS = 1

_KINDS: Mapping[str, ControlKind] = {
    "teks": "teks",
    "teks_panjang": "paragraf",
    "nik": "nik",
    "kk": "nik",
    "npwp": "kode",
    "nib": "kode",
    "nip": "kode",
    "paspor": "teks",
    "telepon": "telepon",
    "email": "surel",
    "tanggal": "tanggal",
    "uang": "uang",
    "angka": "angka",
    "ya_tidak": "pilihan",
    "pilihan": "pilihan",
    "pilihan_banyak": "banyak_pilihan",
    "negara": "daftar",
}
_FEW = 7
"""More choices than these are a list to pick from, not a column of buttons."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form: values by field, faults by field id, and what was posted where it was."""

    values: Mapping[str, object]
    faults: Mapping[str, str]
    posted: QueryDict = made(default_factory=QueryDict)


def controls_of(fields: Iterable[Field], filled: Filled, *, region: str) -> list[Control]:
    return [control_of(field, filled, region=region) for field in fields]


def control_of(field: Field, filled: Filled, *, region: str, name: str = "") -> Control:
    name = name or field.code
    if field.kind == "tabel":
        return _table(field, filled, region=region)
    value = filled.values.get(field.code)
    error = filled.faults.get(name, "")
    if field.kind == "wilayah":
        return area_control(field, name, value, error, filled.posted, region=region)
    return Control(
        id=control_id(name),
        name=name,
        label=field.label,
        kind=_kind(field),
        value=_shown(field, value),
        hint=_hint(field),
        error=error,
        choices=_choices(field, value),
        required=field.required,
        maxlength=field.longest or 0,
        rows=5 if field.kind == "teks_panjang" else 0,
    )


def control_id(name: str) -> str:
    """The id of the control that a fault points to."""
    return "isian-" + name.replace(".", "-")


def _table(field: Field, filled: Filled, *, region: str) -> Control:
    value = filled.values.get(field.code)
    given: Sequence[object] = value if isinstance(value, list) else []
    numbers = rows_posted(filled.posted, field.code) or list(range(len(given)))
    wanted = max(len(given), 1 if field.required else 0)
    if filled.posted.get(ADD_ROW) == field.code:
        wanted += SPARE_ROWS
    numbers += [numbers[-1] + 1 + extra if numbers else extra for extra in range(wanted - len(numbers))]
    rows = []
    for place, number in enumerate(numbers):
        cells = given[place] if place < len(given) else {}
        row = Filled(cells if isinstance(cells, Mapping) else {}, filled.faults, filled.posted)
        rows.append(
            tuple(
                control_of(column, row, region=region, name=f"{field.code}.{number}.{column.code}")
                for column in field.columns
            )
        )
    return Control(
        id=control_id(field.code),
        name=field.code,
        label=field.label,
        kind="tabel",
        hint=_hint(field),
        error=filled.faults.get(field.code, ""),
        required=field.required,
        table=tuple(rows),
        add_name=ADD_ROW,
    )


def _kind(field: Field) -> ControlKind:
    if field.kind == "pilihan" and len(field.choices) > _FEW:
        return "daftar"
    return _KINDS[field.kind]


def _hint(field: Field) -> str:
    parts = [field.help or "", f"Contoh: {field.example}." if field.example else ""]
    if not field.required and field.required_when is None:
        parts.append("Boleh dikosongkan.")
    return " ".join(part for part in parts if part)


def _shown(field: Field, value: object) -> str:
    if value is None or isinstance(value, list):
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value)


def _choices(field: Field, value: object) -> tuple[Choice, ...]:
    make = _CHOICES.get(field.kind)
    return make(field, value) if make else ()


def _yes_no(field: Field, value: object) -> tuple[Choice, ...]:
    said = _shown(field, value)
    return (Choice("ya", "Ya", chosen=said == "ya"), Choice("tidak", "Tidak", chosen=said == "tidak"))


def _listed(field: Field, value: object) -> tuple[Choice, ...]:
    chosen = set(value) if isinstance(value, list | tuple) else {value}
    return tuple(
        Choice(one.code, one.label, hint=one.help or "", chosen=one.code in chosen) for one in field.choices
    )


def _countries(field: Field, value: object) -> tuple[Choice, ...]:
    known = countries()
    named = sorted((known.name(code) or code, code) for code in known.codes())
    return tuple(Choice(code, name, chosen=code == value) for name, code in named)


_CHOICES: Mapping[str, Callable[[Field, object], tuple[Choice, ...]]] = {
    "ya_tidak": _yes_no,
    "pilihan": _listed,
    "pilihan_banyak": _listed,
    "negara": _countries,
}
