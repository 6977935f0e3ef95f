import pytest
from pydantic import TypeAdapter, ValidationError

from satupintu.rules.conditions import Condition, holds, names

FACTS = {
    "bentuk": "badan_hukum",
    "tarif": 50,
    "luas": 2.5,
    "asing": True,
    "layanan": ["anak", "lansia"],
    "catatan": "",
    "nilai": "50",
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        ({"bentuk": "badan_hukum"}, True),
        ({"bentuk": "perorangan"}, False),
        ({"bentuk": ["perorangan", "badan_hukum"]}, True),
        ({"layanan": "lansia"}, True),
        ({"layanan": ["disabilitas", "anak"]}, True),
        ({"layanan": "napza"}, False),
        ({"asing": True}, True),
        ({"asing": 1}, False),
        ({"tarif": 50}, True),
        ({"tarif": 50, "bentuk": "perorangan"}, False),
        ({"tarif": {"lebih_dari": 0}}, True),
        ({"tarif": {"lebih_dari": 50}}, False),
        ({"tarif": {"paling_sedikit": 50, "kurang_dari": 51}}, True),
        ({"luas": {"paling_banyak": 2.5}}, True),
        ({"luas": {"kurang_dari": 2.5}}, False),
        ({"nilai": {"lebih_dari": 0}}, False),
        ({"asing": {"lebih_dari": 0}}, False),
        ({"bentuk": {"ada": True}}, True),
        ({"catatan": {"ada": True}}, False),
        ({"entah": {"ada": False}}, True),
        ({"entah": "x"}, False),
        ({"entah": {"kurang_dari": 9}}, False),
        ({"bukan": {"entah": "x"}}, True),
        ({"bukan": {"bentuk": "badan_hukum"}}, False),
        ({"semua": [{"bentuk": "badan_hukum"}, {"tarif": 50}]}, True),
        ({"semua": [{"bentuk": "badan_hukum"}, {"tarif": 51}]}, False),
        ({"salah_satu": [{"bentuk": "perorangan"}, {"tarif": 50}]}, True),
        ({"salah_satu": [{"bentuk": "perorangan"}, {"bukan": {"asing": True}}]}, False),
        ({"asing": True, "salah_satu": [{"tarif": 1}, {"tarif": 50}]}, True),
    ],
)
def test_holds(condition, expected):
    assert holds(condition, FACTS) is expected


def test_names_every_fact_asked_for():
    condition = {"a": 1, "semua": [{"b": {"ada": True}}, {"salah_satu": [{"c": 1}, {"bukan": {"d": 1}}]}]}
    assert names(condition) == {"a", "b", "c", "d"}
    assert names(None) == frozenset()


def nested(depth):
    return {"a": 1} if depth == 0 else {"bukan": nested(depth - 1)}


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ({}, "Syarat kosong"),
        ({"a": {}}, "tidak berisi pembanding"),
        ({"a": []}, "daftar nilai"),
        ({"a": [{"b": 1}]}, "daftar nilai"),
        ({"a": None}, "harus berisi nilai"),
        ({"a": {"lebih": 1}}, '"lebih" tidak dikenal'),
        ({"a": {"lebih_dari": "1"}}, "isinya salah"),
        ({"a": {"lebih_dari": True}}, "isinya salah"),
        ({"a": {"ada": 1}}, "isinya salah"),
        ({"semua": {"a": 1}}, "daftar syarat"),
        ({"salah_satu": []}, "daftar syarat"),
        ({"semua": [{"a": 1}, "b"]}, "harus sebuah syarat"),
        ({"bukan": [{"a": 1}]}, "satu syarat"),
        ({"semua": [{"bukan": {}}]}, "Syarat kosong"),
        (nested(9), "tingkat"),
    ],
)
def test_a_badly_formed_condition_is_refused(condition, sentence):
    with pytest.raises(ValidationError, match=sentence):
        TypeAdapter(Condition).validate_python(condition)


def test_all_faults_of_a_condition_are_told_at_once():
    with pytest.raises(ValidationError) as told:
        TypeAdapter(Condition).validate_python({"a": [], "b": {"lebih": 1}})
    assert '"a"' in str(told.value)
    assert '"b"' in str(told.value)


def test_a_well_formed_condition_passes_unchanged():
    condition = {"semua": [{"a": {"lebih_dari": 0.5}}, nested(6)]}
    assert TypeAdapter(Condition).validate_python(condition) == condition
