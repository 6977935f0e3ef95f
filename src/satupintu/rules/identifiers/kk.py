"""Nomor Kartu Keluarga (H2): 16 digits, place 6, date of issue DDMMYY, sequence 4."""

from collections.abc import Container

from satupintu.rules.identifiers import area
from satupintu.rules.identifiers.reading import Reading, masked, read_digits, refused

_SOURCE = "Salin nomor di bagian atas Kartu Keluarga."


def read(raw: str, *, known: Container[str] | None = None) -> Reading:
    """Only length and place refuse: how the rest is built is custom, not published law."""
    typed = read_digits(raw, name="Nomor KK", lengths=(16,), source=_SOURCE, labels=("No. KK", "No KK", "KK"))
    if typed.value is None:
        return typed
    fault = area.prefix_fault(typed.value[:6])
    if fault is not None:
        return refused(f"Nomor KK tidak mungkin benar: {fault}. {_SOURCE}")
    found = (area.prefix_warning(typed.value[:6], "Nomor KK", known), _shape_warning(typed.value))
    return Reading(value=typed.value, warnings=tuple(sentence for sentence in found if sentence is not None))


def _shape_warning(value: str) -> str | None:
    day, month = int(value[6:8]), int(value[8:10])
    if 41 <= day <= 71 and 1 <= month <= 12:
        return f"Nomor ini tampak seperti NIK, bukan Nomor KK. {_SOURCE}"
    if not (1 <= day <= 31 and 1 <= month <= 12) or value[12:] == "0000":
        return f"Susunan Nomor KK tidak lazim: angka ke-7 sampai ke-12 biasanya tanggal terbit. {_SOURCE}"
    return None


def show(value: str) -> str:
    return value


def mask(value: str) -> str:
    return masked(value, 4, 4)
