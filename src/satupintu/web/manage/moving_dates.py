"""A change of the calendar: first shown with the due dates that it would move, then made, with those that it moved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from django.http import HttpResponse

from satupintu.calendar.scope import CalendarChange
from satupintu.calendar.trial import tried
from satupintu.cases.actions.recompute_deadlines import Recomputed, recompute_after
from satupintu.cases.queries.would_move import would_move
from satupintu.cases.recomputing import Moved
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from satupintu.web.design.filters import day_and_time
from satupintu.web.design.listing import Cell, Column, Table
from satupintu.web.manage.asking import Question, show_question
from satupintu.web.manage.pages import ManagerRequest
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table

Change = Callable[[], CalendarChange | None]
LOOK = "lihat"
MOST_SHOWN = 200
COLUMNS = (
    Column("Berkas"),
    Column("Janji semula", width=20),
    Column("Janji menjadi", width=20),
    Column("Batas hukum semula", width=20),
    Column("Batas hukum menjadi", width=20),
    Column("Waktu langkah"),
)


def change_calendar(
    request: ManagerRequest, question: Callable[[], Question], change: Change, *, done: Callable[[], str]
) -> HttpResponse:
    """`lihat` only looks; without it the change is made and every open case computed anew."""
    offered = question()
    if request.method != "POST":
        return show_question(request, offered)
    try:
        if LOOK in request.POST:
            return show_question(request, replace(offered, preview=_preview(request, change)))
        made = change()
    except Refused as refused:
        return show_question(request, offered, refused)
    if made is None:
        return show(request, Sheet("Tidak ada yang berubah", [], lead=[SAME], back=offered.back))
    found = recompute_after(made, by=system_actor(), at=request.at)
    return show(request, Sheet(done(), [_moved_after(found, request.officer.region.zone)], back=offered.back))


SAME = "Yang diisikan sama dengan yang sudah berlaku, sehingga tidak ada tenggat yang dihitung ulang."


def _preview(request: ManagerRequest, change: Change) -> Section:
    found = would_move(tried(change), at=request.at)
    counted = f"{len(found.moved)} berkas akan bergeser, {found.stay} berkas tetap. Belum ada yang diubah."
    unsure = [f"{number}: {refusal}" for number, refusal in found.unsure.items()]
    return Section(
        title="Tenggat yang akan bergeser",
        notes=[counted, *unsure[:MOST_SHOWN]],
        table=_table("Tenggat yang akan bergeser", found.moved, request.officer.region.zone),
    )


def _moved_after(found: Recomputed, zone: str) -> Section:
    counted = f"{len(found.moved)} berkas bergeser, {len(found.stayed)} berkas tetap."
    refused = [f"{number} tidak dapat dihitung ulang: {why}" for number, why in found.refused.items()]
    return Section(
        title="Tenggat yang bergeser",
        notes=[counted, *refused],
        table=_table("Tenggat yang bergeser", found.moved, zone),
    )


def _table(caption: str, moved: Sequence[Moved], zone: str) -> Table:
    return table(caption, COLUMNS, [_line(one, zone) for one in moved[:MOST_SHOWN]])


def _line(one: Moved, zone: str) -> list[Cell]:
    return [
        cell(one.number),
        cell(_said(one.before, zone)),
        cell(_said(one.after, zone)),
        cell(_said(one.statutory_before, zone)),
        cell(_said(one.statutory_after, zone)),
        cell(", ".join(step.replace("_", " ") for step in one.steps)),
    ]


def _said(at: datetime | None, zone: str) -> str:
    return day_and_time(at, zone) if at else "belum ada"
