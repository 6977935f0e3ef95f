"""A permit as whoever holds its code reads it: a word, a sentence, and the facts to compare with the paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from satupintu.permits.models import Permit
from satupintu.permits.queries import standing_of
from satupintu.rules.codes import show
from satupintu.rules.worktime.words import say_date
from satupintu.web.design.facts import Fact, Tone

UNSIGNED = "disiapkan"


@dataclass(frozen=True, slots=True)
class Said:
    """`box` is how the word is framed: good, careful, bad."""

    word: str
    tone: Tone
    sentence: str
    box: str


SAID = {
    "berlaku": Said("Berlaku", "hijau", "Surat ini terdaftar dan masih berlaku.", "good"),
    "ditangguhkan": Said(
        "Ditangguhkan",
        "kuning",
        "Surat ini terdaftar, tetapi untuk sementara tidak boleh dipakai.",
        "careful",
    ),
    "dicabut": Said("Dicabut", "merah", "Surat ini sudah dicabut dan tidak berlaku lagi.", "bad"),
    "diganti": Said("Diganti", "merah", "Surat ini sudah diganti surat lain dan tidak berlaku lagi.", "bad"),
    "kedaluwarsa": Said("Kedaluwarsa", "merah", "Masa berlaku surat ini sudah berakhir.", "bad"),
    UNSIGNED: Said(
        "Belum ditandatangani",
        "kuning",
        "Surat dengan kode ini belum ditandatangani, jadi belum terbit. Kertas atau berkas yang memuat kode ini bukan "
        "surat yang sah.",
        "careful",
    ),
}


@dataclass(frozen=True, slots=True)
class Shown:
    code: str
    standing: str
    said: Said
    facts: Sequence[Fact]
    picture: bool = False
    notes: Sequence[str] = field(default=())
    next_code: str = ""
    next_number: str = ""


def shown(permit: Permit, *, at: datetime, picture: bool = False) -> Shown:
    standing = standing_of(permit, at=at)
    replaced = permit.successor if standing == "diganti" else None
    return Shown(
        code=show(permit.code),
        standing=standing,
        said=SAID[standing],
        facts=_unsigned(permit) if standing == UNSIGNED else _facts(permit),
        picture=picture and standing != UNSIGNED,
        notes=_notes(permit, standing),
        next_code=replaced.code if replaced else "",
        next_number=replaced.number.text if replaced and replaced.number else "",
    )


def _unsigned(permit: Permit) -> list[Fact]:
    return [Fact("Jenis surat", permit.product), Fact("Instansi", permit.agency_name)]


def _facts(permit: Permit) -> list[Fact]:
    number, zone = permit.number, ZoneInfo(permit.region.zone)
    return [
        Fact("Nomor", number.text if number else ""),
        Fact("Jenis surat", permit.product, note=_kind(permit)),
        Fact("Pemegang", permit.holder_shown, note=_masked(permit)),
        Fact("Tanggal surat", say_date(number.at.astimezone(zone).date()) if number else ""),
        Fact("Berlaku sampai", say_date(permit.valid_until) if permit.valid_until else "tidak dibatasi"),
        Fact("Diterbitkan oleh", permit.agency_name, note=permit.region.name),
        Fact("Ditandatangani oleh", permit.signer_name, note=permit.signer_line),
    ]


def _masked(permit: Permit) -> str:
    hidden = permit.holder_shown != permit.holder
    return "Cocokkan huruf pertama dan panjang tiap kata dengan nama pada surat." if hidden else ""


def _kind(permit: Permit) -> str:
    other = permit.concerns
    if other is None or other.number is None:
        return ""
    words = {
        Permit.Kind.RENEWAL: "Perpanjangan dari nomor",
        Permit.Kind.CHANGE: "Perubahan dari nomor",
        Permit.Kind.COPY: "Salinan dari nomor",
        Permit.Kind.REVOCATION: "Mencabut surat nomor",
    }
    return f"{words[Permit.Kind(permit.kind)]} {other.number.text}"


def _notes(permit: Permit, standing: str) -> list[str]:
    """Why it stands so; of a copy that falls with its original, the original's reasons."""
    own = standing == permit.state
    source = permit if own or permit.concerns is None else permit.concerns
    reason = source.suspended_reason or source.ended_reason
    since = source.suspended_at or source.ended_at
    told = []
    if since is not None:
        day = since.astimezone(ZoneInfo(permit.region.zone)).date()
        told.append(f"Sejak {say_date(day)}: {reason}")
    if source.legal_basis and since is not None:
        told.append(f"Dasar: {source.legal_basis}")
    if not own and source is not permit:
        told.append("Ini salinan: statusnya mengikuti surat aslinya.")
    return told
