from datetime import date

import pytest

from satupintu.rules.answers.check import check
from satupintu.rules.answers.facts import facts, sealed_fields
from satupintu.rules.standard.model.form import FieldGroup
from tests.fakes.places import AREAS, COUNTRIES

TODAY = date(2026, 11, 21)

FORM = [
    FieldGroup.model_validate(group)
    for group in (
        {
            "kode": "lembaga",
            "judul": "Lembaga",
            "isian": [
                {"kode": "nama", "label": "Nama lembaga", "jenis": "teks"},
                {
                    "kode": "bentuk",
                    "label": "Bentuk",
                    "jenis": "pilihan",
                    "pilihan": [
                        {"kode": "badan_hukum", "label": "Badan hukum"},
                        {"kode": "perorangan", "label": "Perorangan"},
                    ],
                },
                {"kode": "email", "label": "Surel", "jenis": "email", "wajib": False},
                {"kode": "situs", "label": "Situs", "jenis": "teks", "wajib_bila": {"email": {"ada": False}}},
            ],
        },
        {
            "kode": "akta",
            "judul": "Akta",
            "bila": {"bentuk": "badan_hukum"},
            "isian": [
                {"kode": "akta_tanggal", "label": "Tanggal akta", "jenis": "tanggal", "maks": "hari_ini"},
                {
                    "kode": "akta_berlaku",
                    "label": "Tanggal berlaku akta",
                    "jenis": "tanggal",
                    "sesudah": "akta_tanggal",
                },
                {"kode": "diubah", "label": "Pernah diubah", "jenis": "ya_tidak"},
                {"kode": "perubahan", "label": "Perubahan", "jenis": "teks", "bila": {"diubah": True}},
            ],
        },
        {
            "kode": "orang",
            "judul": "Pengurus",
            "isian": [
                {
                    "kode": "pengurus",
                    "label": "Pengurus",
                    "jenis": "tabel",
                    "min": 2,
                    "maks": 3,
                    "kolom": [
                        {"kode": "nama", "label": "Nama", "jenis": "teks"},
                        {"kode": "nik", "label": "NIK", "jenis": "nik", "cocokkan": {"lahir": "lahir"}},
                        {"kode": "lahir", "label": "Tanggal lahir", "jenis": "tanggal", "wajib": False},
                        {
                            "kode": "sk",
                            "label": "Nomor SK",
                            "jenis": "teks",
                            "bila": {"bentuk": "badan_hukum"},
                        },
                        {
                            "kode": "mulai",
                            "label": "Mulai menjabat",
                            "jenis": "tanggal",
                            "wajib": False,
                            "min": "akta_tanggal",
                        },
                    ],
                }
            ],
        },
    )
]

FIRST = {"nama": "Pemohon Contoh 1", "nik": "1407020105909001", "sk": "1"}
SECOND = {"nama": "Pemohon Contoh 2", "nik": "1407020105909002", "sk": "2"}
GOOD = {
    "nama": "Lembaga Contoh",
    "bentuk": "badan_hukum",
    "email": "a@example.com",
    "akta_tanggal": "01-02-2020",
    "akta_berlaku": "01-02-2030",
    "diubah": "tidak",
    "pengurus": [FIRST, SECOND],
}


def ask(raw, *, final=True, form=FORM, **more):
    return check(form, raw, today=TODAY, areas=AREAS, countries=COUNTRIES, final=final, **more)


def test_good_answers_come_back_in_normal_form():
    checked = ask(GOOD)
    assert checked.faults == {}
    assert checked.warnings == {}
    assert checked.values == GOOD | {
        "akta_tanggal": "2020-02-01",
        "akta_berlaku": "2030-02-01",
        "diubah": False,
    }


def test_everything_missing_is_told_at_once_in_the_order_of_the_form():
    assert list(ask({"bentuk": "badan_hukum"}).faults.items()) == [
        ("nama", "Isi Nama lembaga."),
        ("situs", "Isi Situs."),
        ("akta_tanggal", "Isi Tanggal akta."),
        ("akta_berlaku", "Isi Tanggal berlaku akta."),
        ("diubah", "Jawab Pernah diubah dengan ya atau tidak."),
        ("pengurus", "Isi paling sedikit satu baris pada Pengurus."),
    ]
    assert ask({}).faults["bentuk"] == "Pilih Bentuk."


def test_a_draft_may_have_gaps_but_no_wrong_answers():
    assert ask({}, final=False).faults == {}
    checked = ask(
        {"bentuk": "badan_hukum", "akta_tanggal": "2030-01-01", "pengurus": [{"nik": "1"}]}, final=False
    )
    assert list(checked.faults) == ["akta_tanggal", "pengurus.0.nik"]
    assert checked.values == {"bentuk": "badan_hukum"}


def test_answers_that_are_not_asked_are_dropped_with_their_faults():
    raw = GOOD | {"bentuk": "perorangan", "akta_tanggal": "kapan-kapan", "perubahan": "x"}
    checked = ask(raw)
    assert checked.faults == {}
    assert set(checked.values) == {"nama", "bentuk", "email", "pengurus"}
    assert "sk" not in checked.values["pengurus"][0]


def test_a_condition_reaches_through_fields_that_are_themselves_conditional():
    assert ask(GOOD | {"diubah": "ya"}).faults == {"perubahan": "Isi Perubahan."}
    raw = GOOD | {"diubah": "ya", "perubahan": "nama", "bentuk": "perorangan"}
    assert "perubahan" not in ask(raw).values


@pytest.mark.parametrize("order", [1, -1])
def test_conditions_do_not_depend_on_the_order_of_the_fields(order):
    fields = [
        {"kode": "a", "label": "A", "jenis": "ya_tidak"},
        {"kode": "b", "label": "B", "jenis": "ya_tidak", "bila": {"a": True}},
        {"kode": "c", "label": "C", "jenis": "teks", "bila": {"b": True}},
        {"kode": "d", "label": "D", "jenis": "teks", "bila": {"bukan": {"c": {"ada": True}}}, "wajib": False},
    ]
    group = FieldGroup.model_validate({"kode": "g", "judul": "G", "isian": fields[::order]})
    raw = {"a": "ya", "b": "ya", "c": "x", "d": "y"}
    assert ask(raw, form=[group]).values == {"a": True, "b": True, "c": "x"}
    assert ask(raw | {"a": "tidak"}, form=[group]).values == {"a": False, "d": "y"}


def test_conditions_in_a_ring_come_to_an_end():
    fields = [
        {"kode": "a", "label": "A", "jenis": "teks", "bila": {"bukan": {"b": {"ada": True}}}},
        {"kode": "b", "label": "B", "jenis": "teks", "bila": {"a": {"ada": True}}},
    ]
    group = FieldGroup.model_validate({"kode": "g", "judul": "G", "isian": fields})
    raw = {"a": "x", "b": "y"}
    assert ask(raw, form=[group]) == ask(raw, form=[group])


def test_dates_are_held_against_each_other():
    checked = ask(GOOD | {"akta_berlaku": "1-2-2020", "akta_tanggal": "1-2-2027"})
    assert checked.faults == {
        "akta_tanggal": "Tanggal akta tidak boleh sesudah hari ini (21 November 2026).",
        "akta_berlaku": "Tanggal berlaku akta harus sesudah Tanggal akta (1 Februari 2027).",
    }


def test_faults_in_rows_carry_the_place_and_the_row():
    rows = [FIRST | {"nama": "", "mulai": "2019-01-01"}, SECOND | {"nik": "12"}]
    faults = ask(GOOD | {"pengurus": rows}).faults
    assert faults["pengurus.0.nama"] == "Pengurus baris 1: Isi Nama."
    assert faults["pengurus.0.mulai"] == (
        "Pengurus baris 1: Mulai menjabat tidak boleh sebelum Tanggal akta (1 Februari 2020)."
    )
    assert faults["pengurus.1.nik"].startswith("Pengurus baris 2: NIK: NIK harus 16 angka")
    assert len(faults) == 3


def test_rows_may_come_flat_and_with_holes_as_a_plain_form_posts_them():
    flat = {
        f"pengurus.{number}.{code}": cell
        for number, row in ((0, FIRST), (2, SECOND))
        for code, cell in row.items()
    }
    raw = {key: value for key, value in GOOD.items() if key != "pengurus"} | flat | {"pengurus.1.nama": " "}
    assert ask(raw).values == ask(GOOD).values
    assert list(ask(raw | {"pengurus.2.nik": "7"}).faults) == ["pengurus.2.nik"]


def test_flat_cells_are_newer_than_the_saved_table_beside_them():
    saved = ask(GOOD).values
    emptied = {f"pengurus.{number}.{code}": "" for number in (0, 1) for code in FIRST}
    assert "pengurus" not in ask(saved | emptied, final=False).values
    renamed = {"pengurus.0.nama": "Lain", "pengurus.0.nik": FIRST["nik"], "pengurus.0.sk": "1"}
    assert ask(saved | renamed, final=False).values["pengurus"] == [FIRST | {"nama": "Lain"}]


@pytest.mark.parametrize(
    ("rows", "name", "sentence"),
    [
        ([FIRST], "pengurus", "Pengurus paling sedikit 2 baris."),
        ([FIRST, SECOND, FIRST, SECOND], "pengurus", "Pengurus paling banyak 3 baris."),
        ([FIRST] * 1000, "pengurus", "Pengurus paling banyak 3 baris."),
        ([FIRST, "x"], "pengurus.1", "Pengurus baris 2 tidak dapat dibaca."),
        ([FIRST, SECOND, {}, None], None, None),
        ([FIRST, SECOND | {"x": 1}], "_", "Isian tidak dikenal: pengurus.1.x."),
    ],
)
def test_rows_that_do_not_fit(rows, name, sentence):
    faults = ask(GOOD | {"pengurus": rows}).faults
    assert faults == ({name: sentence} if name else {})


def test_a_nik_that_disagrees_with_the_birth_date_warns():
    checked = ask(GOOD | {"pengurus": [FIRST | {"lahir": "2-5-1990"}, SECOND | {"lahir": "1-5-1990"}]})
    assert checked.faults == {}
    assert list(checked.warnings) == ["pengurus.0.nik"]
    assert "berbeda dengan tanggal lahir" in checked.warnings["pengurus.0.nik"][0]


def test_unknown_keys_are_told_only_when_final():
    raw = GOOD | {"asing": 1, "pengurus.x": 2, "lain.0.nama": 3, "\x07bel": 4, "e": 5, "f": 6, 7: 8}
    assert ask(raw, final=False).faults == {}
    assert ask(raw).faults == {
        "_": "Isian tidak dikenal: asing, pengurus.x, lain.0.nama, \ufffdbel, e dan 2 lainnya."
    }


def test_several_choices_have_a_least_number_when_final():
    choices = [{"kode": code, "label": code} for code in "abc"]
    field = {"kode": "x", "label": "Layanan", "jenis": "pilihan_banyak", "min": 2, "pilihan": choices}
    group = FieldGroup.model_validate({"kode": "g", "judul": "G", "isian": [field]})
    assert ask({"x": ["a"]}, form=[group]).faults == {"x": "Pilih paling sedikit 2 pada Layanan."}
    assert ask({"x": ["a"]}, form=[group], final=False).faults == {}
    assert ask({}, form=[group]).faults == {"x": "Pilih paling sedikit satu pada Layanan."}


def test_system_facts_are_asked_and_cannot_be_answered_away():
    field = {"kode": "kuasa", "label": "Surat kuasa", "jenis": "teks", "bila": {"cara": "loket"}}
    other = {"kode": "cara", "label": "Cara", "jenis": "teks", "wajib": False}
    group = FieldGroup.model_validate({"kode": "g", "judul": "G", "isian": [field, other]})
    assert ask({}, form=[group], system={"cara": "loket"}).faults == {"kuasa": "Isi Surat kuasa."}
    assert ask({"cara": "loket"}, form=[group], system={"cara": "daring"}).faults == {}
    # Without a system fact the answer counts, so it is the fact that kept it out above.
    assert ask({"cara": "loket"}, form=[group]).faults == {"kuasa": "Isi Surat kuasa."}
    assert facts({"cara": "loket", "a": 1}, cara="daring") == {"cara": "daring", "a": 1}


def test_a_form_bound_to_its_region_wants_to_know_the_region():
    field = {"kode": "x", "label": "Lokasi", "jenis": "wilayah", "di_wilayah": True}
    group = FieldGroup.model_validate({"kode": "g", "judul": "G", "isian": [field]})
    with pytest.raises(ValueError, match="di_wilayah"):
        ask({}, form=[group])
    assert ask({"x": "35.14.01.2001"}, form=[group], region="35.14").faults == {}


def test_sealed_fields_are_found_inside_tables_too():
    phone = {"kode": "hp", "label": "HP", "jenis": "telepon"}
    child = {
        "kode": "anak",
        "label": "Anak",
        "jenis": "tabel",
        "pribadi": True,
        "kolom": [{"kode": "nama", "label": "Nama", "jenis": "teks"}],
    }
    group = FieldGroup.model_validate({"kode": "g", "judul": "G", "isian": [phone, child]})
    assert sealed_fields([*FORM, group]) == {"pengurus.nik", "hp", "anak", "anak.nama"}
