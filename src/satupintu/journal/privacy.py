"""What may stand in the journal: ids, codes and hashes, so that erasing a person never breaks a chain."""

import re
from collections.abc import Iterator, Mapping

from satupintu.rules.errors import Refused

LONGEST = 160
"""An id, a hash or a decree's number is shorter; a sentence about a person is not."""

PERSONAL_WORDS = frozenset(
    {
        "nik",
        "kk",
        "ktp",
        "npwp",
        "nama",
        "name",
        "alamat",
        "address",
        "telepon",
        "telp",
        "phone",
        "hp",
        "wa",
        "email",
        "surel",
        "paspor",
        "passport",
        "kitas",
        "lahir",
        "birth",
        "kelamin",
        "agama",
        "catatan",
    }
)
HARMLESS_ENDS = ("_id", "_hash")
SIXTEEN_DIGITS = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{6}[ .-]?\d{6}[ .-]?\d{4}|\d{4}(?: \d{4}){3})(?![0-9A-Za-z])"
)
REACHABLE = re.compile(r"\S@\S+\.\S|\+62\d{7}")


def check_no_personal_data(*words: str, facts: Mapping[str, object]) -> None:
    for word in words:
        _check_text(word, where="pelaku")
    for key, value in _leaves(facts, ""):
        _check_key(key)
        _check_value(key, value)


def _leaves(value: object, key: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from _leaves(part, str(name))
        if not value:
            yield key, None
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _leaves(part, key)
    else:
        yield key, value


def _check_key(key: str) -> None:
    if key.lower().endswith(HARMLESS_ENDS):
        return
    if PERSONAL_WORDS.intersection(re.split(r"[^a-z0-9]+", key.lower())):
        raise _refusal(key)


def _check_value(key: str, value: object) -> None:
    if isinstance(value, float):
        raise TypeError(f"{key}: the two databases do not keep a float alike; use whole numbers or text.")
    if isinstance(value, bool) or value is None:
        return
    if not isinstance(value, str | int):
        raise TypeError(f"{key}: {type(value).__name__} has no one spelling in JSON.")
    _check_text(str(value), where=key)


def _check_text(text: str, *, where: str) -> None:
    if len(text) > LONGEST or SIXTEEN_DIGITS.search(text) or REACHABLE.search(text):
        raise _refusal(where)


def _refusal(where: str) -> Refused:
    return Refused(
        "jurnal_berisi_data_pribadi",
        f"Jurnal hanya memuat kode, nomor rujukan, dan sidik data; isian “{where}” tampak memuat data pribadi. "
        "Simpan datanya di tempatnya dan catat rujukannya saja.",
        where=where,
    )
