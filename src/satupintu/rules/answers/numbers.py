"""Numbers and money as typed in Indonesia: dots between thousands, a comma before decimals."""

import math
import re
from decimal import Decimal

from satupintu.rules.answers.answer import Answer
from satupintu.rules.answers.texts import clean
from satupintu.rules.standard.model.form import Field

LARGEST = 10**15

_INDONESIAN = re.compile(r"(-?)(\d{1,18}|[1-9]\d{0,2}(?:\.\d{3}){1,5})(?:,(\d{1,9}))?", re.ASCII)
_POINT = re.compile(r"(-?)(\d{1,18})\.(\d{1,9})", re.ASCII)
_RUPIAH = re.compile(r"(?:rp\.?|idr)?\s*(.*?)(?:,-+)?", re.IGNORECASE | re.DOTALL)


def show_number(number: float) -> str:
    """Print 1500000 as 1.500.000 and 12.5 as 12,5."""
    whole, _, part = format(Decimal(str(number)), ",f").partition(".")
    return whole.replace(",", ".") + (f",{part}" if part.strip("0") else "")


def read_number(field: Field, raw: object) -> Answer:
    return _read(field, raw, field.decimals, "12,5" if field.decimals else "1.500")


def read_money(field: Field, raw: object) -> Answer:
    """Return whole rupiah."""
    if isinstance(raw, str) and len(raw) < 100:
        found = _RUPIAH.fullmatch(raw.strip())
        raw = found[1] if found else raw
    return _read(field, raw, 0, "Rp 1.500.000")


def _read(field: Field, raw: object, decimals: int, example: str) -> Answer:
    if isinstance(raw, str):
        text = clean(raw, field.label)
        if not isinstance(text.value, str):
            return text
        number = _parse(text.value.replace("\u2212", "-"))
    else:
        number = _from_number(raw)
    if number is None or abs(number) > LARGEST:
        return Answer(fault=f"{field.label} bukan angka yang dapat dibaca; tulis misalnya {example}.")
    if number != round(number, decimals):
        what = "bilangan bulat" if decimals == 0 else f"angka dengan paling banyak {decimals} desimal"
        return Answer(fault=f"{field.label} harus {what}.")
    value = int(number) if number == int(number) else float(number)
    if Decimal(str(value)) != number:
        return Answer(fault=f"{field.label} memuat terlalu banyak angka.")
    fault = _limit_fault(field, value)
    return Answer(fault=fault) if fault else Answer(value=value)


def _parse(text: str) -> Decimal | None:
    """One dot before three digits parts thousands; any other single dot is read as a comma."""
    found = _INDONESIAN.fullmatch(text) or _POINT.fullmatch(text)
    if found is None:
        return None
    sign, whole, part = found.groups()
    return Decimal(f"{sign}{whole.replace('.', '')}.{part or 0}")


def _from_number(raw: object) -> Decimal | None:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        # Compared before it is printed: Python refuses to print a number of thousands of digits.
        return Decimal(raw) if -LARGEST <= raw <= LARGEST else None
    return Decimal(repr(raw)) if isinstance(raw, float) and math.isfinite(raw) else None


def _limit_fault(field: Field, value: float) -> str | None:
    least = 0 if field.minimum is None else field.minimum
    unit = "Rp " if field.kind == "uang" else ""
    if isinstance(least, int | float) and value < least:
        return f"{field.label} paling sedikit {unit}{show_number(least)}."
    if isinstance(field.maximum, int | float) and value > field.maximum:
        return f"{field.label} paling banyak {unit}{show_number(field.maximum)}."
    return None
