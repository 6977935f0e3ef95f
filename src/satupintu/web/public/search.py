"""The search in a region's services: every word in any order and with any ending, other words for it, and near misses."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LONGEST_QUERY = 100
MOST_WORDS = 8
_SHORTEST_TO_MISTYPE = 4
_LONG = 8


@dataclass(frozen=True, slots=True)
class Found:
    places: list[int]
    """Which of the texts, in their order."""
    nearly: bool
    """None holds the words as typed; these hold words that are spelt almost like them."""


def search(texts: Sequence[str], query: str, others: Mapping[str, frozenset[str]]) -> Found:
    """Look in folded texts; `others` gives the words that mean the same."""
    wanted = [Wanted(word, others.get(word, frozenset())) for word in _phrases(folded(query), others)]
    exact = _having(texts, wanted, Wanted.stands_in)
    if exact:
        return Found(exact, nearly=False)
    near = _having(texts, wanted, Wanted.almost_stands_in)
    return Found(near, nearly=bool(near))


def _having(
    texts: Sequence[str], wanted: Sequence["Wanted"], test: Callable[["Wanted", str], bool]
) -> list[int]:
    return [at for at, text in enumerate(texts) if all(test(word, text) for word in wanted)]


@dataclass(frozen=True, slots=True)
class Wanted:
    word: str
    others: frozenset[str]

    def stands_in(self, text: str) -> bool:
        """A word as typed may stand anywhere; another word for it only where a word begins."""
        return self.word in text or any(f" {other}" in f" {text}" for other in self.others)

    def almost_stands_in(self, text: str) -> bool:
        typed = len(self.word) >= _SHORTEST_TO_MISTYPE
        return self.stands_in(text) or (typed and any(almost(self.word, known) for known in text.split()))


def folded(text: str) -> str:
    """Small letters without accents, digits and single spaces."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def _phrases(query: str, others: Mapping[str, frozenset[str]]) -> list[str]:
    """The words asked for; several that have other words only together, such as "luar negeri", stay together."""
    left, phrases = f" {query} ", []
    for phrase in sorted((known for known in others if " " in known), key=len, reverse=True):
        if f" {phrase} " in left:
            left = left.replace(f" {phrase} ", " ", 1)
            phrases.append(phrase)
    return [*phrases, *left.split()][:MOST_WORDS]


def almost(typed: str, known: str) -> bool:
    """One letter wrong, left out, added or changed places; two in a long word. Endings are cut: "yayasn" is "yayasan"."""
    allowed = 2 if len(typed) >= _LONG else 1
    if len(known) + allowed < len(typed):
        return False
    return any(
        _distance(typed, known[:length], allowed) <= allowed
        for length in range(len(typed) - allowed, min(len(typed) + allowed, len(known)) + 1)
    )


def _distance(one: str, other: str, most: int) -> int:
    """Letters to change between two words, neighbours swapped counting once; anything above `most` is `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, above = above, line
    return above[-1]
