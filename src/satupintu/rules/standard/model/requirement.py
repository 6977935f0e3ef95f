from typing import Literal

from pydantic import Field

from satupintu.rules.conditions import Condition
from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Code, Sentence

Format = Literal["pdf", "jpg", "png", "docx", "xlsx"]
Detail = Literal["nomor", "tanggal", "penerbit", "berlaku_sampai"]


class StampDuty(Part):
    """Meterai on the paper (J3): wet or electronic, its amount, and whether the serial is asked."""

    kinds: tuple[Literal["fisik", "e_meterai"], ...] = Field(
        ("fisik", "e_meterai"), alias="bentuk", description="Bentuk meterai yang diterima."
    )
    amount: int = Field(10_000, alias="nilai", ge=0, description="Nilai meterai dalam rupiah.")
    serial: bool = Field(
        default=False, alias="nomor_seri", description="Apakah nomor seri meterai ditanyakan."
    )


class SampleLetter(Part):
    """A letter that the applicant writes: an example to copy, never an official form."""

    subject: Sentence = Field(alias="perihal", description="Perihal surat.")
    body: Sentence = Field(
        alias="isi", description="Isi surat sesudah data diri; baris kosong memisahkan alinea."
    )
    fields: tuple[Code, ...] = Field(
        alias="data",
        min_length=1,
        description="Kode isian formulir yang ditulis dalam surat sebagai baris data diri atau lembaga.",
    )
    signer: Sentence = Field("Pemohon", alias="penanda_tangan", description="Siapa yang menandatangani.")
    lists_papers: bool = Field(
        default=False,
        alias="melampirkan",
        description="Apakah surat menyebut persyaratan lain sebagai lampiran.",
    )


class Requirement(Part):
    """A paper (or a condition with its proof) that the standard asks for."""

    code: Code = Field(alias="kode", description="Kode persyaratan, tidak diubah sesudah dipakai.")
    number: str = Field("", alias="no", description="Nomor seperti tercetak.")
    name: Sentence = Field(alias="nama", description="Nama persyaratan persis seperti naskah.")
    printed: str = Field("", alias="tercetak", description="Tulisan naskah, bila namanya berbeda isi.")
    help: str = Field("", alias="bantuan", description="Penjelasan di formulir.")
    condition: Condition | None = Field(None, alias="bila", description="Syarat agar dokumen diminta.")
    supplier: Literal["pemohon", "alur", "keduanya"] = Field(
        "pemohon",
        alias="penyedia",
        description="Siapa yang menyediakan: pemohon, alur (dihasilkan langkah), atau keduanya.",
    )
    optional: bool = Field(default=False, alias="opsional", description="Boleh tidak diunggah.")
    confirmed_by: str = Field(
        "", alias="dikonfirmasi_oleh", description="Kode jabatan yang menyatakan sah dokumen yang opsional."
    )
    """The post that says whether an optional paper is valid (N-11)."""
    produced_by: str = Field(
        "", alias="dihasilkan_langkah", description="Kode langkah yang menghasilkan dokumen ini."
    )
    alternatives: tuple[Sentence, ...] = Field(
        (), alias="salah_satu_dari", description="Dokumen yang boleh dipilih salah satu."
    )
    formats: tuple[Format, ...] = Field(("pdf",), alias="format", description="Jenis berkas yang diterima.")
    max_megabytes: int = Field(
        5,
        alias="ukuran_maks_mb",
        ge=1,
        le=50,
        description="Ukuran paling besar setiap berkas, dalam megabita.",
    )
    many: bool = Field(default=False, alias="banyak", description="Boleh lebih dari satu berkas.")
    details: tuple[Detail, ...] = Field(
        (), alias="rincian", description="Keterangan dokumen yang ditanyakan karena dikutip surat."
    )
    """What the permit cites of this paper: number, date, issuer, expiry."""
    details_required: tuple[Detail, ...] = Field(
        (), alias="rincian_wajib", description="Rincian yang tidak boleh kosong."
    )
    stamp_duty: StampDuty | None = Field(None, alias="meterai", description="Meterai pada dokumen.")
    sample: SampleLetter | None = Field(
        None,
        alias="contoh_surat",
        description="Contoh surat yang dapat dicetak, bila persyaratannya surat yang dibuat pemohon sendiri.",
    )
    paper_copies: int = Field(
        0, alias="salinan_kertas", ge=0, description="Banyaknya salinan kertas yang diserahkan."
    )
    at_pickup: Literal["tidak", "ditunjukkan", "dibawa"] = Field(
        "tidak", alias="saat_pengambilan", description="Apakah ditunjukkan atau dibawa saat mengambil surat."
    )
    derived: bool = Field(
        default=False,
        alias="turunan",
        description="Tidak tercetak dalam naskah; diturunkan, dan ditandai di halaman layanan.",
    )
    note: str = Field("", alias="catatan", description="Catatan untuk pembaca berkas.")
