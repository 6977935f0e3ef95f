"""Which version of a standard a reader is looking at, and whether it may be applied under today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from satupintu.catalogue.models import StandardVersion
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.worktime.words import say_date, say_day

Standing = Literal["berlaku", "belum_berlaku", "digantikan", "dicabut"]
STANDINGS: dict[Standing, str] = {
    "berlaku": "Berlaku",
    "belum_berlaku": "Belum berlaku",
    "digantikan": "Versi lama",
    "dicabut": "Dicabut",
}
SHORT = 12


@dataclass(frozen=True, slots=True)
class ShownVersion:
    effective: date
    hash: str
    short_hash: str
    standing: Standing
    label: str
    sentence: str
    """What a reader must know before relying on it; nothing for the one in force."""
    decree: str


def in_force(versions: Sequence[StandardVersion], on: date) -> StandardVersion | None:
    """`versions` are those of one service, the latest first."""
    return next((row for row in versions if row.withdrawn_at is None and row.effective <= on), None)


def to_show(versions: Sequence[StandardVersion], on: date) -> StandardVersion | None:
    """The one in force; without it the next to come, and then the last there was."""
    current = in_force(versions, on)
    if current is not None:
        return current
    coming = [row for row in versions if row.withdrawn_at is None and row.effective > on]
    if coming:
        return coming[-1]
    return versions[0] if versions else None


def of_day(versions: Sequence[StandardVersion], effective: date) -> StandardVersion | None:
    """The version that took effect that day; one that was withdrawn only where no other stands in its place."""
    those = [row for row in versions if row.effective == effective]
    return next((row for row in those if row.withdrawn_at is None), those[0] if those else None)


def accepts(standard: Standard, version: StandardVersion, current: StandardVersion | None) -> bool:
    """Whether one may apply under this very version today."""
    return current is not None and version.pk == current.pk and standard.service.status != "tidak_aktif"


def version_of(row: StandardVersion, versions: Sequence[StandardVersion], on: date) -> ShownVersion:
    standing = _standing(row, in_force(versions, on), on)
    return ShownVersion(
        effective=row.effective,
        hash=row.hash,
        short_hash=row.hash[:SHORT],
        standing=standing,
        label=STANDINGS[standing],
        sentence=_sentence(row, standing),
        decree=f"{row.decree_number}, {say_date(row.decree_date)}",
    )


def _standing(row: StandardVersion, current: StandardVersion | None, on: date) -> Standing:
    if row.withdrawn_at is not None:
        return "dicabut"
    if row.effective > on:
        return "belum_berlaku"
    return "berlaku" if current is not None and row.pk == current.pk else "digantikan"


def _sentence(row: StandardVersion, standing: Standing) -> str:
    if standing == "dicabut" and row.withdrawal_date:
        return (
            f"Standar ini sudah dicabut dengan {row.withdrawal_number}, {say_date(row.withdrawal_date)}. "
            "Permohonan baru tidak diterima menurut versi ini."
        )
    if standing == "belum_berlaku":
        return f"Standar ini belum berlaku. Permohonan diterima menurut versi ini mulai {say_day(row.effective)}."
    if standing == "digantikan":
        return (
            "Ini versi lama. Versi ini hanya dipakai untuk permohonan yang diajukan selama masa berlakunya."
        )
    return ""
