"""Files shared by every region: the register of laws, the list of countries, and words that mean the same."""

from datetime import date
from typing import Literal

from pydantic import Field

from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Sentence, Slug


class LawPart(Part):
    """A regulation and whether it still holds; the printed legal basis is never changed by it (N-38)."""

    code: Slug = Field(alias="kode", description="Kode peraturan, dirujuk oleh dasar hukum.")
    title: Sentence = Field(alias="judul", description="Judul lengkap peraturan.")
    in_force_from: date | None = Field(
        None, alias="berlaku_sejak", description="Tanggal mulai berlaku, bila diketahui."
    )
    status: Literal["berlaku", "diubah", "dicabut"] = Field(
        "berlaku", alias="status", description="Apakah masih berlaku."
    )
    by: tuple[Slug, ...] = Field(
        (), alias="oleh", description="Kode peraturan yang mengubah atau mencabutnya."
    )
    since: date | None = Field(None, alias="sejak", description="Tanggal perubahan atau pencabutan.")
    note: str = Field("", alias="catatan", description="Keterangan, ditampilkan kepada umum.")
    verified: bool = Field(
        default=False,
        alias="terverifikasi",
        description="Judul dan statusnya sudah dicocokkan dengan sumber terbuka.",
    )


class LawFile(Part):
    """hukum.toml: the law register."""

    format: Literal[1] = Field(alias="format", description="Versi format berkas.")
    laws: tuple[LawPart, ...] = Field(
        alias="hukum", min_length=1, description="Peraturan-peraturan yang dirujuk standar."
    )


class CountryPart(Part):
    code: str = Field(alias="kode", pattern=r"^[A-Z]{2}$", description="Kode negara dua huruf.")
    name: Sentence = Field(alias="nama", description="Nama negara dalam bahasa Indonesia.")
    diplomatic: bool = Field(
        alias="hubungan_diplomatik", description="Apakah mempunyai hubungan diplomatik dengan Indonesia."
    )
    part_of: str = Field(
        "",
        alias="wilayah_dari",
        pattern=r"^([A-Z]{2})?$",
        description="Kode negara yang berdaulat atasnya; hubungan diplomatiknya mengikuti negara itu.",
    )
    """A territory has the relations of the country it belongs to."""


class CountryFile(Part):
    """negara.toml: countries and their diplomatic relations with Indonesia (N-35)."""

    format: Literal[1] = Field(alias="format", description="Versi format berkas.")
    verified: bool = Field(
        default=False,
        alias="terverifikasi",
        description="Daftar sudah dikonfirmasi ke Kementerian Luar Negeri.",
    )
    countries: tuple[CountryPart, ...] = Field(
        alias="negara", min_length=1, description="Negara dan wilayah asing."
    )


class SameWords(Part):
    words: tuple[Sentence, ...] = Field(
        alias="kata",
        min_length=2,
        description="Kata-kata yang bagi pencari berarti sama, dengan huruf kecil.",
    )


class WordFile(Part):
    """padanan.toml: what people write for what a standard calls otherwise, so that a search finds it."""

    format: Literal[1] = Field(alias="format", description="Versi format berkas.")
    groups: tuple[SameWords, ...] = Field(
        alias="padanan",
        min_length=1,
        description="Kelompok kata; satu kata boleh ada dalam beberapa kelompok.",
    )
