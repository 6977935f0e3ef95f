"""Numbers of documents (I1, N-20): a pattern is configuration; a number once printed is text and never parsed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

from satupintu.rules.errors import Refused

SEQUENCE = "urut"
FROM_VALUES = ("klasifikasi", "unit", "jenis", "wilayah", "layanan")
FROM_DAY = ("bulan", "bulan_romawi", "tahun")
TOKENS = (SEQUENCE, *FROM_VALUES, *FROM_DAY)

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_BRACED = re.compile(r"(\{[^{}]*\})")
_TOKEN = re.compile(r"\{([a-z_]+)(?::0([1-9]))?\}")


@dataclass(frozen=True, slots=True)
class Token:
    name: str
    width: int = 1


@dataclass(frozen=True, slots=True)
class Pattern:
    text: str
    parts: tuple[str | Token, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        check_pattern(text)
        return cls(text, tuple(_part(piece) for piece in _pieces(text)))

    @property
    def needs(self) -> frozenset[str]:
        """The values that `render` will ask for, beyond number and day."""
        return frozenset(part.name for part in self.parts if isinstance(part, Token)) & frozenset(FROM_VALUES)

    def render(self, *, number: int, on: date, values: Mapping[str, str]) -> str:
        """`on` is the day at the region (see `day_of`), which an instant is not."""
        if isinstance(on, datetime):
            raise TypeError("a number is dated by a day in the region's zone, not by an instant")
        if number < 1:
            raise ValueError(f"a sequence starts at 1, not at {number}")
        missing = sorted(name for name in self.needs if not values.get(name, "").strip())
        if missing:
            raise Refused(
                "isi_nomor_kosong",
                f"Nomor belum dapat dibuat: {', '.join(missing)} belum ditetapkan. Lengkapi pada berkas wilayah "
                f"atau berkas standar layanan.",
            )
        found = {
            **values,
            "bulan": f"{on.month:02}",
            "bulan_romawi": _ROMAN[on.month - 1],
            "tahun": f"{on.year:04}",
        }
        return "".join(_written(part, number, found) for part in self.parts)


def _written(part: str | Token, number: int, values: Mapping[str, str]) -> str:
    if isinstance(part, str):
        return part
    return f"{number:0{part.width}}" if part.name == SEQUENCE else values[part.name]


def _pieces(text: str) -> list[str]:
    return [piece for piece in _BRACED.split(text) if piece]


def _part(piece: str) -> str | Token:
    token = _TOKEN.fullmatch(piece)
    return piece if token is None else Token(token[1], int(token[2] or 1))


def faults_of(text: str) -> tuple[str, ...]:
    """Every fault of a pattern at once, for the person who writes the standard file."""
    pieces = _pieces(text)
    found = [fault for piece in pieces if (fault := _piece_fault(piece)) is not None]
    names = {part.name for part in map(_part, pieces) if isinstance(part, Token)}
    if SEQUENCE not in names:
        found.append("{urut} tidak ada: tanpa nomor urut semua dokumen bernomor sama")
    if "tahun" not in names:
        found.append(
            "{tahun} tidak ada: nomor urut mulai lagi dari 1 setiap tahun, sehingga nomor akan berulang"
        )
    return tuple(found)


def _piece_fault(piece: str) -> str | None:
    if not _BRACED.fullmatch(piece):
        if "{" in piece or "}" in piece:
            return f"kurung kurawal tidak berpasangan pada “{piece}”"
        return None if piece.isprintable() else "ada ganti baris atau tanda tak terlihat"
    token = _TOKEN.fullmatch(piece)
    if token is None:
        return f"{piece} tidak dikenal; lebar nomor urut ditulis {{urut:03}}, selain itu hanya nama dalam huruf kecil"
    if token[1] not in TOKENS:
        return f"{piece} tidak dikenal; yang ada: {', '.join(TOKENS)}"
    if token[2] and token[1] != SEQUENCE:
        return f"{piece}: lebar hanya berlaku untuk {{urut}}"
    return None


def check_pattern(text: str) -> None:
    faults = faults_of(text)
    if faults:
        raise Refused("pola_nomor_salah", f"Pola nomor “{text}” perlu diperbaiki: {'; '.join(faults)}.")


def day_of(at: datetime, zone: str) -> date:
    """The date on the wall at the region: 31 December 23:30 UTC is New Year's morning in western Indonesia."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at.astimezone(ZoneInfo(zone)).date()


def year_of(at: datetime, zone: str) -> int:
    return day_of(at, zone).year
