"""What an announcement must be, and who may make one: asked by its page and by its actions alike."""

from dataclasses import dataclass
from datetime import datetime

from satupintu.catalogue.models import LONGEST_TEXT, LONGEST_TITLE, Announcement
from satupintu.people.actor import Actor, check_region
from satupintu.rules.errors import Refused

ANNOUNCERS = frozenset({"pengelola", "kepala_dinas"})
"""Roles that speak for the agency to everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    kind: Announcement.Kind
    title: str
    text: str
    starts: datetime
    ends: datetime | None = None


def check_announcer(by: Actor, region_id: int) -> None:
    check_region(by, region_id)
    if by.capacity != "sistem" and by.role not in ANNOUNCERS:
        raise Refused(
            "pengumuman_bukan_wewenang",
            "Pengumuman hanya dapat dibuat pengelola sistem atau kepala dinas. Sampaikan isinya kepada mereka.",
        )


def check_wording(wording: Wording, at: datetime) -> None:
    if not wording.title.strip() or not wording.text.strip():
        raise Refused("pengumuman_kosong", "Isi judul dan isi pengumuman.")
    for what, text, longest in (
        ("Judul", wording.title, LONGEST_TITLE),
        ("Isi", wording.text, LONGEST_TEXT),
    ):
        if len(text.strip()) > longest:
            raise Refused(
                "pengumuman_terlalu_panjang",
                f"{what} pengumuman paling banyak {longest} huruf; ringkaslah.",
            )
    if wording.ends is not None and wording.ends <= max(wording.starts, at):
        raise Refused(
            "pengumuman_berakhir_lebih_dahulu",
            "Waktu berakhirnya pengumuman harus sesudah waktu mulainya dan sesudah sekarang.",
        )


def check_standing(row: Announcement | None) -> Announcement:
    if row is None:
        raise Refused("pengumuman_tidak_ada", "Pengumuman ini tidak ada di wilayah ini.")
    if row.withdrawn_at is not None:
        raise Refused(
            "pengumuman_sudah_dicabut",
            f"Pengumuman ini sudah tidak berlaku: {row.withdrawn_because}. Buat pengumuman baru bila perlu.",
        )
    return row
