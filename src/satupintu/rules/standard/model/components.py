"""The fourteen components of a published standard (A1), in both printed orders."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from satupintu.rules.standard.model.diagram import Diagram
from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Item, Line, Sentence

ComponentCode = Literal[
    "dasar_hukum",
    "persyaratan",
    "mekanisme",
    "jangka_waktu",
    "biaya",
    "produk",
    "sarana",
    "kompetensi",
    "pengawasan",
    "pengaduan",
    "jumlah_pelaksana",
    "jaminan_pelayanan",
    "jaminan_keamanan",
    "evaluasi",
]
Order = Literal["14", "6+8"]

TITLES: dict[ComponentCode, str] = {
    "dasar_hukum": "Dasar hukum",
    "persyaratan": "Persyaratan",
    "mekanisme": "Sistem, mekanisme, dan prosedur",
    "jangka_waktu": "Jangka waktu penyelesaian",
    "biaya": "Biaya/tarif",
    "produk": "Produk pelayanan",
    "sarana": "Sarana, prasarana, dan/atau fasilitas",
    "kompetensi": "Kompetensi pelaksana",
    "pengawasan": "Pengawasan internal",
    "pengaduan": "Penanganan pengaduan, saran, dan masukan",
    "jumlah_pelaksana": "Jumlah pelaksana",
    "jaminan_pelayanan": "Jaminan pelayanan",
    "jaminan_keamanan": "Jaminan keamanan dan keselamatan pelayanan",
    "evaluasi": "Evaluasi kinerja pelaksana",
}
"""In the order of the single list."""

DELIVERY: tuple[ComponentCode, ...] = (
    "persyaratan",
    "mekanisme",
    "jangka_waktu",
    "biaya",
    "produk",
    "pengaduan",
)
MANUFACTURING: tuple[ComponentCode, ...] = (
    "dasar_hukum",
    "sarana",
    "kompetensi",
    "pengawasan",
    "jumlah_pelaksana",
    "jaminan_pelayanan",
    "jaminan_keamanan",
    "evaluasi",
)


class LawItem(Item):
    """A legal basis as printed, tied to the law register by its code."""

    law: str = Field(
        "",
        alias="hukum",
        description="Kode peraturan dalam daftar hukum nasional, agar statusnya ikut ditampilkan.",
    )


class Channel(Part):
    """One way to complain, as printed and as it can be dialled or opened."""

    kind: Literal[
        "kotak",
        "surel",
        "telepon",
        "faks",
        "sms",
        "whatsapp",
        "situs",
        "media_sosial",
        "formulir",
        "lapor",
        "alamat",
    ] = Field(alias="jenis", description="Jenis saluran pengaduan.")
    text: Sentence = Field(alias="teks", description="Saluran seperti dibaca warga.")
    value: str = Field(
        "",
        alias="nilai",
        description="Nomor dengan kode negara atau alamat lengkap, dipakai untuk menghubungi atau membuka.",
    )
    printed: str = Field("", alias="tercetak", description="Tulisan naskah, bila berbeda dari teks.")


class Component(Part):
    title: str = Field(
        "",
        alias="judul",
        description="Judul komponen seperti tercetak; kosong berarti judul menurut peraturan.",
    )
    """As printed; without it, the title of the regulation."""
    items: tuple[Line, ...] = Field(
        (), alias="butir", description="Baris-baris isi komponen, urut seperti naskah."
    )
    text: str = Field("", alias="teks", description="Isi komponen yang bukan daftar.")

    @property
    def filled(self) -> bool:
        return bool(self.items or self.text)


class Mechanism(Component):
    diagram: Diagram | None = Field(
        None, alias="bagan", description="Bagan alur seperti tercetak; yang dijalankan adalah langkah."
    )


class LegalBasis(Part):
    title: str = Field(
        "",
        alias="judul",
        description="Judul komponen seperti tercetak; kosong berarti judul menurut peraturan.",
    )
    items: tuple[
        Annotated[LawItem, BeforeValidator(lambda raw: {"teks": raw} if isinstance(raw, str) else raw)], ...
    ] = Field((), alias="butir", description="Peraturan-peraturan, judulnya utuh seperti naskah.")


class Complaints(Part):
    title: str = Field(
        "",
        alias="judul",
        description="Judul komponen seperti tercetak; kosong berarti judul menurut peraturan.",
    )
    items: tuple[Channel, ...] = Field(
        (), alias="butir", description="Saluran pengaduan, urut seperti naskah."
    )


class Staffing(Part):
    title: str = Field(
        "",
        alias="judul",
        description="Judul komponen seperti tercetak; kosong berarti judul menurut peraturan.",
    )
    number: int | None = Field(None, alias="jumlah", ge=0, description="Banyaknya pelaksana.")
    text: str = Field("", alias="teks", description="Tulisan jumlah pelaksana seperti tercetak.")


class Components(Part):
    """What the printed standard says; requirements, procedure, time, fee and product have their own tables."""

    order: Order = Field(
        alias="urutan",
        description="Susunan cetak: 14 dalam satu daftar, atau 6+8 (penyampaian lalu pengelolaan).",
    )
    title: str = Field("", alias="judul", description="Judul lembar standar seperti tercetak.")
    legal_basis: LegalBasis = Field(LegalBasis(), alias="dasar_hukum", description="Komponen dasar hukum.")
    requirements: Component = Field(
        Component(),
        alias="persyaratan",
        description="Judul komponen persyaratan; isinya dicetak dari daftar persyaratan.",
    )
    mechanism: Mechanism = Field(
        Mechanism(),
        alias="mekanisme",
        description="Judul komponen sistem, mekanisme, dan prosedur; isinya dicetak dari langkah.",
    )
    time: Component = Field(
        Component(),
        alias="jangka_waktu",
        description="Judul komponen jangka waktu; isinya dicetak dari janji.",
    )
    fee: Component = Field(
        Component(),
        alias="biaya",
        description="Komponen biaya seperti tercetak; jumlah yang dihitung ada pada tarif.",
    )
    product: Component = Field(
        Component(), alias="produk", description="Judul komponen produk; isinya dicetak dari produk."
    )
    facilities: Component = Field(
        Component(), alias="sarana", description="Komponen sarana, prasarana, dan fasilitas."
    )
    competence: Component = Field(
        Component(), alias="kompetensi", description="Komponen kompetensi pelaksana."
    )
    supervision: Component = Field(
        Component(), alias="pengawasan", description="Komponen pengawasan internal."
    )
    complaints: Complaints = Field(
        Complaints(), alias="pengaduan", description="Komponen penanganan pengaduan, saran, dan masukan."
    )
    staffing: Staffing = Field(Staffing(), alias="jumlah_pelaksana", description="Komponen jumlah pelaksana.")
    service_guarantee: Component = Field(
        Component(), alias="jaminan_pelayanan", description="Komponen jaminan pelayanan."
    )
    safety_guarantee: Component = Field(
        Component(),
        alias="jaminan_keamanan",
        description="Komponen jaminan keamanan dan keselamatan pelayanan.",
    )
    evaluation: Component = Field(
        Component(), alias="evaluasi", description="Komponen evaluasi kinerja pelaksana."
    )
