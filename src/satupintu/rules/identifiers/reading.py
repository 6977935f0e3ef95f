import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Sex = Literal["laki_laki", "perempuan"]

BULLET = "•"
_SEPARATORS = re.compile(r"[\s.\-–—_'’]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody typed, understood: a stored form, or the sentence that refuses it; warnings never refuse."""

    value: str | None
    fault: str | None = None
    warnings: tuple[str, ...] = ()


def refused(sentence: str) -> Reading:
    return Reading(value=None, fault=sentence)


def tidy(raw: str) -> str:
    """Wide digits become plain and invisible characters go: both come along when a number is pasted."""
    plain = unicodedata.normalize("NFKC", raw)
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Cf").strip()


def compact(raw: str) -> str:
    return _SEPARATORS.sub("", tidy(raw))


def read_digits(
    raw: str, *, name: str, lengths: Sequence[int], source: str, labels: Sequence[str] = ()
) -> Reading:
    """A number of digits in any spacing; `source` tells where the person can look it up."""
    label = "|".join(re.escape(word) for word in (*labels, name))
    typed = compact(re.sub(rf"^(?:{label})[\s.:]*", "", tidy(raw), flags=re.IGNORECASE))
    if not typed:
        return refused(f"{name} belum diisi. {source}")
    stranger = next((sign for sign in typed if sign not in "0123456789"), None)
    if stranger is not None:
        return refused(f"{name} hanya boleh berisi angka, tetapi ada tanda “{stranger}”. {source}")
    if len(typed) not in lengths:
        wanted = " atau ".join(str(length) for length in lengths)
        return refused(f"{name} harus {wanted} angka, sedangkan yang ditulis {len(typed)} angka. {source}")
    if not typed.strip("0"):
        return refused(f"{name} tidak mungkin berisi angka nol semua. {source}")
    return Reading(value=typed)


def masked(value: str, head: int, tail: int) -> str:
    """The middle hidden; a value too short to hide anything in is hidden whole."""
    hidden = len(value) - head - tail
    if hidden <= 0:
        return BULLET * len(value)
    return value[:head] + BULLET * hidden + value[len(value) - tail :]
