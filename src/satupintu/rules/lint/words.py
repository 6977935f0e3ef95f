"""Words of printed sentences, compared without regard to capitals, spaces and signs."""

import re
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[a-z0-9]+")


def plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def says(text: str, phrase: str) -> bool:
    """The whole words, one after the other."""
    return bool(plain(phrase)) and f" {plain(phrase)} " in f" {plain(text)} "


def says_any(text: str, phrases: Iterable[str]) -> str:
    """The first of the phrases that the text says, or nothing."""
    return next((phrase for phrase in phrases if says(text, phrase)), "")


def named(text: str, names: Iterable[str]) -> Iterator[str]:
    """Of several names the longest is meant: a Sub Koordinator is not a Koordinator."""
    left = f" {plain(text)} "
    for name in sorted(set(names), key=lambda one: (-len(one), one)):
        wanted = f" {plain(name)} "
        if wanted.strip() and wanted in left:
            left = left.replace(wanted, " | ")
            yield name


def nearly(one: str, other: str) -> bool:
    """One letter added, left out or changed; not the same."""
    short, long = sorted((one, other), key=len)
    if short == long or len(long) - len(short) > 1:
        return False
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return short[same:] == long[same + 1 :] or short[same + 1 :] == long[same + 1 :]


def at_home(name: str) -> str:
    """An agency as its own region calls it: `Dinas Sosial`, without `Kabupaten …`."""
    return re.split(r"\s(?:Kabupaten|Kota)\b", name)[0]


def numbers_of(text: str) -> Sequence[int]:
    """`7` and `1-3` as first and last; anything else is not a number."""
    found = re.fullmatch(r"\(?(\d+)(?:\s*[-–]\s*(\d+))?[.)]?", text.strip())
    return [int(part) for part in found.groups() if part] if found else []
