"""What came of reading one typed value, and what the reader may lean on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class AreaNames(Protocol):
    """The list of areas: codes as printed, `14`, `14.07`, `14.07.02`, `14.07.02.1001`."""

    def name(self, code: str) -> str | None: ...


class CountryNames(Protocol):
    """The list of countries: codes of two capital letters (ISO 3166)."""

    def name(self, code: str) -> str | None: ...

    def has_relations(self, code: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when the answers are read."""

    today: date
    areas: AreaNames
    countries: CountryNames
    final: bool
    region: str | None
    system: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """Nothing typed is an answer without value and without fault."""

    value: object | None = None
    fault: str | None = None
    warnings: tuple[str, ...] = ()


BLANK = Answer()


@dataclass(frozen=True, slots=True)
class Checked:
    """Values of what is good, faults by field id (`pengurus.0.nama` in a table), in the order of the form."""

    values: dict[str, object]
    faults: dict[str, str]
    warnings: dict[str, tuple[str, ...]]
