from typing import Literal, Self

from pydantic import Field, model_validator

from satupintu.rules.conditions import Condition
from satupintu.rules.standard.model.duration import Duration
from satupintu.rules.standard.model.form import Field as FormField
from satupintu.rules.standard.model.form import FieldGroup, all_fields
from satupintu.rules.standard.model.notice import Told
from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.promise import Milestone
from satupintu.rules.standard.model.text import Code, Line, Sentence

Task = Literal[
    "ajukan",
    "perbaiki",
    "periksa_kelengkapan",
    "verifikasi",
    "teruskan",
    "rekomendasi",
    "setujui",
    "paraf",
    "bayar",
    "beri_nomor",
    "tanda_tangan",
    "tanda_tangan_basah",
    "daftarkan_pindaian",
    "terbitkan",
    "cetak",
    "serahkan",
    "tunggu_peristiwa",
    "putuskan_penolakan",
]
"""What is done at a step; each has its action under cases/actions."""

OutcomeKind = Literal["lanjut", "kembalikan", "mundur", "tidak_perlu", "tolak"]
Ending = Literal["selesai", "ditolak", "ditarik", "dibatalkan"]
SIGNINGS: frozenset[Task] = frozenset({"tanda_tangan", "tanda_tangan_basah"})
"""By certificate or by hand: what is signed is frozen and numbered before."""
PEMOHON = "pemohon"
SYSTEM = "sistem"
RETURNER = "pengembali"
"""As a target: the step that sent the file back."""


class Outcome(Part):
    """One way out of a step."""

    code: Code = Field(alias="kode", description="Kode hasil, tidak diubah sesudah dipakai.")
    label: Sentence = Field(alias="label", description="Tulisan pada tombol.")
    kind: OutcomeKind = Field(
        "lanjut",
        alias="jenis",
        description="Sifat hasil: lanjut, kembalikan (kepada pemohon), mundur (ke petugas), tidak_perlu, atau tolak.",
    )
    leads_to: tuple[Code, ...] = Field(
        (),
        alias="ke",
        description="Kode langkah berikut; beberapa berarti berjalan bersamaan; pengembali berarti langkah yang mengembalikan.",
    )
    ending: Ending | None = Field(
        None, alias="akhir", description="Keadaan akhir permohonan; isi salah satu, ke atau akhir."
    )
    condition: Condition | None = Field(None, alias="bila", description="Syarat agar hasil dapat dipilih.")
    milestones: tuple[Milestone, ...] = Field(
        (), alias="tonggak", description="Tonggak yang tercapai dengan hasil ini."
    )
    numbers: bool = Field(
        default=False, alias="beri_nomor", description="Nomor surat diambil dengan hasil ini."
    )
    """The permit's number is taken with this outcome, last of all."""
    freezes: bool = Field(
        default=False, alias="bekukan", description="Isi surat tidak dapat berubah lagi sesudah hasil ini."
    )
    """The content of the permit is frozen with this outcome."""
    reason_required: bool = Field(
        default=False, alias="wajib_alasan", description="Pelaku harus menulis alasan."
    )
    derived: bool = Field(
        default=False,
        alias="turunan",
        description="Tidak tercetak dalam naskah; diturunkan, dan ditandai di halaman layanan.",
    )
    told: tuple[Told, ...] = Field(
        (),
        alias="beri_tahu",
        description="Pemberitahuan yang menyertai hasil, di luar pelacakan dan giliran.",
    )


class Step(Part):
    """One row of the procedure: whose it is, how long it may take, what it gives, and where it leads."""

    code: Code = Field(alias="kode", description="Kode langkah, tidak diubah sesudah dipakai.")
    number: str = Field("", alias="no", description="Nomor seperti tercetak; kosong bila diturunkan.")
    name: Sentence = Field(alias="nama", description="Nama pendek untuk layar dan pemberitahuan.")
    task: Task = Field(alias="tugas", description="Apa yang dikerjakan pada langkah ini.")
    post: Code = Field(alias="jabatan", description="Kode jabatan pemilik langkah, atau pemohon.")
    automatic: bool = Field(
        default=False, alias="boleh_otomatis", description="Sistem boleh melakukannya tanpa menunggu orang."
    )
    printed: str = Field("", alias="uraian", description="Kalimat pada sistem, mekanisme, dan prosedur.")
    printed_otherwise: str = Field(
        "", alias="tercetak", description="Kalimat naskah, bila uraian berbeda isinya."
    )
    """The document's own sentence, where `uraian` departs from it in substance."""
    printed_sop: str = Field("", alias="uraian_sop", description="Kalimat pada tabel SOP.")
    inputs: tuple[Line, ...] = Field((), alias="kelengkapan", description="Kolom kelengkapan pada tabel SOP.")
    target: Duration | None = Field(
        None, alias="waktu", description="Waktu langkah; tanpa ini dicetak tanda pisah."
    )
    outputs: tuple[Line, ...] = Field((), alias="keluaran", description="Kolom keluaran pada tabel SOP.")
    remark: str = Field("", alias="keterangan", description="Kolom keterangan pada tabel SOP.")
    clock: Literal["jalan", "jeda"] = Field(
        "jalan", alias="jam", description="Apakah hitungan janji berjalan selama langkah ini terbuka."
    )
    need: Literal["wajib", "bersyarat", "bila_perlu"] = Field(
        "wajib",
        alias="sifat",
        description="Wajib, bersyarat (dengan bila), atau bila_perlu (dengan hasil tidak_perlu).",
    )
    condition: Condition | None = Field(
        None,
        alias="bila",
        description="Syarat agar langkah bersyarat dijalani; bila tidak terpenuhi, langkah dilewati.",
    )
    visit: Literal["tidak", "bila_perlu", "wajib"] = Field(
        "tidak", alias="kunjungan", description="Apakah ada kunjungan lapangan dengan Berita Acara."
    )
    visit_form: tuple[FieldGroup, ...] = Field(
        (),
        alias="isian_kunjungan",
        description="Kelompok isian yang ditanyakan di lapangan; susunannya sama dengan kelompok formulir.",
    )
    joins: tuple[Code, ...] = Field(
        (),
        alias="gabung",
        description="Cabang yang ditunggu; langkah terbuka bila tidak ada pekerjaan lain yang masih dapat sampai ke sini.",
    )
    """Opens only when none of these is open any more and all that opened have ended."""
    apart_from: tuple[Code, ...] = Field(
        (), alias="bukan_pelaku", description="Langkah yang pelakunya tidak boleh mengerjakan langkah ini."
    )
    """Steps whose doer may not do this one (separation of duties)."""
    derived: bool = Field(
        default=False,
        alias="turunan",
        description="Tidak tercetak dalam naskah; tidak dicetak dalam tabel SOP dan tidak masuk jumlah waktu.",
    )
    outcomes: tuple[Outcome, ...] = Field(
        alias="hasil",
        min_length=1,
        description="Jalan keluar dari langkah: tombol yang dapat dipilih pelakunya.",
    )

    @model_validator(mode="after")
    def _visit_form_is_of_a_visit(self) -> Self:
        """What is asked in the field stands in the Berita Acara, which many read: nothing personal is asked there."""
        if not self.visit_form:
            return self
        if self.visit == "tidak":
            raise ValueError("isian_kunjungan hanya pada langkah dengan kunjungan.")
        if any(
            field.sealed or any(column.sealed for column in field.columns) for field in self._visit_fields
        ):
            raise ValueError("isian_kunjungan tidak boleh menanyakan data pribadi.")
        return self

    @property
    def _visit_fields(self) -> tuple[FormField, ...]:
        return all_fields(self.visit_form)


class CaseOutcome(Part):
    """A way out of the whole case, open at many steps: withdrawal, cancellation."""

    code: Code = Field(alias="kode", description="Kode tindakan.")
    label: Sentence = Field(alias="label", description="Tulisan pada tombol.")
    kind: Literal["tarik", "batal"] = Field(
        alias="jenis", description="Penarikan oleh pemohon atau pembatalan oleh instansi."
    )
    by: tuple[Code, ...] = Field(
        alias="oleh", min_length=1, description="Siapa yang boleh: kode jabatan atau pemohon."
    )
    until: Milestone | None = Field(
        None, alias="sampai", description="Tonggak yang menutupnya; sesudah tercapai tidak boleh lagi."
    )
    ending: Literal["ditarik", "dibatalkan"] = Field(alias="akhir", description="Keadaan akhir permohonan.")
    reason_required: bool = Field(
        default=False, alias="wajib_alasan", description="Pelaku harus menulis alasan."
    )
    derived: bool = Field(
        default=False,
        alias="turunan",
        description="Tidak tercetak dalam naskah; diturunkan, dan ditandai di halaman layanan.",
    )
    told: tuple[Told, ...] = Field(
        (), alias="beri_tahu", description="Pemberitahuan yang menyertai tindakan."
    )
