"""What a form asks: groups of fields, as written in a standard file (domain I5)."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal, Self

import pydantic

from satupintu.rules.conditions import Condition
from satupintu.rules.identifiers.area import Level
from satupintu.rules.standard.model.part import Part

TODAY = "hari_ini"
LONGEST_TEXT = 20_000
MOST_ROWS = 200

Kind = Literal[
    "teks",
    "teks_panjang",
    "nik",
    "kk",
    "npwp",
    "nib",
    "nip",
    "paspor",
    "telepon",
    "email",
    "tanggal",
    "uang",
    "angka",
    "ya_tidak",
    "pilihan",
    "pilihan_banyak",
    "wilayah",
    "negara",
    "tabel",
]

# A resident's NPWP is his NIK (PMK 112/2022), so it is sealed like one.
SEALED_KINDS = frozenset({"nik", "kk", "telepon", "npwp"})

_REPEATS = re.compile(r"[*+]|\{\d+,")


def _bound(given: object) -> object:
    """Keep a TOML date as its ISO text, so that the resolved JSON reads back the same."""
    if isinstance(given, bool | datetime):
        raise ValueError("Batas harus angka, tanggal, hari_ini atau kode isian lain.")  # noqa: TRY004 - pydantic collects ValueError
    if isinstance(given, float) and not math.isfinite(given):
        raise ValueError("Batas harus angka yang terhingga.")
    return given.isoformat() if isinstance(given, date) else given


def _pattern(given: str) -> str:
    try:
        re.compile(given)
    except re.error as fault:
        raise ValueError(f"Pola tidak dapat dibaca: {fault}.") from fault
    if _runs_away(given):
        raise ValueError("Pola memuat pengulangan atau pilihan di dalam pengulangan; tulis lebih sederhana.")
    return given


def _runs_away(pattern: str) -> bool:
    """A repeated group that itself repeats or branches can take for ever on a long answer."""
    plain = re.sub(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]", "x", pattern)
    opened: list[int] = []
    for place, letter in enumerate(plain):
        if letter == "(":
            opened.append(place)
        elif letter == ")":
            inside = plain[opened.pop() : place]
            if _REPEATS.match(plain, place + 1) and ("|" in inside or _REPEATS.search(inside)):
                return True
    return False


Code = Annotated[str, pydantic.StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Label = Annotated[str, pydantic.StringConstraints(min_length=1, max_length=300)]
Bound = Annotated[int | float | str, pydantic.BeforeValidator(_bound)]
PatternText = Annotated[str, pydantic.StringConstraints(max_length=300), pydantic.AfterValidator(_pattern)]


class Choice(Part):
    code: Code = pydantic.Field(alias="kode", description="Kode pilihan yang disimpan dan dirujuk syarat.")
    label: Label = pydantic.Field(description="Pilihan seperti dibaca pemohon.")
    help: str | None = pydantic.Field(
        default=None, alias="bantuan", description="Penjelasan di bawah pilihan."
    )


class Match(Part):
    """The fields a NIK or NIP is compared with (H1): a difference warns, it never refuses."""

    born: Code | None = pydantic.Field(
        default=None,
        alias="lahir",
        description="Kode isian tanggal lahir yang dicocokkan dengan nomor ini; perbedaan hanya diperingatkan.",
    )
    # A choice between laki_laki and perempuan.
    sex: Code | None = pydantic.Field(
        default=None,
        alias="jenis_kelamin",
        description="Kode isian jenis kelamin (laki_laki atau perempuan) yang dicocokkan; perbedaan hanya diperingatkan.",
    )


class Field(Part):
    """One question. Its kind decides which of the limits below have a meaning."""

    code: Code = pydantic.Field(
        alias="kode", description="Kode isian, berbeda di seluruh formulir dan tidak diubah sesudah dipakai."
    )
    label: Label = pydantic.Field(description="Pertanyaan seperti dibaca pemohon.")
    kind: Kind = pydantic.Field(
        alias="jenis", description="Jenis jawaban; menentukan pemeriksaan dan batas mana yang berarti."
    )
    required: bool = pydantic.Field(
        default=True, alias="wajib", description="Apakah harus dijawab sebelum diajukan."
    )
    when: Condition | None = pydantic.Field(
        default=None,
        alias="bila",
        description="Syarat agar isian ditanyakan; jawaban yang tidak ditanyakan dibuang.",
    )
    # Given, it alone decides whether an answer is demanded; `wajib` is then not looked at.
    required_when: Condition | None = pydantic.Field(
        default=None,
        alias="wajib_bila",
        description="Syarat agar isian harus dijawab; bila ditulis, wajib tidak dilihat.",
    )
    help: str | None = pydantic.Field(
        default=None, alias="bantuan", description="Penjelasan di bawah pertanyaan."
    )
    example: str | None = pydantic.Field(default=None, alias="contoh", description="Contoh jawaban.")
    choices: tuple[Choice, ...] = pydantic.Field(
        default=(), alias="pilihan", description="Pilihan jawaban untuk pilihan dan pilihan_banyak."
    )
    columns: tuple["Field", ...] = pydantic.Field(
        default=(),
        alias="kolom",
        description="Kolom untuk jenis tabel; susunannya sama dengan isian, tetapi tabel tidak memuat tabel.",
    )
    # Inclusive. angka, uang: the value (never below 0 unless `min` says so); tanggal: an ISO date,
    # hari_ini or the code of another date field; pilihan_banyak, tabel: how many.
    minimum: Bound | None = pydantic.Field(
        default=None,
        alias="min",
        description="Batas bawah, termasuk nilainya: angka dan uang menurut nilai, tanggal menurut hari, tabel dan pilihan_banyak menurut banyaknya.",
    )
    maximum: Bound | None = pydantic.Field(
        default=None, alias="maks", description="Batas atas, termasuk nilainya; artinya sama seperti min."
    )
    # Exclusive, dates only.
    after: Bound | None = pydantic.Field(
        default=None,
        alias="sesudah",
        description="Tanggal harus sesudah tanggal ini, hari_ini, atau isian tanggal lain.",
    )
    before: Bound | None = pydantic.Field(
        default=None,
        alias="sebelum",
        description="Tanggal harus sebelum tanggal ini, hari_ini, atau isian tanggal lain.",
    )
    decimals: int = pydantic.Field(
        default=0,
        alias="desimal",
        ge=0,
        le=9,
        description="Banyaknya angka di belakang koma untuk jenis angka.",
    )
    shortest: int | None = pydantic.Field(
        default=None, alias="panjang_min", ge=1, le=LONGEST_TEXT, description="Huruf paling sedikit."
    )
    longest: int | None = pydantic.Field(
        default=None, alias="panjang_maks", ge=1, le=LONGEST_TEXT, description="Huruf paling banyak."
    )
    pattern: PatternText | None = pydantic.Field(
        default=None, alias="pola", description="Bentuk jawaban sebagai ungkapan reguler."
    )
    pattern_fault: str | None = pydantic.Field(
        default=None,
        alias="pola_pesan",
        description="Kalimat yang ditampilkan bila bentuknya tidak sesuai pola.",
    )
    match: Match | None = pydantic.Field(
        default=None, alias="cocokkan", description="Isian lain yang dibandingkan dengan NIK atau NIP ini."
    )
    level: Level = pydantic.Field(
        default="desa", alias="tingkat", description="Tingkat wilayah yang dipilih untuk jenis wilayah."
    )
    in_region: bool = pydantic.Field(
        default=False,
        alias="di_wilayah",
        description="Wilayah yang dipilih harus berada di kabupaten atau kota ini.",
    )
    diplomatic: bool = pydantic.Field(
        default=False,
        alias="hubungan_diplomatik",
        description="Negara yang dipilih harus mempunyai hubungan diplomatik dengan Indonesia.",
    )
    personal: bool = pydantic.Field(
        default=False,
        alias="pribadi",
        description="Jawaban disimpan tersandi; nik, kk, npwp, dan telepon selalu begitu.",
    )
    # What the applicant's own account already knows is not asked twice; it stands in the form and may be changed.
    filled_from: Literal["nama", "nik", "alamat", "desa", "telepon", "email"] | None = pydantic.Field(
        default=None,
        alias="isi_dari",
        description="Bagian data akun pemohon yang mengisi jawaban ini lebih dahulu: nama, nik, alamat, desa, telepon, atau email.",
    )
    # Not in the printed standard: worked out from it, and marked so on the page.
    derived: bool = pydantic.Field(
        default=False,
        alias="turunan",
        description="Tidak tercetak dalam naskah; diturunkan, dan ditandai di halaman layanan.",
    )
    note: str | None = pydantic.Field(
        default=None, alias="catatan", description="Catatan untuk pembaca berkas."
    )

    @pydantic.model_validator(mode="after")
    def _tables_are_flat(self) -> Self:
        if any(column.kind == "tabel" for column in self.columns):
            raise ValueError("Tabel tidak dapat berisi tabel.")
        return self

    @property
    def sealed(self) -> bool:
        return self.personal or self.kind in SEALED_KINDS


class FieldGroup(Part):
    code: Code = pydantic.Field(alias="kode", description="Kode kelompok.")
    title: Label = pydantic.Field(alias="judul", description="Judul bagian formulir.")
    description: str | None = pydantic.Field(
        default=None, alias="keterangan", description="Penjelasan di bawah judul."
    )
    when: Condition | None = pydantic.Field(
        default=None, alias="bila", description="Syarat agar seluruh kelompok ditanyakan."
    )
    fields: tuple[Field, ...] = pydantic.Field(
        alias="isian", description="Isian dalam kelompok, urut seperti formulir."
    )


def all_fields(groups: Iterable[FieldGroup]) -> tuple[Field, ...]:
    """Return the fields of every group, in the order of the form."""
    return tuple(field for group in groups for field in group.fields)
