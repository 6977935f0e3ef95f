"""A few questions that tell a citizen whether this service is the one that is needed, and whether one may apply."""

from typing import Literal

from pydantic import Field

from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Code, Sentence, Slug

Whom = Literal["perorangan", "usaha", "organisasi", "lembaga_asing"]
Meaning = Literal["lanjut", "cocok", "tidak_cocok", "tanya"]


class GuideAnswer(Part):
    code: Code = Field(alias="kode", description="Kode jawaban, berbeda dalam satu pertanyaan.")
    label: Sentence = Field(alias="label", description="Jawaban seperti dibaca warga.")
    meaning: Meaning = Field(
        "lanjut",
        alias="arti",
        description="Arti jawaban: lanjut ke pertanyaan lain, cocok, tidak_cocok, atau tanya (perlu bertanya kepada petugas).",
    )
    to: str = Field(
        "",
        alias="ke",
        description="Kode pertanyaan lanjutan, yang harus ditulis sesudahnya; tanpa ini pertanyaan berikutnya.",
    )
    says: str = Field(
        "",
        alias="pesan",
        description="Kalimat untuk yang menjawab begini: mengapa tidak cocok, atau apa yang perlu diingat.",
    )
    instead: tuple[Slug, ...] = Field(
        (),
        alias="layanan_lain",
        description="Kode layanan wilayah yang sama yang mungkin dicari; yang belum dibuka tidak ditampilkan.",
    )


class GuideQuestion(Part):
    code: Code = Field(alias="kode", description="Kode pertanyaan, dipakai dalam alamat halaman.")
    asks: Sentence = Field(alias="tanya", description="Pertanyaan seperti dibaca warga.")
    help: str = Field("", alias="bantuan", description="Penjelasan di bawah pertanyaan.")
    basis: str = Field("", alias="dasar", description="Bagian naskah yang menentukan hal ini.")
    shows: Literal["", "negara_tanpa_hubungan"] = Field(
        "",
        alias="daftar",
        description="Daftar nasional yang ditampilkan di bawah pertanyaan: negara_tanpa_hubungan (diplomatik).",
    )
    answers: tuple[GuideAnswer, ...] = Field(
        alias="jawaban", min_length=1, description="Jawaban yang dapat dipilih."
    )
    derived: bool = Field(
        default=False,
        alias="turunan",
        description="Tidak tercetak dalam naskah; diturunkan, dan ditandai di halaman panduan.",
    )


class Guide(Part):
    for_whom: tuple[Whom, ...] = Field(
        (), alias="untuk", description="Siapa yang mungkin memerlukan layanan."
    )
    needs: tuple[Sentence, ...] = Field(
        (),
        alias="keperluan",
        description="Keperluan dengan kata-kata warga sendiri, untuk memilih di antara layanan.",
    )
    questions: tuple[GuideQuestion, ...] = Field(
        (),
        alias="pertanyaan",
        description="Pertanyaan, urut seperti ditanyakan; yang pertama ditanyakan lebih dahulu.",
    )
