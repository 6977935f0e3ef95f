from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from satupintu.rules.standard.model.region import RegionFile
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
    """What a rule may look at: the standard, and the region it is published in."""

    read: ReadStandard
    region: RegionFile | None = None


Rule = Callable[[Subject], Iterator[Said]]
