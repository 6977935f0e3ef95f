"""The words of one notice: their digest, the values they may take, and the text they make (design §7, G3)."""

import hashlib
import re
from collections.abc import Collection, Mapping

from satupintu.rules.errors import Refused
from satupintu.rules.notices import PARAMETERS, SIXTEEN_DIGITS, parameters_of

_MOBILE = re.compile(r"(?<!\d)(?:\+?62|0)8\d{8,11}(?!\d)")
_UNSENDABLE = re.compile(r"[\n\r\t]| {4,}")


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def check_params(expected: Collection[str], params: Mapping[str, str]) -> None:
    """Refuse values that are missing, unknown, unsendable or look like somebody's data."""
    missing = sorted(set(expected) - params.keys())
    if missing:
        raise Refused(
            "isian_pesan_kurang",
            f"Pesan tidak dapat dibuat: isian {', '.join(missing)} belum ada.",
            isian=", ".join(missing),
        )
    for name, value in params.items():
        if name not in PARAMETERS:
            raise Refused(
                "isian_pesan_terlarang",
                f"Isian {name} tidak boleh ada dalam pesan; hapus dari data pesan.",
                isian=name,
            )
        if _UNSENDABLE.search(value):
            raise Refused(
                "isian_pesan_rusak",
                f"Isian {name} memuat baris baru, tab atau spasi berderet; tulis dalam satu baris.",
            )
        if name != "tautan" and (SIXTEEN_DIGITS.search(value) or _MOBILE.search(value)):
            raise Refused(
                "data_pribadi_dalam_pesan",
                f"Isian {name} memuat angka seperti NIK atau nomor ponsel; hapus dari pesan.",
            )


def render(text: str, params: Mapping[str, str], *, secrets: Mapping[str, str] | None = None) -> str:
    """Fill the placeholders in one pass: a value that itself holds {braces} stays as written."""
    apart = secrets or {}
    check_params([name for name in parameters_of(text) if name not in apart], params)
    return text.format_map({**params, **apart})
