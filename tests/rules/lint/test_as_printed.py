"""The five documents as they are printed: each contradiction that a rule can see is found; the corrected files are quiet."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from satupintu.rules.lint.finding import Finding, Subject
from satupintu.rules.lint.run import lint
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.pieces import Document
from satupintu.rules.standard.reader import Library, read_document, read_laws, read_region, read_standard

ROOT = Path(__file__).parents[3]
PRINTED = ROOT / "tests/data/as-printed"
STANDARDS = ROOT / "standards"
NATION = STANDARDS / "_nasional"

# N-code: document, rule, key. What no rule can see, and why, stands in the README beside the documents.
SEEN = """
N-02 000 SISTEM-EJAAN komponen.mekanisme.bagan.judul
N-03 001 HARI-TANPA-KERJA langkah[3].waktu.hari
N-03 003 HARI-TANPA-KERJA janji.lama.hari
N-03 003 HARI-TANPA-KERJA langkah[5].waktu.hari
N-04 000 JANJI-SAAT janji
N-04 002 JANJI-SAAT janji
N-04 002 JANJI-TONGGAK janji.berakhir
N-04 003 JANJI-SAAT janji
N-04 004 JANJI-SAAT janji
N-04 004 JANJI-TONGGAK janji.berakhir
N-04 004 JANJI-TONGGAK janji.mulai
N-06 001 JANJI-KOSONG janji
N-06 001 SOP-JUMLAH sop.jumlah
N-08 001 KELUARAN-KOSONG langkah[4].kode
N-08 001 KELUARAN-KOSONG langkah[7].kode
N-07 001 KELUARAN-KOSONG langkah[8].kode
N-07 001 KELUARAN-KOSONG langkah[10].kode
N-10 000 RUJUKAN-ISIAN langkah[4].hasil[2].bila.jenis_izin
N-10 000 CABANG-LAYANAN-LAIN langkah[5].uraian
N-10 001 RUJUKAN-ISIAN langkah[3].hasil[2].bila.jenis_izin
N-10 001 CABANG-LAYANAN-LAIN langkah[3].uraian_sop
N-11 000 SYARAT-BUATAN-SENDIRI persyaratan[11].nama
N-11 002 SYARAT-BUATAN-SENDIRI persyaratan[6].nama
N-12 000 BAGAN-KEMBALI komponen.mekanisme.bagan.panah[12]
N-12 000 BAGAN-KEMBALI langkah[12].hasil[2].ke[1]
N-12 000 KEMBALI-TIDAK-ADA langkah[4].kode
N-12 001 KEMBALI-TIDAK-ADA langkah[2].kode
N-12 003 KEMBALI-TIDAK-ADA langkah[2].kode
N-13 000 SIAP-SESUDAH-AMBIL langkah[11].hasil[1].beri_tahu[1]
N-13 000 SIAP-SESUDAH-AMBIL komponen.mekanisme.bagan.panah[11]
N-14 000 PELAKU-TANPA-JALUR langkah[5].uraian
N-14 000 PELAKU-TANPA-JALUR langkah[6].uraian
N-14 001 SOP-PELAKSANA langkah[5].jabatan
N-14 001 SOP-PELAKSANA langkah[6].jabatan
N-14 001 SOP-PELAKSANA sop.pelaksana[3]
N-14 001 SOP-PELAKSANA sop.pelaksana[4]
N-16 003 PELAKU-INSTANSI langkah[4].uraian
N-17 004 KUNJUNGAN-KOMITMEN langkah[3].uraian
N-17 004 KUNJUNGAN-TIDAK-ADA komponen.jangka_waktu.teks
N-17 004 SYARAT-JUGA-HASIL persyaratan[2].nama
N-17 004 BASAH-ELEKTRONIK produk.pengesahan
N-17 004 PENGESAHAN-TANPA-LANGKAH produk.pengesahan
N-17 004 PRODUK-DUA-NAMA langkah[2].uraian
N-17 004 PRODUK-DUA-NAMA langkah[3].uraian
N-17 004 KEMBALI-TIDAK-ADA langkah
N-19 003 KEMBALI-SISTEM-LAIN langkah[3].uraian
N-19 003 KEMBALI-SISTEM-LAIN langkah[3].hasil[2].label
N-19 003 PRODUK-DUA-NAMA langkah[3].uraian
N-22 001 KOMPONEN-KOSONG komponen.dasar_hukum
N-22 001 KOMPONEN-KOSONG komponen.persyaratan
N-22 001 KOMPONEN-KOSONG komponen.produk
N-22 001 KOMPONEN-KOSONG komponen.biaya
N-22 001 SOP-IDENTITAS sop.dasar_hukum
N-22 001 SOP-IDENTITAS sop.tanggal_efektif
N-22 004 PENETAPAN-KOSONG penetapan
N-25 002 NOMOR-LOMPAT persyaratan[6].no
N-26 002 PELACAKAN-TIDAK-ADA komponen.jaminan_pelayanan.butir[4]
N-27 002 GRATIS-BAYAR langkah[5].tugas
N-28 002 RUJUKAN-JABATAN langkah[3].jabatan
N-28 002 RUJUKAN-JABATAN langkah[6].jabatan
N-28 002 PENGESAHAN-TANPA-LANGKAH produk.pengesahan
N-28 002 PELAKU-TANPA-JALUR langkah[4].uraian
N-28 002 BAGAN-KURANG langkah[5].kode
N-28 002 KUNJUNGAN-TIDAK-ADA langkah[4].uraian
N-30 000 KONTAK-SALAH komponen.pengaduan.butir[2].nilai
N-30 000 KONTAK-SALAH komponen.pengaduan.butir[6].nilai
N-31 003 KONTAK-SALAH komponen.pengaduan.butir[3].nilai
N-31 003 KONTAK-MIRIP komponen.pengaduan.butir[5].nilai
N-32 003 HUKUM-LEBIH-MUDA komponen.dasar_hukum.butir[4].teks
N-34 003 RUJUKAN-JABATAN langkah[6].jabatan
N-34 003 RUJUKAN-JABATAN langkah[7].jabatan
N-34 003 SOP-PELAKSANA sop.pelaksana[7]
N-35 003 SYARAT-BUKAN-DOKUMEN persyaratan[2].nama
N-36 003 NOMOR-LOMPAT komponen.sarana.butir[1].no
N-37 003 URUTAN-BEDA langkah[3].uraian
N-38 000 HUKUM-DICABUT komponen.dasar_hukum.butir[2].hukum
N-38 000 HUKUM-DICABUT komponen.dasar_hukum.butir[5].hukum
N-38 002 HUKUM-DICABUT komponen.dasar_hukum.butir[5].hukum
N-38 002 HUKUM-DICABUT komponen.dasar_hukum.butir[8].hukum
N-38 003 HUKUM-DICABUT komponen.dasar_hukum.butir[3].hukum
N-38 004 HUKUM-DIUBAH komponen.dasar_hukum.butir[1].hukum
N-38 004 HUKUM-DICABUT komponen.dasar_hukum.butir[2].hukum
N-38 004 HUKUM-DICABUT komponen.dasar_hukum.butir[3].hukum
N-40 004 GRATIS-KASIR komponen.sarana.butir[2].sub[4]
N-40 004 GRATIS-TARIF komponen.jaminan_pelayanan.butir[5]
N-40 004 GRATIS-METERAI produk.tanda[2]
N-42 000 SYARAT-KERTAS persyaratan[9].nama
N-42 000 SYARAT-KERTAS persyaratan[9].salinan_kertas
N-42 000 SYARAT-KERTAS persyaratan[1].meterai
N-45 000 AKHIR-KURANG langkah
N-45 001 AKHIR-KURANG hasil_umum
N-45 002 AKHIR-KURANG langkah
N-45 003 AKHIR-KURANG hasil_umum
N-45 004 AKHIR-KURANG langkah
N-46 000 PELACAKAN-PETUGAS pelacakan.tercetak
N-46 001 PELACAKAN-TIDAK-ADA langkah[2].uraian_sop
N-47 003 TTE-TERLAMBAT langkah[7].keluaran[1]
N-47 003 NOMOR-SESUDAH-TTE langkah[6].kode
N-49 004 KEWAJIBAN-KOSONG komponen.evaluasi
N-A 000 PRODUK-DUA-NAMA komponen.jaminan_keamanan.butir[1]
N-A 000 PRODUK-DUA-NAMA komponen.jaminan_keamanan.butir[2]
N-A 000 BAGAN-KATA komponen.mekanisme.bagan.panah[5]
N-A 002 LENGKAP-SESUAI langkah[3].nama
N-A 002 PRODUK-DUA-NAMA langkah[5].uraian
N-A 002 PRODUK-DUA-NAMA langkah[6].nama
N-A 003 PRODUK-DUA-NAMA langkah[7].uraian
returns 002 ALUR-PERBAIKAN langkah[2].hasil[2].ke[1]
returns 002 HASIL-TANPA-KABAR langkah[2].hasil[2].kode
returns 003 ALUR-PERBAIKAN langkah[3].hasil[2].ke[1]
returns 003 HASIL-TANPA-KABAR langkah[3].hasil[2].kode
"""
DOCUMENTS = sorted(PRINTED.glob("*/*/*.toml"))
CORRECTED = sorted([*STANDARDS.glob("[0-9]*/*/*.toml"), *(ROOT / "tests/data/shelf").glob("[0-9]*/*/*.toml")])


@cache
def found_in(path: Path) -> tuple[Finding, ...]:
    home = path.parents[1]
    pieces = [one for one in (home / "potongan.toml", NATION / "potongan.toml") if one.exists()]
    region = read_region("region.toml", (home / "region.toml").read_bytes())
    read = read_standard(path.name, path.read_bytes(), Library(tuple(document(one) for one in pieces)))
    letters = {letter.name: letter.read_bytes() for letter in path.parent.glob("*.typ")}
    return tuple(lint(Subject(read, region, laws(), letters)))


@cache
def document(path: Path) -> Document:
    return read_document(path.name, path.read_bytes())


@cache
def laws() -> Mapping[str, LawPart]:
    register = read_laws("hukum.toml", (NATION / "hukum.toml").read_bytes())
    return {law.code: law for law in register.laws}


def test_every_contradiction_that_a_rule_can_see_is_found():
    found = {
        (path.parents[1].name[:3], one.code, one.place.key) for path in DOCUMENTS for one in found_in(path)
    }
    rows = [row.split() for row in SEEN.split("\n") if row]
    assert [row for row in rows if tuple(row[1:]) not in found] == []


def test_where_the_sums_agree_nothing_is_said():
    """N-18: 8 Hari 90 menit is promise, sum and total row."""
    (path,) = (path for path in DOCUMENTS if path.parents[1].name.startswith("003"))
    codes = {one.code for one in found_in(path)}
    assert not codes & {"JANJI-JUMLAH", "JANJI-BUKAN-JUMLAH", "SOP-JUMLAH", "PELAKSANA-JUMLAH"}


def test_the_mistakes_of_the_frame_are_none():
    """What stands there only because the format demands it is never what a finding is about."""
    about_us = {
        "RUJUKAN-SERI",
        "NOMOR-POLA",
        "NOMOR-ISI",
        "BEKU-SESUDAH-TTE",
        "RUJUKAN-TEKS",
        "HUKUM-TAK-DIKENAL",
    }
    assert [str(one) for path in DOCUMENTS for one in found_in(path) if one.code in about_us] == []


@pytest.mark.parametrize("path", CORRECTED, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_corrected_files_have_nothing_but_notes(path):
    assert [str(one) for one in found_in(path) if one.severity != "catatan"] == []
