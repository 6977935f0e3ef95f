"""What somebody typed, made printable: nothing invisible, and no letter that our faces cannot draw.

A PDF/A file may not hold a letter without a picture, and a paper of state holds no sign that turns the reading direction
of what follows. So: control and direction signs go, look-alike letters (full width, mathematical, ligatures) become the plain
ones, and what is left without a picture becomes one mark, ☐, per letter, so that the reader sees that something stood there.
"""

import unicodedata
from collections.abc import Mapping

from satupintu.papers.faces import letters

REPLACEMENT = "☐"
LONGEST = 20_000
_SPACES = {"Zs", "Zl", "Zp"}
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn"}
_MARKS = {"Mn", "Me"}


def printable(raw: str) -> str:
    lines = unicodedata.normalize("NFC", raw[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join("".join(map(_sign, line)).split()) for line in lines).strip("\n")


def printable_values(value: object) -> object:
    """The same for everything inside lists and mappings; keys are ours."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: printable_values(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable_values(each) for each in value]
    return value


def _sign(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in _SPACES or letter == "\t":
        return " "
    if kind in _INVISIBLE:
        return ""
    if _has_picture(letter):
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and all(map(_has_picture, plain)):
        return plain
    return "" if kind in _MARKS else REPLACEMENT


def _has_picture(letter: str) -> bool:
    return ord(letter) in letters()
