from typing import Literal

import pytest
from pydantic import BaseModel, Field

from satupintu.ops import reference, reference_format
from satupintu.ops.reference_format import FILES, format_page
from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Line


def tables(schema):
    """Every table of a file, as its model describes it."""
    return [schema, *schema.get("$defs", {}).values()]


def without_meaning(model: type[BaseModel]):
    return [
        f"{table['title']}.{key}"
        for table in tables(model.model_json_schema())
        for key, about in table["properties"].items()
        if not about.get("description", "").endswith(".")
    ]


@pytest.mark.parametrize("model", [model for model, _, _ in FILES])
def test_every_key_has_its_meaning(model):
    assert without_meaning(model) == []


def test_control_a_key_without_meaning_is_found():
    class Bare(Part):
        number: str = Field(alias="nomor")
        day: str = Field(alias="hari", description="Harinya.")

    assert without_meaning(Bare) == ["Bare.nomor"]


@pytest.mark.parametrize("model", [model for model, _, _ in FILES])
def test_every_key_of_every_file_stands_on_the_page(model):
    page = format_page()
    keys = {key for table in tables(model.model_json_schema()) for key in table["properties"]}
    assert {key for key in keys if f"| `{key}` |" not in page} == set()


class Leaf(Part):
    size: int = Field(alias="ukuran", ge=1, le=9, description="Ukurannya.")
    many: tuple[Line, ...] = Field((), alias="baris", description="Barisnya.")


class Branch(Part):
    kind: Literal["a", "b"] = Field("a", alias="jenis", description="Jenisnya.")
    leaf: Leaf = Field(alias="daun", description="Daunnya.")
    leaves: tuple[Leaf, ...] = Field((), alias="daun_daun", min_length=1, description="Semua daun.")
    named: dict[str, str] = Field(default_factory=dict, alias="nama", description="Nama-nama.")
    old: int | None = Field(None, alias="umur", ge=0, description="Umurnya.")


@pytest.fixture
def page(monkeypatch):
    monkeypatch.setattr(reference_format, "FILES", ((Branch, "Dahan", "`dahan.toml`."),))
    return format_page()


@pytest.mark.parametrize(
    "row",
    [
        '| `jenis` | `"a"`, `"b"` | `"a"` | Jenisnya. |',
        "| `daun` | tabel | **wajib** | Daunnya. |",
        "| `daun_daun` | daftar tabel, paling sedikit satu | – | Semua daun. |",
        "| `nama` | tabel teks | – | Nama-nama. |",
        "| `umur` | bilangan bulat, paling sedikit 0 | – | Umurnya. |",
        "| `ukuran` | bilangan bulat 1 sampai 9 | **wajib** | Ukurannya. |",
        "| `baris` | daftar baris | – | Barisnya. |",
    ],
)
def test_a_key_is_told_with_what_it_takes_and_what_it_is_without(page, row):
    assert row in page


def test_a_table_used_twice_is_told_once_with_both_places(page):
    assert page.count("### `[daun]`") == 1
    assert "Dipakai pada `daun`, `daun_daun`." in page


def test_the_page_is_one_of_the_compared_ones():
    assert ("docs/reference/format-standar.md", format_page) in [
        (each.path, each.render) for each in reference.REFERENCES
    ]
