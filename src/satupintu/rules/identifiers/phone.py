"""Phone numbers (H6): Indonesian ones are stored as 62…, without plus; foreign ones keep their plus."""

import re
from typing import Literal

from satupintu.rules.identifiers.reading import Reading, masked, refused, tidy

Kind = Literal["seluler", "tetap", "luar_negeri"]

_MOBILE = re.compile(r"628[1-9][0-9]{7,10}")
_FIXED = re.compile(r"62[2-79][0-9]{6,9}")
_FOREIGN = re.compile(r"\+[1-9][0-9]{6,14}")
_LABEL = re.compile(
    r"^(?:(?:no|nomor|hp|wa|whatsapp|sms|tel|telp|telepon|fax|faks)\b[\s.:]*)+", re.IGNORECASE
)
_TWO_DIGIT_AREAS = ("21", "22", "24", "31", "61")
_EXAMPLE = "Tulis misalnya 0812-3456-7890, (0764) 123456, atau +65 6123 4567."


def read(raw: str, *, mobile: bool = False) -> Reading:
    """`mobile`: a number that must be able to receive WhatsApp or SMS."""
    text = _LABEL.sub("", tidy(raw)).lstrip("( ")
    fault = _writing_fault(text)
    if fault is not None:
        return refused(f"{fault} {_EXAMPLE}")
    value = _international(re.sub("[^0-9]", "", text), plus=text.startswith("+"))
    fault = _number_fault(value)
    if fault is not None:
        return refused(f"{fault} {_EXAMPLE}")
    if mobile and kind_of(value) == "tetap":
        return refused(
            "Ini nomor telepon tetap, yang tidak dapat menerima WhatsApp atau SMS. Isi nomor seluler (08…)."
        )
    return Reading(value=value)


def _writing_fault(text: str) -> str | None:
    if not text:
        return "Nomor telepon belum diisi."
    if re.search(r"[/,;&]|[0-9]\s*\+", text):
        return "Tulis satu nomor telepon saja; nomor lain diisi di tempatnya sendiri."
    stranger = next((sign for sign in text if sign.isalnum() and sign not in "0123456789"), None)
    if stranger is not None:
        return f"Nomor telepon hanya boleh berisi angka, tetapi ada “{stranger}”."
    return None


def _international(digits: str, *, plus: bool) -> str:
    """The stored form, or digits that no rule below accepts."""
    if digits.startswith("0062"):
        digits = digits[2:]
    if digits.startswith("62"):
        # "+62 (0)812 …": the zero is for callers at home.
        return "62" + digits[2:].removeprefix("0")
    if plus:
        return "+" + digits
    if digits.startswith("8"):
        return "62" + digits
    if digits.startswith("0") and not digits.startswith("00"):
        return "62" + digits[1:]
    return digits


def _number_fault(value: str) -> str | None:
    if any(shape.fullmatch(value) for shape in (_MOBILE, _FIXED, _FOREIGN)):
        return None
    if value.startswith("6280"):
        return "Ini nomor layanan (0800, 0804, …); isi nomor seluler atau nomor telepon tetap."
    if value.startswith("628"):
        return "Nomor seluler harus 10 sampai 13 angka bila ditulis dengan 08 di depan."
    if value.startswith("62"):
        return (
            "Nomor telepon tetap harus dengan kode area dan 8 sampai 11 angka bila ditulis dengan 0 di depan."
        )
    if value.startswith("+"):
        return "Nomor luar negeri harus 7 sampai 15 angka dan mulai dengan kode negara."
    return "Nomor harus mulai dengan 0, 62, atau +62; nomor luar negeri mulai dengan + dan kode negara."


def kind_of(value: str) -> Kind:
    if value.startswith("+"):
        return "luar_negeri"
    return "seluler" if value.startswith("628") else "tetap"


def international(value: str) -> str:
    """With its plus, as `tel:` links and gateways abroad want it."""
    return value if value.startswith("+") else "+" + value


def show(value: str) -> str:
    kind = kind_of(value)
    if kind == "luar_negeri":
        return value
    national = value[2:]
    if kind == "seluler":
        return f"0{national[:3]}-{national[3:7]}-{national[7:]}"
    area = 2 if national.startswith(_TWO_DIGIT_AREAS) else 3
    return f"(0{national[:area]}) {national[area:]}"


def mask(value: str) -> str:
    return masked(value if value.startswith("+") else "0" + value[2:], 4, 3)
