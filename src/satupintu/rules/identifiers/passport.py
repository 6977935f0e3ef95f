"""Passports of any state: letters and digits; Indonesian ones are one or two letters and six or seven digits."""

import re

from satupintu.rules.identifiers.reading import Reading, compact, masked, refused

_SOURCE = "Salin dari halaman identitas paspor."
_INDONESIAN = re.compile(r"[A-Z]{1,2}[0-9]{6,7}")
_ANY = re.compile(r"[A-Z0-9]+")


def read(raw: str, *, indonesian: bool = False) -> Reading:
    value = compact(raw).upper()
    fault = _fault(value)
    if fault is not None:
        return refused(f"{fault} {_SOURCE}")
    if indonesian and not _INDONESIAN.fullmatch(value):
        odd = "Nomor paspor Indonesia biasanya satu atau dua huruf diikuti enam atau tujuh angka, misalnya C1234567."
        return Reading(value=value, warnings=(odd,))
    return Reading(value=value)


def _fault(value: str) -> str | None:
    if not value:
        return "Nomor paspor belum diisi."
    if not _ANY.fullmatch(value):
        return "Nomor paspor hanya boleh berisi huruf A–Z dan angka."
    if len(value) == 16 and value.isdigit():
        return "Yang ditulis 16 angka dan tampak seperti NIK, bukan nomor paspor."
    if not 5 <= len(value) <= 15:
        return f"Nomor paspor harus 5 sampai 15 huruf dan angka, sedangkan yang ditulis {len(value)}."
    if not any(sign.isdigit() for sign in value):
        return "Nomor paspor harus memuat angka."
    return None


def show(value: str) -> str:
    return value


def mask(value: str) -> str:
    return masked(value, 1, 3)
