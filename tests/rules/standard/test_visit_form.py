"""What is asked in the field: only where there is a visit, and nothing that names a person."""

import pytest
from pydantic import ValidationError

from satupintu.rules.standard.model.step import Step

STEP = {
    "kode": "cek",
    "nama": "Cek lapangan",
    "tugas": "rekomendasi",
    "jabatan": "tim",
    "hasil": [{"kode": "ya", "label": "Ya", "akhir": "selesai"}],
}


def a_step(visit, **field):
    asked = {"kode": "x", "label": "X"} | field
    form = [{"kode": "a", "judul": "A", "isian": [asked]}]
    return Step.model_validate({**STEP, "kunjungan": visit, "isian_kunjungan": form})


@pytest.mark.parametrize(
    ("visit", "field", "words"),
    [
        ("tidak", {"jenis": "teks"}, "hanya pada langkah dengan kunjungan"),
        ("wajib", {"jenis": "nik"}, "data pribadi"),
        ("wajib", {"jenis": "teks", "pribadi": True}, "data pribadi"),
        (
            "bila_perlu",
            {"jenis": "tabel", "kolom": [{"kode": "t", "label": "T", "jenis": "telepon"}]},
            "data pribadi",
        ),
    ],
)
def test_a_form_that_is_not_taken(visit, field, words):
    with pytest.raises(ValidationError, match=words):
        a_step(visit, **field)


def test_control_a_form_that_is_taken():
    assert a_step("wajib", jenis="teks").visit_form[0].fields[0].code == "x"
