from datetime import date

from pydantic import Field

from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Line


class Sop(Part):
    """The identity page of an SOP AP (A2) and the heads of its table; the rows are the steps themselves."""

    number: str = Field("", alias="nomor", description="Nomor SOP.")
    name: str = Field("", alias="nama", description="Nama SOP.")
    title: str = Field("", alias="judul", description="Judul di atas tabel SOP.")
    made: date | None = Field(None, alias="tanggal_pembuatan", description="Tanggal pembuatan.")
    revised: date | None = Field(None, alias="tanggal_revisi", description="Tanggal revisi.")
    effective: date | None = Field(None, alias="tanggal_efektif", description="Tanggal efektif.")
    document_code: str = Field("", alias="kode_dok", description="Kode dokumen.")
    revision: str = Field("", alias="revisi", description="Nomor revisi.")
    issued: str = Field("", alias="tanggal_terbit", description="Tanggal terbit seperti tercetak.")
    legal_basis: tuple[Line, ...] | None = Field(
        None,
        alias="dasar_hukum",
        description="Dasar hukum pada SOP; tanpa ini sama dengan komponen dasar hukum.",
    )
    """None: the same as the component's."""
    qualifications: tuple[Line, ...] = Field((), alias="kualifikasi", description="Kualifikasi pelaksana.")
    related: tuple[Line, ...] = Field((), alias="keterkaitan", description="Keterkaitan dengan SOP lain.")
    equipment: tuple[Line, ...] = Field((), alias="peralatan", description="Peralatan dan perlengkapan.")
    warnings: tuple[Line, ...] = Field((), alias="peringatan", description="Peringatan.")
    records: tuple[Line, ...] = Field((), alias="pencatatan", description="Pencatatan dan pendataan.")
    actors: tuple[str, ...] = Field(
        (), alias="pelaksana", description="Kolom pelaksana pada tabel SOP, urut dari kiri."
    )
    total: str = Field("", alias="jumlah", description="Baris jumlah waktu seperti tercetak.")
