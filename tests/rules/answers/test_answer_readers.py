from datetime import date
from typing import get_args

import pytest

from satupintu.rules.answers.check import check
from satupintu.rules.standard.model.form import FieldGroup, Kind
from tests.fakes.places import AREAS, COUNTRIES

TODAY = date(2026, 11, 21)
NIK = "1407024105900001"


def ask(raw, **keys):
    field = {"kode": "x", "label": "Isian uji", **keys}
    group = FieldGroup.model_validate({"kode": "g", "judul": "G", "isian": [field]})
    return check(
        [group], {"x": raw}, today=TODAY, areas=AREAS, countries=COUNTRIES, final=False, region="14.07"
    )


CHOICES = {"pilihan": [{"kode": "anak", "label": "Anak"}, {"kode": "lansia", "label": "Lansia"}]}


@pytest.mark.parametrize(
    ("keys", "raw", "value"),
    [
        ({"jenis": "teks"}, "  Yayasan \t Kasih\r\nIbu ", "Yayasan Kasih Ibu"),
        ({"jenis": "teks"}, "Cafe\u0301", "Caf\u00e9"),
        ({"jenis": "teks"}, "\u202aAminah\u202c\u200b", "Aminah"),
        ({"jenis": "teks"}, ["satu"], "satu"),
        ({"jenis": "teks_panjang"}, "a  \r\n\r\nb\v c\n", "a\n\nb\n c"),
        ({"jenis": "teks", "pola": "AHU-\\d+"}, "AHU-12", "AHU-12"),
        ({"jenis": "nik"}, "1407 0241 0590 0001", NIK),
        ({"jenis": "npwp"}, "09.254.294.3-407.000", "0092542943407000"),
        ({"jenis": "nib"}, "1234567890123", "1234567890123"),
        ({"jenis": "nip"}, "19780321 200212 2 002", "197803212002122002"),
        ({"jenis": "paspor"}, "c 1234567", "C1234567"),
        ({"jenis": "telepon"}, "\u202a+62 812-7646-0487\u202c", "6281276460487"),
        ({"jenis": "email"}, "Nama@Contoh.ID", "Nama@contoh.id"),
        ({"jenis": "tanggal"}, "2026-11-20", "2026-11-20"),
        ({"jenis": "tanggal"}, "20-11-2026", "2026-11-20"),
        ({"jenis": "tanggal"}, "20/11/2026", "2026-11-20"),
        ({"jenis": "tanggal"}, "20.11.2026", "2026-11-20"),
        ({"jenis": "tanggal"}, "20 November 2026", "2026-11-20"),
        ({"jenis": "tanggal"}, "Jumat, 20 nopember 2026", "2026-11-20"),
        ({"jenis": "tanggal"}, "7 Agt 1999", "1999-08-07"),
        ({"jenis": "tanggal"}, date(2026, 2, 1), "2026-02-01"),
        ({"jenis": "uang"}, "Rp 1.500.000", 1_500_000),
        ({"jenis": "uang"}, "1500000", 1_500_000),
        ({"jenis": "uang"}, "1.500.000,00", 1_500_000),
        ({"jenis": "uang"}, "Rp.2.000,-", 2000),
        ({"jenis": "uang"}, "1500000.00", 1_500_000),
        ({"jenis": "uang"}, 750, 750),
        ({"jenis": "angka"}, "1.500", 1500),
        ({"jenis": "angka", "desimal": 2}, "12,5", 12.5),
        ({"jenis": "angka", "desimal": 2}, "12.5", 12.5),
        ({"jenis": "angka", "desimal": 3}, "0.125", 0.125),
        ({"jenis": "angka", "desimal": 6, "min": -90}, "−7,645318", -7.645318),
        ({"jenis": "angka", "desimal": 6, "min": -90}, -7.645318, -7.645318),
        ({"jenis": "angka"}, 3.0, 3),
        ({"jenis": "ya_tidak"}, "ya", True),
        ({"jenis": "ya_tidak"}, "Tidak", False),
        ({"jenis": "ya_tidak"}, "true", True),
        ({"jenis": "ya_tidak"}, "on", True),
        ({"jenis": "ya_tidak"}, False, False),
        ({"jenis": "pilihan", **CHOICES}, "lansia", "lansia"),
        ({"jenis": "pilihan_banyak", **CHOICES}, ["lansia", "anak", "lansia"], ["anak", "lansia"]),
        ({"jenis": "pilihan_banyak", **CHOICES}, "lansia", ["lansia"]),
        ({"jenis": "wilayah"}, "14.07.02.1001", "14.07.02.1001"),
        ({"jenis": "wilayah", "di_wilayah": True}, "1407021001", "14.07.02.1001"),
        ({"jenis": "wilayah", "tingkat": "kecamatan"}, "35.14.01", "35.14.01"),
        ({"jenis": "negara"}, "il", "IL"),
        ({"jenis": "negara", "hubungan_diplomatik": True}, "JP", "JP"),
    ],
)
def test_what_is_read(keys, raw, value):
    checked = ask(raw, **keys)
    assert checked.faults == {}
    assert checked.values == {"x": value}


DATE = {"jenis": "tanggal"}
NUMBER = {"jenis": "angka"}


@pytest.mark.parametrize(
    ("keys", "raw", "sentence"),
    [
        ({"jenis": "teks"}, "a\x00b", "Isian uji memuat karakter yang tidak dapat disimpan"),
        ({"jenis": "teks"}, "\ud800", "tidak dapat disimpan"),
        ({"jenis": "teks"}, "x" * 201, "Isian uji terlalu panjang: paling banyak 200 huruf."),
        ({"jenis": "teks", "panjang_maks": 5}, "enam..", "paling banyak 5 huruf"),
        ({"jenis": "teks", "panjang_min": 5}, "dua", "paling sedikit 5 huruf"),
        ({"jenis": "teks"}, 5, "Isian uji tidak dapat dibaca; kirim sebagai teks."),
        ({"jenis": "teks"}, ["a", "b"], "satu jawaban"),
        ({"jenis": "teks", "pola": "\\d+"}, "x", "tidak sesuai bentuk"),
        ({"jenis": "teks", "pola": "\\d+", "contoh": "12"}, "x", "tulis misalnya 12"),
        ({"jenis": "teks", "pola": "\\d+", "pola_pesan": "Hanya angka."}, "x", "Hanya angka."),
        ({"jenis": "nik"}, "123", "Isian uji: NIK harus 16 angka"),
        ({"jenis": "kk"}, "123", "Isian uji: Nomor KK harus 16 angka"),
        ({"jenis": "telepon"}, "dua", "Isian uji: Nomor telepon"),
        ({"jenis": "email"}, "nama@contoh", "Isian uji: "),
        (DATE, "31-02-2026", "Isian uji: tanggal 31-02-2026 tidak ada dalam kalender."),
        (DATE, "20-11-26", "empat angka"),
        (DATE, "kemarin", "Tulis Isian uji sebagai tanggal, misalnya 20-11-2026."),
        (DATE, "20 Foo 2026", "sebagai tanggal"),
        (DATE, "01-01-0001", "periksa tahunnya"),
        (
            DATE | {"maks": "hari_ini"},
            "22-11-2026",
            "Isian uji tidak boleh sesudah hari ini (21 November 2026).",
        ),
        (DATE | {"min": "hari_ini"}, "20-11-2026", "tidak boleh sebelum hari ini"),
        (DATE | {"sesudah": "hari_ini"}, "21-11-2026", "harus sesudah hari ini"),
        (DATE | {"sebelum": "2020-01-01"}, "01-01-2020", "harus sebelum 1 Januari 2020."),
        ({"jenis": "uang"}, "1.500.000,50", "bilangan bulat"),
        ({"jenis": "uang"}, "1,500,000", "bukan angka yang dapat dibaca; tulis misalnya Rp 1.500.000."),
        ({"jenis": "uang"}, "-5", "paling sedikit Rp 0"),
        ({"jenis": "uang", "maks": 2_000_000}, "2.000.001", "paling banyak Rp 2.000.000."),
        (NUMBER, "12,5", "bilangan bulat"),
        (NUMBER | {"desimal": 1}, "12,55", "paling banyak 1 desimal"),
        (NUMBER | {"desimal": 1, "min": 0.5}, "0,4", "paling sedikit 0,5."),
        (NUMBER | {"desimal": 6, "maks": 141}, "112.345", "paling banyak 141."),
        (NUMBER | {"desimal": 9}, "123456789012,123456789", "terlalu banyak angka"),
        (NUMBER, "1.50.000", "bukan angka"),
        (NUMBER, "١٢", "bukan angka"),
        (NUMBER, True, "bukan angka"),
        (NUMBER, float("nan"), "bukan angka"),
        ({"jenis": "ya_tidak"}, "mungkin", "dengan ya atau tidak"),
        ({"jenis": "pilihan", **CHOICES}, "Anak", "dari daftar"),
        ({"jenis": "pilihan_banyak", **CHOICES}, ["anak", "x"], "dari daftar"),
        ({"jenis": "pilihan_banyak", **CHOICES}, ["anak", {}], "tidak dapat dibaca"),
        ({"jenis": "pilihan_banyak", **CHOICES}, ["anak"] * 99, "dari daftar"),
        ({"jenis": "pilihan_banyak", "maks": 1, **CHOICES}, ["anak", "lansia"], "paling banyak 1"),
        ({"jenis": "wilayah"}, "14.07.02", "sampai desa atau kelurahan"),
        ({"jenis": "wilayah"}, "14.07.02.1999", "tidak ada dalam daftar wilayah"),
        ({"jenis": "wilayah"}, "di sana", "tidak ada dalam daftar wilayah"),
        (
            {"jenis": "wilayah", "di_wilayah": True},
            "35.14.01.2001",
            "Isian uji harus di dalam wilayah Kabupaten Rokan Hilir, sedangkan Gerbo di luarnya.",
        ),
        ({"jenis": "negara"}, "XX", "dari daftar negara"),
        (
            {"jenis": "negara", "hubungan_diplomatik": True},
            "IL",
            "Israel tidak mempunyai hubungan diplomatik",
        ),
        ({"jenis": "tabel"}, "x", "daftar baris"),
        ({"jenis": "tabel"}, {"a": 1}, "daftar baris"),
    ],
)
def test_what_is_refused(keys, raw, sentence):
    checked = ask(raw, **keys)
    assert sentence in checked.faults["x"]
    assert "x" not in checked.values


@pytest.mark.parametrize("blank", [None, "", "  ", [], [""]])
def test_nothing_typed_is_neither_value_nor_fault_in_a_draft(blank):
    for kind in get_args(Kind):
        checked = ask(blank, jenis=kind, **CHOICES)
        assert (checked.values, checked.faults) == ({}, {})


def test_warnings_do_not_refuse():
    checked = ask("9999-0241 0590 0001".replace("9999", "1499"), jenis="nik")
    assert checked.values
    assert "14.99" in checked.warnings["x"][0]
