from typing import Literal

from pydantic import Field

from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Code, Sentence

NoticeChannel = Literal["aplikasi", "whatsapp", "sms", "surel"]


class Told(Part):
    """Who is told, by which channels, in which words."""

    who: str = Field(
        alias="siapa",
        description="Penerima: pemohon, berikutnya (jabatan yang mendapat giliran), atau kode jabatan.",
    )
    """`pemohon`, `berikutnya` (whose turn it is now), or a post's code."""
    channels: tuple[NoticeChannel, ...] = Field(
        ("aplikasi",), alias="lewat", description="Saluran pemberitahuan."
    )
    template: Code = Field(alias="templat", description="Kode teks dalam notifikasi.")


class Tracking(Part):
    """The channel that tells the applicant of every change of step (N-46)."""

    channels: tuple[NoticeChannel, ...] = Field(
        ("aplikasi",), alias="lewat", description="Saluran pemberitahuan."
    )
    template: Code = Field("pelacakan", alias="templat", description="Kode teks dalam notifikasi.")
    printed: str = Field("", alias="tercetak", description="Tulisan naskah yang menjanjikan pelacakan.")


class Turn(Part):
    """How the holders of a post hear that it is their turn."""

    channels: tuple[NoticeChannel, ...] = Field(
        ("aplikasi",), alias="lewat", description="Saluran pemberitahuan."
    )
    template: Code = Field("giliran", alias="templat", description="Kode teks dalam notifikasi.")


class NoticeText(Part):
    text: Sentence = Field(
        alias="isi",
        description="Kalimat pemberitahuan dengan sisipan {nomor}, {layanan}, {langkah}, {tenggat}, {tautan}, {tanggal}, atau {sistem}.",
    )
    printed: str = Field(
        "", alias="tercetak", description="Tulisan naskah, bila kalimatnya berasal dari sana."
    )
