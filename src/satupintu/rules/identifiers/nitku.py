"""NITKU (H3): a place of business, 22 digits, the 16 of the NPWP and 6 of the place."""

from satupintu.rules.identifiers import npwp
from satupintu.rules.identifiers.reading import Reading, masked, read_digits

_SOURCE = "Salin dari akun Coretax."


def read(raw: str) -> Reading:
    typed = read_digits(raw, name="NITKU", lengths=(22,), source=_SOURCE)
    if typed.value is None:
        return typed
    payer = npwp.read(npwp_of(typed.value))
    if payer.fault is not None:
        return payer
    return Reading(value=typed.value, warnings=payer.warnings)


def npwp_of(value: str) -> str:
    return value[:16]


def show(value: str) -> str:
    return f"{value[:16]} {value[16:]}"


def mask(value: str) -> str:
    return masked(value, 4, 6)
