"""docs/reference/format-standar.md: every key of the data files, told by the models that read them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from satupintu.rules.lint.codes import SYSTEM_FACTS
from satupintu.rules.standard.model.components import LawItem
from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.region import CalendarFile, RegionFile
from satupintu.rules.standard.model.registers import CountryFile, LawFile, WordFile
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.text import Item

Schema = Mapping[str, Any]

FILES: tuple[tuple[type[Part], str, str], ...] = (
    (
        Standard,
        "Berkas standar",
        "`<wilayah>/<layanan>/<tanggal berlaku>.toml`, satu berkas setiap versi layanan.",
    ),
    (RegionFile, "Berkas wilayah", "`<wilayah>/region.toml`, satu berkas setiap kabupaten atau kota."),
    (CalendarFile, "Berkas kalender", "`<wilayah>/calendar.toml`, satu berkas setiap kabupaten atau kota."),
    (LawFile, "Daftar hukum", "`_nasional/hukum.toml`, dipakai bersama."),
    (CountryFile, "Daftar negara", "`_nasional/negara.toml`, dipakai bersama."),
    (
        WordFile,
        "Daftar padanan kata",
        "`_nasional/padanan.toml`, dipakai pencarian layanan di semua wilayah.",
    ),
)

OPENING = """\
# Format berkas standar

Halaman ini dibuat oleh `satupintu reference` dari model yang membaca berkasnya. Berkas ditulis dalam TOML; kunci yang
tidak dikenal ditolak beserta nomor barisnya. Arti setiap kode ada di [glosarium](../glossary.md), cara mengubah standar di
[buku pegangan](../handbook/mengubah-standar.md).

## Yang berlaku di semua berkas standar

- `pakai = "nama"` atau `pakai = ["a", "b"]` mengambil potongan bersama dari bagian yang sama dalam `potongan.toml` wilayah,
  lalu nasional. Kunci yang ditulis sendiri menang; tabel digabung, daftar diganti seluruhnya.
- **kode** berarti huruf kecil, angka, dan garis bawah, diawali huruf. **baris** boleh ditulis sebagai teks saja, atau sebagai
  tabel dengan kunci bagian butirnya.
- **syarat** (`bila`) adalah data, bukan rumus: `{ isian = "nilai" }` sama dengan; `{ isian = ["a", "b"] }` salah satu nilai;
  `{ isian = { lebih_dari = 0 } }` dengan `lebih_dari`, `kurang_dari`, `paling_sedikit`, `paling_banyak`, atau `ada`. Beberapa
  kunci berarti semuanya. `semua = [...]`, `salah_satu = [...]`, dan `bukan = {...}` memuat syarat lagi. Selain kode isian, boleh
  ditanya FACTS, dan `hasil_<langkah>`, yaitu hasil terakhir langkah itu. Yang belum diketahui
  dianggap tidak sama.
"""

CODE_PATTERN = r"^[a-z][a-z0-9_]*$"
SLUG_PATTERN = r"^[a-z0-9][a-z0-9-]*$"
LINES = frozenset({Item.__name__, LawItem.__name__})
WORDS = {"string": "teks", "integer": "bilangan bulat", "number": "angka", "boolean": "true atau false"}


def format_page() -> str:
    facts = ", ".join(f"`{name}`" for name in sorted(SYSTEM_FACTS))
    parts = [OPENING.replace("FACTS", facts)]
    for model, title, where in FILES:
        parts += [f"## {title}", "", where, "", *_sections(model)]
    return "\n".join(parts).rstrip() + "\n"


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a file; a shape used in several places is told once, with all of them."""

    heading: str
    meaning: str
    shape: Schema
    places: list[str] = field(default_factory=list)


def _sections(model: type[Part]) -> Iterator[str]:
    root = model.model_json_schema(by_alias=True)
    shapes: Mapping[str, Schema] = root.get("$defs", {})
    found: dict[str, Section] = {}
    _gather(root, (), shapes, found)
    yield from _table(root)
    for section in found.values():
        yield f"### `{section.heading}`"
        yield ""
        if len(section.places) == 1:
            yield section.meaning
        else:
            yield f"Dipakai pada {', '.join(f'`{place}`' for place in section.places)}."
        yield ""
        yield from _table(section.shape)


def _gather(
    shape: Schema, path: tuple[str, ...], shapes: Mapping[str, Schema], found: dict[str, Section]
) -> None:
    """Go down from one table into those below it, in the order of the model."""
    for key, about in shape["properties"].items():
        name, opening, below = _shape_of(about)
        if name is None:
            continue
        place = ".".join((*path, key, *below))
        if name in found:
            found[name].places.append(place)
            continue
        heading = "baris" if name == Item.__name__ else f"{opening}{place}{']' * len(opening)}"
        found[name] = Section(heading, _meaning(about), shapes[name], [place])
        _gather(shapes[name], (*path, key, *below), shapes, found)


def _shape_of(about: Schema) -> tuple[str | None, str, tuple[str, ...]]:
    """Name the table a key holds, how its header opens, and what stands between the key and the table."""
    for choice in _choices(about):
        if "$ref" in choice:
            return _named(choice), "[", ()
        if "$ref" in choice.get("items", {}):
            return _named(choice["items"]), "[[", ()
        if isinstance(kept := choice.get("additionalProperties"), dict) and "$ref" in kept:
            return _named(kept), "[", ("<kode>",)
        if "$ref" in next(iter(choice.get("patternProperties", {}).values()), {}):
            return _named(next(iter(choice["patternProperties"].values()))), "[", ("<kode>",)
    return None, "", ()


def _meaning(about: Schema) -> str:
    """A key without one fails a test; the page is written all the same."""
    return str(about.get("description", ""))


def _choices(about: Schema) -> list[Schema]:
    return [choice for choice in about.get("anyOf", [about]) if choice.get("type") != "null"]


def _named(reference: Schema) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


def _table(shape: Schema) -> Iterator[str]:
    yield "| kunci | isi | bawaan | arti |"
    yield "|---|---|---|---|"
    needed = shape.get("required", [])
    for key, about in shape["properties"].items():
        usual = "**wajib**" if key in needed else _usual(about.get("default"))
        yield f"| `{key}` | {_content(about)} | {usual} | {_meaning(about)} |"
    yield ""


def _usual(value: object) -> str:
    if value in (None, "", [], {}) or isinstance(value, dict):
        return "–"
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def _content(about: Schema) -> str:
    return " atau ".join(dict.fromkeys(_one(choice) for choice in _choices(about))).replace("|", r"\|")


def _one(about: Schema) -> str:
    if "$ref" in about:
        return "baris" if _named(about) in LINES else "tabel"
    if "enum" in about or "const" in about:
        allowed = about.get("enum", [about.get("const")])
        return ", ".join(f"`{json.dumps(value, ensure_ascii=False)}`" for value in allowed)
    if about.get("type") == "array":
        inside = _one(about["items"])
        return f"daftar {inside}" + (", paling sedikit satu" if about.get("minItems") else "")
    if about.get("type") == "object":
        return _keyed(about)
    return _plain(about)


def _keyed(about: Schema) -> str:
    """A condition takes anything; other free tables take one kind of value."""
    kept = about.get("additionalProperties")
    if kept is True:
        return "syarat"
    return "tabel teks" if isinstance(kept, dict) and kept.get("type") == "string" else "tabel menurut kode"


def _plain(about: Schema) -> str:
    if about.get("format") == "date":
        return "tanggal"
    pattern = str(about.get("pattern", ""))
    if pattern.startswith(CODE_PATTERN.removesuffix("*$")):
        return "kode"
    if pattern == SLUG_PATTERN:
        return "kode, boleh dengan garis penghubung"
    words = WORDS[str(about["type"])]
    return f"{words}{_limits(about)}" + (f", bentuk `{pattern}`" if pattern else "")


def _limits(about: Schema) -> str:
    low, high = about.get("minimum"), about.get("maximum")
    if low is not None and high is not None:
        return f" {low} sampai {high}"
    if low is not None:
        return f", paling sedikit {low}"
    longest = about.get("maxLength")
    return f", paling banyak {longest} huruf" if longest else ""
