from datetime import date, datetime

import pytest
from pydantic import ValidationError

from satupintu.rules.standard.model.form import Field, FieldGroup


def field(**keys):
    return Field.model_validate({"kode": "x", "label": "X", "jenis": "teks", **keys})


def test_a_group_survives_the_way_through_json():
    group = FieldGroup.model_validate(
        {
            "kode": "izin",
            "judul": "Izin prinsip",
            "bila": {"asing": True},
            "isian": [
                {"kode": "tanggal", "label": "Tanggal", "jenis": "tanggal", "min": date(2020, 1, 1)},
                {"kode": "berlaku", "label": "Berlaku", "jenis": "tanggal", "sesudah": "tanggal"},
                {
                    "kode": "mitra",
                    "label": "Mitra",
                    "jenis": "tabel",
                    "maks": 3,
                    "kolom": [{"kode": "nama", "label": "Nama", "jenis": "teks", "pribadi": True}],
                },
            ],
        }
    )
    assert group.fields[0].minimum == "2020-01-01"
    assert FieldGroup.model_validate_json(group.model_dump_json(by_alias=True)) == group


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"jenis": "nomor"}, "jenis"),
        ({"kode": "Nama Lembaga"}, "kode"),
        ({"wajip": True}, "wajip"),
        ({"pola": "("}, "Pola tidak dapat dibaca"),
        ({"pola": "(a+)+"}, "pengulangan"),
        ({"pola": "((a+))*"}, "pengulangan"),
        ({"pola": "(a|aa)+"}, "pengulangan"),
        ({"pola": "(\\d+,?){2,9}"}, "pengulangan"),
        ({"min": True}, "Batas"),
        ({"min": datetime(2026, 1, 1, 8)}, "Batas"),  # noqa: DTZ001 - TOML gives such values
        ({"maks": float("inf")}, "Batas"),
        ({"panjang_maks": 10**6}, "panjang_maks"),
        ({"bila": {"a": {"lebih": 1}}}, "tidak dikenal"),
        (
            {
                "jenis": "tabel",
                "kolom": [{"kode": "t", "label": "T", "jenis": "tabel"}],
            },
            "Tabel tidak dapat berisi tabel",
        ),
    ],
)
def test_wrong_types_are_refused(keys, sentence):
    with pytest.raises(ValidationError, match=sentence):
        field(**keys)


@pytest.mark.parametrize("pattern", ["[A-Z]{2}\\d+", "(AHU|AHA)-\\d{4}", "[(+*)]+", "(\\+62)+", "([a|b])+x"])
def test_plain_patterns_pass(pattern):
    assert field(pola=pattern).pattern == pattern


@pytest.mark.parametrize("kind", ["nik", "kk", "telepon", "npwp"])
def test_numbers_of_persons_are_always_sealed(kind):
    assert field(jenis=kind, pribadi=False).sealed
    assert not field().sealed
    assert field(pribadi=True).sealed
