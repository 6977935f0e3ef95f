from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from satupintu.rules.standard.model.region import RegionFile
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.places import Path, Place
from satupintu.rules.standard.reader import ReadStandard

Severity = Literal["salah", "periksa", "catatan"]
"""`salah` stops publication; `periksa` asks a person to look; `catatan` is only said."""


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    severity: Severity
    place: Place
    message: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: [{self.severity}] {self.code}: {self.message} → {self.mend}"


@dataclass(frozen=True, slots=True)
class Said:
    """A finding of a rule, before its place is looked up."""

    code: str
    severity: Severity
    path: Path
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule may look at; of what is not given, nothing is said."""

    read: ReadStandard
    region: RegionFile | None = None
    laws: Mapping[str, LawPart] | None = None
    """The national register, by code."""
    templates: Mapping[str, bytes] | None = None
    """The letters beside the standard, by file name."""


Rule = Callable[[Subject], Iterator[Said]]
