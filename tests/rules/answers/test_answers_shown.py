import pytest

from satupintu.rules.answers.shown import HIDDEN, Names, has_hidden_cells, hide, rows_of, show
from satupintu.rules.standard.model.form import Field
from tests.fakes.places import AREAS, COUNTRIES

NAMES = Names(AREAS, COUNTRIES)


def a_field(kind, **more):
    return Field.model_validate({"kode": "x", "label": "X", "jenis": kind} | more)


CHOICES = {"pilihan": [{"kode": "a", "label": "Satu"}, {"kode": "b", "label": "Dua"}]}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (a_field("teks"), "Halo", "Halo"),
        (a_field("teks"), None, ""),
        (a_field("ya_tidak"), True, "Ya"),
        (a_field("ya_tidak"), False, "Tidak"),
        (a_field("uang"), 1_250_000, "Rp1.250.000"),
        (a_field("angka"), 1234.5, "1.234,5"),
        (a_field("tanggal"), "2026-11-20", "20 November 2026"),
        (a_field("tanggal"), "kemarin", "kemarin"),
        (a_field("pilihan", **CHOICES), "b", "Dua"),
        (a_field("pilihan_banyak", **CHOICES), ["a", "b", "c"], "Satu; Dua; c"),
        (a_field("negara"), "ZZ", "ZZ"),
        (a_field("wilayah"), "99.99", "99.99"),
    ],
)
def test_an_answer_in_words(field, value, expected):
    assert show(field, value, NAMES) == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("nik", "1407010101900001", "1407••••••••0001"),
        ("npwp", "1407010101900001", "1407••••••••0001"),
        ("teks", "Jalan rahasia 1", HIDDEN),
        ("tanggal", "1990-01-01", HIDDEN),
        ("nik", None, ""),
    ],
)
def test_a_personal_answer_hidden(kind, value, expected):
    assert hide(a_field(kind, pribadi=True), value) == expected


def test_a_table_hides_its_personal_cells():
    columns = [
        {"kode": "nama", "label": "Nama", "jenis": "teks"},
        {"kode": "nik", "label": "NIK", "jenis": "nik"},
    ]
    field = a_field("tabel", kolom=columns)
    value = [{"nama": "Nama 1", "nik": "1407010101900001"}, {"nama": "Nama 2"}, "rusak"]
    assert has_hidden_cells(field)
    assert rows_of(field, value, NAMES, hidden=True) == (("Nama 1", "1407••••••••0001"), ("Nama 2", ""))
    assert rows_of(field, value, NAMES, hidden=False)[0] == ("Nama 1", "1407010101900001")
    assert rows_of(field, "rusak", NAMES, hidden=True) == ()
    assert show(field, value, NAMES) == "3 baris"
