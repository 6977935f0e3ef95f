"""Officers' lists: a dense table, what it is sorted by, and which of its rows are chosen."""

from dataclasses import dataclass
from typing import Literal

from satupintu.web.design.facts import Tag

Width = Literal[0, 4, 6, 8, 10, 12, 16, 20, 30]
Order = Literal["", "ascending", "descending"]
Urgency = Literal["", "late", "soon"]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; `sort` is the address of the list sorted by it, `width` is in letters (0: what is left)."""

    label: str
    sort: str = ""
    order: Order = ""
    numeric: bool = False
    width: Width = 0
    quiet: bool = False
    """The head is heard but not seen."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One line, cut off where the column ends; a cell that wraps shows everything."""

    text: str = ""
    address: str = ""
    note: str = ""
    tags: tuple[Tag, ...] = ()
    urgency: Urgency = ""
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row; `choose` is the value of its box where many are worked on at once, `name` what the box is called."""

    cells: tuple[Cell, ...]
    choose: str = ""
    name: str = ""
    why_not: str = ""
    """Why this row has no box."""


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    choose: str = ""
    """The name of the boxes; without it there are none."""
    shows_caption: bool = False
