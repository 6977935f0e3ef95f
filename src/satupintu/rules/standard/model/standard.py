from datetime import date
from typing import Literal

from pydantic import Field

from satupintu.rules.standard.model.components import Components
from satupintu.rules.standard.model.form import FieldGroup
from satupintu.rules.standard.model.guide import Guide
from satupintu.rules.standard.model.notice import NoticeText, Tracking, Turn
from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.promise import Duty, Fee, Note, Product, Promise, Retention, Survey
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.rules.standard.model.sop import Sop
from satupintu.rules.standard.model.step import CaseOutcome, Step
from satupintu.rules.standard.model.text import Code, Sentence, Slug

FORMAT = 1


class Service(Part):
    code: Slug = Field(alias="kode", description="Kode layanan, sama dengan nama foldernya.")
    name: Sentence = Field(alias="nama", description="Nama layanan seperti naskah.")
    kind: Literal["izin", "nonperizinan", "rekomendasi", "pendaftaran"] = Field(
        alias="jenis", description="Jenis layanan."
    )
    agency: Code = Field(alias="instansi", description="Kode instansi yang menerbitkan.")
    summary: str = Field(
        "", alias="ringkasan", description="Satu kalimat tentang layanan, untuk daftar layanan."
    )
    keywords: tuple[str, ...] = Field((), alias="kata_kunci", description="Kata yang mungkin dicari warga.")
    channels: tuple[Literal["daring", "loket", "oss"], ...] = Field(
        ("daring", "loket"), alias="saluran", description="Cara permohonan masuk."
    )
    status: Literal["aktif", "aktif_dengan_catatan", "tidak_aktif"] = Field(
        "aktif", alias="status", description="Apakah layanan menerima permohonan."
    )
    kinds_of_application: tuple[
        Literal["baru", "perpanjangan", "perubahan", "salinan", "pencabutan"], ...
    ] = Field(("baru",), alias="jenis_permohonan", description="Jenis permohonan yang dilayani.")


class Enactment(Part):
    """The block at the foot of the printed standard: who laid it down, where and when."""

    number: str = Field("", alias="nomor", description="Nomor keputusan atau SOP yang menetapkan.")
    place: str = Field("", alias="tempat", description="Tempat penetapan.")
    day: date | None = Field(None, alias="tanggal", description="Tanggal penetapan.")
    position: str = Field("", alias="jabatan", description="Jabatan yang menetapkan, seperti tercetak.")
    name: str = Field("", alias="nama", description="Nama yang tercetak; nama orang hanya boleh ada di sini.")
    rank: str = Field("", alias="pangkat", description="Pangkat yang tercetak.")
    nip: str = Field("", alias="nip", description="NIP yang tercetak.")
    printed: str = Field("", alias="tercetak", description="Seluruh blok seperti tercetak.")


class Standard(Part):
    """One service standard: the workflow, the form, the clock, the notices, the printed standard and the permit."""

    format: Literal[1] = Field(alias="format", description="Versi format berkas.")
    service: Service = Field(
        alias="layanan", description="Layanan itu sendiri: nama, instansi, dan cara masuknya."
    )
    effective: date = Field(
        alias="berlaku_mulai", description="Tanggal mulai berlaku, sama dengan nama berkas."
    )
    effective_assumed: str = Field(
        "", alias="berlaku_mulai_catatan", description="Dari mana tanggal itu, bila tidak tercetak jelas."
    )
    parameters: dict[Code, str | int | bool] = Field(
        default_factory=dict,
        alias="parameter",
        description="Nilai milik layanan ini yang dapat ditanya syarat dalam alur bersama.",
    )
    """What this service sets for the conditions of a shared flow, such as rekomendasi_teknis = "wajib"."""
    post_labels: dict[Code, Sentence] = Field(
        default_factory=dict,
        alias="sebutan_jabatan",
        description="Sebutan jabatan menurut naskah ini, per kode jabatan, bila berbeda dari nama di berkas wilayah.",
    )
    enactment: Enactment = Field(
        Enactment(), alias="penetapan", description="Siapa yang mengesahkan naskah, di mana, dan kapan."
    )
    sop: Sop | None = Field(
        None, alias="sop", description="Halaman identitas SOP; baris tabelnya adalah langkah."
    )
    guide: Guide = Field(
        Guide(),
        alias="panduan",
        description="Pertanyaan singkat agar warga tahu apakah layanan ini yang diperlukan.",
    )
    components: Components = Field(
        alias="komponen", description="Empat belas komponen standar pelayanan seperti tercetak."
    )
    requirements: tuple[Requirement, ...] = Field(
        (), alias="persyaratan", description="Persyaratan, urut seperti naskah."
    )
    form: tuple[FieldGroup, ...] = Field(
        (), alias="kelompok", description="Kelompok isian formulir, urut seperti halaman formulir."
    )
    promise: Promise = Field(
        alias="janji", description="Jangka waktu yang dijanjikan dan saat-saat yang mengukurnya."
    )
    fee: Fee = Field(Fee(), alias="tarif", description="Biaya layanan.")
    product: Product = Field(alias="produk", description="Surat yang diterbitkan.")
    tracking: Tracking | None = Field(
        None,
        alias="pelacakan",
        description="Pemberitahuan kepada pemohon setiap perubahan langkah; tanpa bagian ini tidak dijanjikan.",
    )
    turn: Turn = Field(
        Turn(), alias="giliran", description="Pemberitahuan kepada petugas bahwa berkas menunggu jabatannya."
    )
    survey: Survey = Field(Survey(), alias="survei", description="Survei kepuasan pada layanan ini.")
    retention: Retention | None = Field(None, alias="retensi", description="Lamanya arsip disimpan.")
    steps: tuple[Step, ...] = Field(
        alias="langkah",
        min_length=1,
        description="Langkah prosedur, urut seperti tabel SOP; yang pertama adalah tempat permohonan mulai.",
    )
    case_outcomes: tuple[CaseOutcome, ...] = Field(
        (),
        alias="hasil_umum",
        description="Cara berakhir yang terbuka pada banyak langkah: penarikan dan pembatalan.",
    )
    texts: dict[Code, NoticeText] = Field(
        default_factory=dict, alias="notifikasi", description="Teks pemberitahuan menurut kodenya."
    )
    duties: tuple[Duty, ...] = Field((), alias="kewajiban", description="Kewajiban evaluasi berkala.")
    notes: tuple[Note, ...] = Field(
        (),
        alias="catatan",
        description="Pembacaan yang diambil bila naskah tidak jelas, ditampilkan kepada umum.",
    )

    def step(self, code: str) -> Step:
        return next(step for step in self.steps if step.code == code)

    def requirement(self, code: str) -> Requirement:
        return next(paper for paper in self.requirements if paper.code == code)

    @property
    def first_step(self) -> Step:
        return self.steps[0]
