"""NIB (H4): 13 digits, no published check digit."""

from satupintu.rules.identifiers.reading import Reading, masked, read_digits


def read(raw: str) -> Reading:
    return read_digits(raw, name="NIB", lengths=(13,), source="Salin dari dokumen NIB yang diterbitkan OSS.")


def show(value: str) -> str:
    return value


def mask(value: str) -> str:
    return masked(value, 4, 4)
