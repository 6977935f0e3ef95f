"""From a posted form to raw answers, and a field back to its control."""

from typing import get_args

import pytest
from django.http import QueryDict

from satupintu.rules.standard.model.form import Choice, Field, Kind
from satupintu.web.forms.areas import search
from satupintu.web.forms.controls import Filled, control_of, controls_of
from satupintu.web.forms.said import NOTHING, said
from satupintu.web.forms.summary import error_list
from satupintu.web.forms.typed import asks_for_more, typed

NAME = Field(code="nama", label="Nama", kind="teks")
DAY = Field(code="lahir", label="Tanggal lahir", kind="tanggal")
HELP = Field(
    code="bantuan",
    label="Bantuan",
    kind="pilihan_banyak",
    choices=(Choice(code="alat", label="Alat"), Choice(code="dana", label="Dana")),
)
BOARD = Field(code="pengurus", label="Pengurus", kind="tabel", columns=(NAME, DAY))


@pytest.mark.parametrize(
    ("posted", "fields", "expected"),
    [
        ("nama=Adi", [NAME], {"nama": "Adi"}),
        ("", [NAME], {"nama": ""}),
        ("nama=Adi&status=selesai", [NAME], {"nama": "Adi"}),
        ("lahir.hari=1&lahir.bulan=mei&lahir.tahun=1990", [DAY], {"lahir": "1-mei-1990"}),
        ("lahir=1+Mei+1990", [DAY], {"lahir": "1 Mei 1990"}),
        ("lahir.hari=1", [DAY], {"lahir": "1--"}),
        ("lahir.hari=1+Mei+1990", [DAY], {"lahir": "1 Mei 1990"}),
        ("bantuan=alat&bantuan=dana", [HELP], {"bantuan": ["alat", "dana"]}),
        ("nama=x", [HELP], {"bantuan": []}),
        (
            "pengurus.0.nama=A&pengurus.2.nama=C&pengurus.2.lahir=2+Mei+1990",
            [BOARD],
            {"pengurus": [{"nama": "A", "lahir": ""}, {"nama": "C", "lahir": "2 Mei 1990"}]},
        ),
        ("pengurus.x.nama=A&pengurus.99999.nama=B", [BOARD], {"pengurus": []}),
    ],
)
def test_every_field_of_the_page_is_named_and_nothing_else(posted, fields, expected):
    assert typed(QueryDict(posted), fields) == expected


def test_a_button_inside_the_form_sends_nothing():
    assert asks_for_more(QueryDict("nama=a&tambah_baris=pengurus"))
    assert asks_for_more(QueryDict("cari_wilayah=desa"))
    assert not asks_for_more(QueryDict("nama=a"))


def test_every_kind_of_field_has_a_control():
    for kind in get_args(Kind):
        field = Field(code="x", label="X", kind=kind, columns=(NAME,) if kind == "tabel" else ())
        assert control_of(field, Filled({}, {}), region="99.01").name == "x"


def test_a_table_shows_what_was_posted_with_one_row_more_when_asked():
    posted = QueryDict("pengurus.0.nama=A&pengurus.3.nama=B&tambah_baris=pengurus")
    raw = typed(posted, [BOARD])
    control = control_of(BOARD, Filled(raw, {"pengurus.3.nama": "salah"}, posted), region="99.01")
    assert [[cell.value for cell in row] for row in control.table] == [["A", ""], ["B", ""], ["", ""]]
    assert [row[0].name for row in control.table] == ["pengurus.0.nama", "pengurus.3.nama", "pengurus.4.nama"]
    assert control.table[1][0].error == "salah"


def test_a_fault_points_to_its_control_also_inside_a_table():
    posted = QueryDict("pengurus.0.nama=A")
    controls = controls_of([NAME, BOARD], Filled(typed(posted, [BOARD]), {}, posted), region="99.01")
    listed = error_list(controls, {"nama": "Isi Nama.", "pengurus.0.lahir": "Tanggal salah."})
    assert listed == [("isian-nama", "Isi Nama."), ("isian-pengurus-0-lahir", "Tanggal salah.")]


@pytest.mark.parametrize(
    ("query", "within", "first"),
    [
        ("bangkinang kota", "14.01", "14.01"),
        ("bagan rokan hilir", "", "14.07"),
        ("Desa Bangkinang, Kec. Bangkinang Kota, Kab. Kampar", "", "14.01"),
        ("desa", "14.01", "14.01"),
        ("ba", "", None),
        ("tidak ada desa begini", "", None),
    ],
)
def test_a_village_is_found_by_parts_of_its_name(query, within, first):
    found = list(search(query, level="desa", within=within))
    assert (found[0][:5] if found else None) == first


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("teks", None, NOTHING),
        ("ya_tidak", False, "Tidak"),
        ("tanggal", "1990-05-01", "1 Mei 1990"),
        ("uang", 1500000, "Rp1.500.000"),
        ("negara", "JP", "Jepang"),
        ("angka", 2.5, "2,5"),
    ],
)
def test_an_answer_is_read_back_in_words(kind, value, expected):
    assert said(Field(code="x", label="X", kind=kind), value) == expected
