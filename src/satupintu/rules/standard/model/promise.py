from typing import Literal

from pydantic import Field

from satupintu.rules.standard.model.duration import Duration
from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Sentence

Milestone = Literal["diajukan", "lengkap", "peristiwa", "disetujui", "ditandatangani", "terbit", "diserahkan"]
"""Moments of a case that a clock may start or end at."""


class Promise(Part):
    """How long it takes, and between which two moments that is measured (N-04 as amended)."""

    duration: Duration | None = Field(None, alias="lama", description="Jangka waktu yang dijanjikan.")
    starts: Literal["diajukan", "lengkap", "peristiwa"] = Field(
        "lengkap", alias="mulai", description="Tonggak saat hitungan dimulai."
    )
    ends: Literal["ditandatangani", "terbit", "diserahkan"] = Field(
        "ditandatangani", alias="berakhir", description="Tonggak saat hitungan berakhir."
    )
    sum_of_steps: bool = Field(
        default=False, alias="jumlah_langkah", description="Janji dicetak sebagai jumlah waktu langkah."
    )
    statutory: Duration | None = Field(
        None,
        alias="batas_hukum",
        description="Batas waktu menurut hukum; tanpa ini dipakai lama, dan tanpa keduanya lima hari kerja.",
    )
    """Fiktif positif (D1); without it the promise, without a promise five working days from lengkap."""
    statutory_starts: Literal["diajukan", "lengkap", "peristiwa"] = Field(
        "lengkap", alias="batas_hukum_mulai", description="Tonggak saat batas waktu menurut hukum dimulai."
    )
    note: str = Field("", alias="catatan", description="Penjelasan cara menghitung, ditampilkan kepada umum.")


class Fee(Part):
    amount: int = Field(0, alias="jumlah", ge=0, description="Biaya dalam rupiah; 0 berarti gratis.")
    basis: str = Field("", alias="dasar", description="Dasar hukum besarnya biaya.")
    note: str = Field("", alias="catatan", description="Penjelasan biaya, ditampilkan kepada umum.")


class Product(Part):
    """What is issued: its name, number, way of signing and how long it holds."""

    name: Sentence = Field(alias="nama", description="Nama surat yang diterbitkan.")
    series: str = Field(
        alias="seri", description="Kode seri nomor pada instansi layanan dalam berkas wilayah."
    )
    """A numbering series of the region's file."""
    pattern: Sentence = Field(alias="pola_nomor", description="Pola nomor surat.")
    classification: str = Field(
        "", alias="klasifikasi", description="Kode klasifikasi arsip yang dipakai pola nomor."
    )
    approval: Literal["tte", "basah"] = Field(
        alias="pengesahan",
        description="Cara pengesahan: tte (tanda tangan elektronik) atau basah (tanda tangan dan cap).",
    )
    marks: tuple[Literal["cap", "meterai", "barcode", "kop"], ...] = Field(
        (), alias="tanda", description="Tanda lain pada surat."
    )
    papers: Literal["satu", "sk_dan_sertifikat"] = Field(
        "satu", alias="kertas", description="Banyaknya kertas: satu surat, atau keputusan dan sertifikat."
    )
    validity: Duration | None = Field(
        None, alias="masa_berlaku", description="Masa berlaku surat; tanpa ini tidak dibatasi."
    )
    valid_no_longer_than: tuple[str, ...] = Field(
        (),
        alias="tidak_melebihi",
        description="Kode isian tanggal; surat tidak berlaku melebihi tanggal yang paling awal.",
    )
    """Field ids of dates beyond which the permit cannot hold."""
    delivery: tuple[Literal["unduh", "ambil", "kirim"], ...] = Field(
        ("unduh",), alias="penyerahan", description="Cara surat sampai kepada pemohon."
    )
    template: str = Field(
        "", alias="templat", description="Nama berkas templat surat di samping berkas standar."
    )
    note: str = Field("", alias="catatan", description="Penjelasan produk.")


class Survey(Part):
    gate: Literal["tanpa", "ajakan", "wajib_saat_penyerahan"] = Field(
        "tanpa",
        alias="gerbang",
        description="Kedudukan survei: tanpa, ajakan, atau wajib diisi saat penyerahan.",
    )
    note: str = Field("", alias="catatan", description="Penjelasan survei.")


class Retention(Part):
    """How long a case is kept (I3)."""

    active_years: int = Field(alias="aktif_tahun", ge=0, description="Tahun arsip aktif.")
    inactive_years: int = Field(alias="inaktif_tahun", ge=0, description="Tahun arsip inaktif.")
    final: Literal["permanen", "musnah"] = Field(
        alias="akhir", description="Nasib arsip sesudah masa inaktif."
    )
    basis: str = Field("", alias="dasar", description="Dasar jadwal retensi.")


class Duty(Part):
    """A duty of evaluation with its cadence (N-49)."""

    code: str = Field(alias="kode", description="Kode kewajiban.")
    text: Sentence = Field(alias="teks", description="Kewajiban seperti tercetak.")
    every: Literal["bulan", "triwulan", "semester", "tahun"] = Field(
        alias="setiap", description="Masa ulangnya."
    )
    times: int = Field(1, alias="kali", ge=1, description="Berapa kali dalam satu masa.")


class Note(Part):
    """A reading taken where the printed text contradicts itself: both texts, public."""

    code: Sentence = Field(alias="kode", description="Kode catatan, misalnya N-18.")
    about: str = Field("", alias="tentang", description="Hal yang dicatat.")
    printed: str = Field("", alias="tercetak", description="Kutipan naskah.")
    applied: Sentence = Field(alias="diterapkan", description="Yang diterapkan, dalam kalimat untuk umum.")
    reason: str = Field("", alias="alasan", description="Alasan pembacaan itu.")
    answers: tuple[str, ...] = Field(
        (),
        alias="menjawab",
        description="Kode temuan pemeriksa standar yang dijawab catatan ini; temuan «periksa» itu lalu menjadi «catatan».",
    )
