import json
from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from satupintu.rules.answers.check import check
from satupintu.rules.standard.model.form import FieldGroup, Kind
from tests.fakes.places import AREAS, COUNTRIES

KINDS = [kind for kind in get_args(Kind) if kind != "tabel"]


def field(kind, code):
    choices = [{"kode": "a", "label": "A"}, {"kode": "b", "label": "B"}]
    return {
        "kode": code,
        "label": f"Isian {kind}",
        "jenis": kind,
        "pilihan": choices if kind.startswith("pilihan") else [],
        "cocokkan": {"lahir": "teks", "jenis_kelamin": "angka"},
        "min": "teks" if kind == "tanggal" else None,
    }


FORM = [
    FieldGroup.model_validate(
        {
            "kode": "g",
            "judul": "G",
            "isian": [
                *(field(kind, kind) for kind in KINDS),
                {
                    "kode": "tabel",
                    "label": "Tabel",
                    "jenis": "tabel",
                    "kolom": [field(kind, kind) for kind in KINDS],
                },
            ],
        }
    )
]


def ask(raw, *, final=False):
    return check(FORM, raw, today=date(2026, 11, 21), areas=AREAS, countries=COUNTRIES, final=final)


deep: object = "x"
for _ in range(500):
    deep = {"a": [deep]}

HOSTILE = {
    "nested": deep,
    "mapping": {"a": 1},
    "list": [1, 2],
    "nested list": [["a"]],
    "huge text": "9" * 1_000_000,
    "stacked accents": "a" + "\u0301\u0327" * 10_000,
    "growing": "\ufb2c" * 150,
    "NUL": "a\x00b",
    "bell": "\x07",
    "half a pair": "\udc80",
    "noncharacter": "\uffff",
    "object": object(),
    "bytes": b"x",
}


BEYOND = {"e5000": 10**5000, "-e400": -(10**400), "e308": 1e308, "nan": float("nan"), "inf": float("-inf")}
HARMLESS = {("teks", "growing"), ("teks_panjang", "growing")}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_values_give_a_fault_at_every_field(name):
    attacked = [kind for kind in [*KINDS, "tabel"] if (kind, name) not in HARMLESS]
    checked = ask(dict.fromkeys(attacked, HOSTILE[name]))
    assert {key.split(".")[0] for key in checked.faults} == set(attacked)
    assert checked.values == {}


@pytest.mark.parametrize("number", BEYOND.values(), ids=BEYOND)
def test_numbers_beyond_measure_are_refused_everywhere(number):
    assert set(ask(dict.fromkeys(KINDS, number)).faults) == set(KINDS)


@pytest.mark.parametrize("raw", [None, [], "x", 5, [("teks", "a")]])
def test_answers_that_are_no_mapping_are_told(raw):
    for final in (False, True):
        assert "tidak dapat dibaca" in ask(raw, final=final).faults["_"]


def test_a_million_strange_keys_are_named_briefly():
    told = ask({f"k{number}" * 50: 1 for number in range(2_000)}, final=True).faults["_"]
    assert told.endswith("dan 1995 lainnya.")
    assert len(told) < 500


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.binary(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KINDS) | st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
digits = st.text("0123456789-/., ", max_size=20)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from([*KINDS, "tabel", "tabel.0.nik", "x"]), anything | digits), st.booleans()
)
def test_nothing_raises_and_what_is_kept_is_plain_json(raw, final):
    checked = ask(raw, final=final)
    assert json.loads(json.dumps(checked.values, allow_nan=False)) == checked.values
    json.dumps(checked.values, ensure_ascii=False).encode()
    assert not set(checked.values) & set(checked.faults) - {"tabel"}
    assert all(fault.endswith((".", "”")) for fault in checked.faults.values())
    # What was accepted is accepted again, unchanged.
    again = ask(checked.values)
    assert (again.values, again.faults) == (checked.values, {})


def test_piled_up_accents_cost_nothing_and_real_ones_pass():
    assert (
        "tidak dapat disimpan" in ask({"teks_panjang": "a" + "\u0301\u0327" * 5_000}).faults["teks_panjang"]
    )
    assert ask({"teks": "Vie\u0302\u0323t Nam"}).values == {"teks": "Vi\u1ec7t Nam"}
