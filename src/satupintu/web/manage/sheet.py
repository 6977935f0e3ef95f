"""A page to read: facts and dense lists under headings, with the links to what can be done about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.web.design.facts import Fact, Tag
from satupintu.web.design.listing import Cell, Column, Line, Table
from satupintu.web.manage.pages import ManagerRequest
from satupintu.web.visitor.faces import face_of

Link = tuple[str, str]
"""Text and address."""


@dataclass(frozen=True, slots=True)
class Section:
    title: str = ""
    notes: Sequence[str] = ()
    facts: Sequence[Fact] = ()
    table: Table | None = None
    empty: str = ""
    """What stands there while the table has no line."""
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    sections: Sequence[Section]
    lead: Sequence[str] = ()
    warnings: Sequence[str] = ()
    links: Sequence[Link] = ()
    back: Link | None = None


def show(request: ManagerRequest, sheet: Sheet) -> HttpResponse:
    context = {
        "face": face_of(request.officer.region),
        "page": sheet,
        "back_to": sheet.back or ("Kembali ke pengelolaan", request.base),
    }
    return render(request, "manage/sheet.html", context)


def table(caption: str, columns: Sequence[Column], lines: Sequence[Sequence[Cell]]) -> Table:
    return Table(caption, tuple(columns), tuple(Line(tuple(cells)) for cells in lines))


def cell(text: str = "", address: str = "", *, note: str = "", tags: Sequence[Tag] = ()) -> Cell:
    """Nothing in these lists is cut off."""
    return Cell(text, address, note, tuple(tags), wraps=True)
