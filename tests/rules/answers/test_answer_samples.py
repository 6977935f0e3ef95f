from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from satupintu.rules.answers.check import check
from satupintu.rules.answers.sample import sample
from satupintu.rules.answers.sample_values import Places
from satupintu.rules.identifiers import nik
from satupintu.rules.standard.model.form import FieldGroup, Kind
from tests.fakes.places import AREAS, COUNTRIES

TODAY = date(2026, 11, 21)
SCALARS = [kind for kind in get_args(Kind) if kind != "tabel"]
CHOICES = [{"kode": code, "label": code.upper()} for code in ("anak", "lansia", "napza")]


def build(fields):
    return [FieldGroup.model_validate({"kode": "g", "judul": "G", "isian": fields})]


def make(groups, seed=1, **more):
    return sample(groups, seed=seed, today=TODAY, places=Places(AREAS, COUNTRIES, "14.07"), **more)


def faults(groups, raw):
    checked = check(groups, raw, today=TODAY, areas=AREAS, countries=COUNTRIES, final=True, region="14.07")
    return checked.faults | {key: " ".join(told) for key, told in checked.warnings.items()}


@st.composite
def limits(draw, kind, dates):
    if kind in ("angka", "uang"):
        low = draw(st.integers(-50, 50))
        return {"min": low, "maks": low + draw(st.integers(0, 500)), "desimal": draw(st.integers(0, 3))}
    if kind == "tanggal" and dates:
        return {draw(st.sampled_from(["sesudah", "sebelum", "min", "maks"])): draw(st.sampled_from(dates))}
    if kind == "pilihan_banyak":
        low = draw(st.integers(0, 3))
        return {"pilihan": CHOICES, "min": low, "maks": draw(st.integers(max(low, 1), 3))}
    if kind == "wilayah":
        level = draw(st.sampled_from(["provinsi", "kabupaten", "kecamatan", "desa"]))
        return {"tingkat": level, "di_wilayah": level != "provinsi"}
    more = {
        "teks": {"panjang_min": 30, "panjang_maks": 30},
        "negara": {"hubungan_diplomatik": True},
        "pilihan": {"pilihan": CHOICES},
    }
    return more.get(kind, {})


@st.composite
def columns(draw, prefix, count):
    fields: list[dict] = []
    for number in range(draw(st.integers(1, count))):
        kind = draw(st.sampled_from(SCALARS))
        dates = [field["kode"] for field in fields if field["jenis"] == "tanggal"]
        steering = [field["kode"] for field in fields if field["jenis"] in ("pilihan", "ya_tidak")]
        field = {"kode": f"{prefix}{number}", "label": f"Nama {kind}", "jenis": kind}
        field |= draw(limits(kind, dates)) | {"wajib": draw(st.booleans())}
        if steering and draw(st.booleans()):
            field["bila"] = {draw(st.sampled_from(steering)): ["anak", True]}
        fields.append(field)
    return fields


@st.composite
def forms(draw):
    fields = draw(columns("f", 10))
    if draw(st.booleans()):
        table = {"kode": "t", "label": "Tabel", "jenis": "tabel", "min": 1, "maks": 2}
        fields.append(table | {"kolom": draw(columns("k", 4))})
    return build(fields)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(forms(), st.integers(0, 10**6), st.booleans())
def test_samples_of_any_form_have_no_faults(groups, seed, optional):
    answers = make(groups, seed=seed, optional=optional)
    assert faults(groups, answers) == {}
    assert make(groups, seed=seed, optional=optional) == answers


DATES = build(
    [
        {"kode": "berlaku", "label": "Berlaku", "jenis": "tanggal", "min": "hari_ini", "sesudah": "terbit"},
        {"kode": "terbit", "label": "Terbit", "jenis": "tanggal", "maks": "hari_ini", "sesudah": "akta"},
        {"kode": "akta", "label": "Akta", "jenis": "tanggal", "sebelum": "2020-01-01"},
        {"kode": "antara", "label": "Antara", "jenis": "tanggal", "sesudah": "terbit", "sebelum": "berlaku"},
    ]
)


def test_dates_that_lean_on_each_other_find_room():
    assert faults(DATES, make(DATES)) == {}
    # The control: the same usual day for all of them does not fit.
    assert faults(DATES, dict.fromkeys(make(DATES), (TODAY - timedelta(days=200)).isoformat()))


def test_wanted_answers_steer_the_rest():
    groups = build(
        [
            {"kode": "bentuk", "label": "Bentuk", "jenis": "pilihan", "pilihan": CHOICES},
            {"kode": "akta", "label": "Akta", "jenis": "tanggal", "bila": {"bentuk": "napza"}},
            {"kode": "alasan", "label": "Alasan", "jenis": "teks", "bila": {"bukan": {"bentuk": "napza"}}},
        ]
    )
    assert make(groups, wanted={"bentuk": "napza", "akta": "2020-02-02"}) == {
        "bentuk": "napza",
        "akta": "2020-02-02",
    }
    assert set(make(groups, wanted={"bentuk": "anak"})) == {"bentuk", "alasan"}
    assert {make(groups, seed=seed)["bentuk"] for seed in range(20)} == {"anak", "lansia", "napza"}


def test_people_of_samples_are_made_up_and_agree_with_themselves():
    groups = build(
        [
            {
                "kode": "pengurus",
                "label": "Pengurus",
                "jenis": "tabel",
                "kolom": [
                    {"kode": "nama", "label": "Nama ketua", "jenis": "teks"},
                    {
                        "kode": "nik",
                        "label": "NIK",
                        "jenis": "nik",
                        "cocokkan": {"lahir": "lahir", "jenis_kelamin": "jk"},
                    },
                    {"kode": "lahir", "label": "Tanggal lahir", "jenis": "tanggal", "maks": "hari_ini"},
                    {
                        "kode": "jk",
                        "label": "Jenis kelamin",
                        "jenis": "pilihan",
                        "pilihan": [{"kode": "laki_laki", "label": "L"}, {"kode": "perempuan", "label": "P"}],
                    },
                ],
            }
        ]
    )
    rows = [row for seed in range(10) for row in make(groups, seed=seed)["pengurus"]]
    for row in rows:
        assert nik.read(row["nik"], born=date.fromisoformat(row["lahir"]), sex=row["jk"]).warnings == ()
        assert row["nik"][12:] >= "9000"
    assert {row["jk"] for row in rows} == {"laki_laki", "perempuan"}
    assert rows[-1]["nama"] == "Ketua Contoh 9"


@pytest.mark.parametrize("region", ["14.07", None])
def test_a_pattern_takes_the_example_and_places_come_from_the_list(region):
    groups = build(
        [
            {"kode": "sk", "label": "SK", "jenis": "teks", "pola": "AHU-\\d{4}", "contoh": "AHU-0001"},
            {"kode": "nik", "label": "NIK", "jenis": "nik"},
            {"kode": "lokasi", "label": "Lokasi", "jenis": "wilayah"},
        ]
    )
    answers = sample(groups, seed=3, today=TODAY, places=Places(AREAS, COUNTRIES, region))
    assert answers["sk"] == "AHU-0001"
    assert AREAS.name(answers["lokasi"])
    assert faults(groups, answers) == {}
