"""The first filling of a year: the `holidays` package, libur nasional and cuti bersama both (C3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from holidays import country_holidays

from satupintu.rules.errors import Refused

SOURCE = "paket holidays"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One national day off of the joint ministers' decree."""

    day: date
    name: str
    kind: Literal["libur_nasional", "cuti_bersama"]


def rows_from_package(year: int) -> Sequence[RegisterRow]:
    """Refuse a year whose cuti bersama the package does not know: its decree is not out, its dates are guesses."""
    joint = country_holidays("ID", years=year, categories=("government",), language="id")
    public = country_holidays("ID", years=year, categories=("public",), language="id")
    if not joint:
        raise Refused(
            "libur_nasional_belum_ditetapkan",
            f"Libur nasional dan cuti bersama {year} belum ditetapkan. Isi kalender setelah SKB tiga menteri terbit.",
            tahun=str(year),
        )
    rows = [
        RegisterRow(day, _plain(name), "cuti_bersama") for day, name in joint.items() if day not in public
    ]
    rows += [RegisterRow(day, _plain(name), "libur_nasional") for day, name in public.items()]
    return sorted(rows, key=lambda row: row.day)


def _plain(name: str) -> str:
    """The package marks dates of the moon as guesses even where the decree has settled them."""
    return name.replace(" (perkiraan)", "")
