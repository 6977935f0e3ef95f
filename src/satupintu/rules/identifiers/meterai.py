"""The serial of an e-meterai (J3): 22 characters, letters and digits."""

import re

from satupintu.rules.identifiers.reading import Reading, compact, masked, refused

LENGTH = 22
_SOURCE = "Salin nomor seri di bawah gambar meterai elektronik."


def read(raw: str) -> Reading:
    value = compact(raw).upper()
    if not value:
        return refused(f"Nomor seri e-meterai belum diisi. {_SOURCE}")
    if not re.fullmatch("[A-Z0-9]+", value):
        return refused(f"Nomor seri e-meterai hanya boleh berisi huruf A–Z dan angka. {_SOURCE}")
    if len(value) != LENGTH:
        return refused(
            f"Nomor seri e-meterai harus {LENGTH} huruf dan angka, sedangkan yang ditulis {len(value)}. {_SOURCE}"
        )
    return Reading(value=value)


def show(value: str) -> str:
    return value


def mask(value: str) -> str:
    return masked(value, 4, 4)
