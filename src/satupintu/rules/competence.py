"""A person's papers beside the lines "kompetensi pelaksana" of a standard.

A line about schooling or a course is proved by a paper. What somebody "understands" or "is able to do" no paper proves: the
superior states it, line by line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["pendidikan", "sertifikat", "pernyataan"]
Verdict = Literal["terpenuhi", "belum_terbukti", "dinilai_atasan"]

LEVELS: dict[str, int] = {"sma": 1, "d1": 2, "d2": 3, "d3": 4, "d4": 5, "s1": 5, "s2": 6, "s3": 7}
_SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"s[\s.-]?3|strata\s*(?:iii|3)|doktor", "s3"),
    (r"s[\s.-]?2|strata\s*(?:ii|2)|magister", "s2"),
    (r"s[\s.-]?1|strata\s*(?:i|1)|sarjana", "s1"),
    (r"d[\s.-]?(?:iv|4)", "d4"),
    (r"d[\s.-]?(?:iii|3)|diploma", "d3"),
    (r"d[\s.-]?(?:ii|2)", "d2"),
    (r"d[\s.-]?(?:i|1)", "d1"),
    (r"sm[aku]|slta", "sma"),
)
_COURSE = re.compile(r"\b(?:sertifi\w*|diklat|pelatihan|bimtek|kursus|lulus|mengikuti|memiliki)\b")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Held:
    """One paper, as far as it counts on the day it is looked at."""

    kind: Kind
    title: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    line: str
    verdict: Verdict
    by: str = ""
    """The title of the paper that proves it."""


def compare(lines: Sequence[str], held: Sequence[Held]) -> tuple[Match, ...]:
    return tuple(_match(line, held) for line in lines)


def _match(line: str, held: Sequence[Held]) -> Match:
    stated = next(
        (one for one in held if one.kind == "pernyataan" and _plain(one.title) == _plain(line)), None
    )
    if stated is not None:
        return Match(line, "terpenuhi", stated.title)
    levels = _levels(line)
    if levels:
        return _proved(line, [one for one in held if _schooled(one, line, levels)])
    if _is_course(line):
        return _proved(line, [one for one in held if one.kind == "sertifikat" and _names(one.title, line)])
    return Match(line, "dinilai_atasan")


def _proved(line: str, papers: Sequence[Held]) -> Match:
    return Match(line, "terpenuhi", papers[0].title) if papers else Match(line, "belum_terbukti")


def _levels(line: str) -> list[str]:
    """The levels a line begins with: "Strata I, D3 dan SMU"."""
    rest, found = _plain(line), list[str]()
    while True:
        rest = re.sub(r"^(?:minimal|paling rendah|pendidikan|dan|atau|[\s,/])+", "", rest)
        hit = next(
            ((level, m) for shape, level in _SPELLINGS if (m := re.match(rf"(?:{shape})\b", rest))), None
        )
        if hit is None:
            return found
        found.append(hit[0])
        rest = rest[hit[1].end() :]


def _schooled(one: Held, line: str, levels: Sequence[str]) -> bool:
    if one.kind != "pendidikan" or one.level not in LEVELS:
        return False
    if LEVELS[one.level] < min(LEVELS[level] for level in levels):
        return False
    fields = _fields(line)
    return not fields or bool(fields & set(_WORD.findall(_plain(one.title))))


def _fields(line: str) -> set[str]:
    """The branches of learning that "Sarjana Ekonomi/Hukum/Sosial" names; a line of levels only names none."""
    tail = re.fullmatch(r".*?(?:sarjana|magister|diploma)\s+([a-z]+(?:\s*[/,]\s*[a-z]+)*)", _plain(line))
    return set(_WORD.findall(tail.group(1))) if tail else set()


def _is_course(line: str) -> bool:
    return re.search(r"\b(?:sertifi\w*|diklat|pelatihan|bimtek|kursus)\b", _plain(line)) is not None


def _names(title: str, line: str) -> bool:
    wanted = set(_WORD.findall(_COURSE.sub(" ", _plain(line))))
    return bool(wanted) and wanted <= set(_WORD.findall(_plain(title)))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .;")
