"""A change of the calendar: first shown with the due dates that it would move, then made, with those that it moved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from time import monotonic

from django.http import Http404, HttpResponse, HttpResponseRedirect

from satupintu.calendar.scope import CalendarChange
from satupintu.calendar.trial import tried
from satupintu.cases.actions.begin_recomputing import begin_recomputing
from satupintu.cases.actions.continue_recomputing import continue_recomputing
from satupintu.cases.models import RecomputingRun
from satupintu.cases.queries.recomputing_runs import moved_in, run_of
from satupintu.cases.queries.would_move import would_move
from satupintu.cases.recomputing import Moved
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from satupintu.web.design.filters import day_and_time
from satupintu.web.design.listing import Cell, Column, Table
from satupintu.web.manage.asking import Question, show_question
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table
from satupintu.web.visitor.form_keys import done_once

Change = Callable[[], CalendarChange | None]
LOOK = "lihat"
LONGEST = 1.5
"""Seconds that one page may compute; the rest is for the next."""
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
        run = done_once(request, lambda: _made(request, change, done), by=request.manager, at=request.at)
    except Refused as refused:
        return show_question(request, offered, refused)
    if not run.result:
        return show(request, Sheet("Tidak ada yang berubah", [], lead=[SAME], back=offered.back))
    row = _continued(request, int(run.result))
    if row.finished_at is None:
        return HttpResponseRedirect(f"{request.base}kalender/hitung/{row.pk}/")
    return show(request, _standing(request, row))


def _made(request: ManagerRequest, change: Change, done: Callable[[], str]) -> str:
    """The change and the order to follow it stand or fall together."""
    made = change()
    if made is None:
        return ""
    region = request.officer.region.pk
    return str(begin_recomputing(made, region_id=region, title=done(), at=request.at).pk)


@manager_page
def following(request: ManagerRequest, run: int) -> HttpResponse:
    """How far it has come, from its row; asking goes on with it, and the page asks by itself until it is done.

    Whoever closes the page, or is cut off, comes back to where it stands; `satupintu sweep` finishes what nobody asks for.
    """
    row = run_of(request.officer.region.pk, run)
    if row is None:
        raise Http404
    if row.finished_at is None:
        row = _continued(request, row.pk)
    answer = show(request, _standing(request, row))
    if row.finished_at is None:
        answer["Refresh"] = "1"
    return answer


def _continued(request: ManagerRequest, run: int) -> RecomputingRun:
    return continue_recomputing(run, by=system_actor(), at=request.at, go_on=for_a_while())


def for_a_while() -> Callable[[], bool]:
    """True until a page has taken long enough."""
    until = monotonic() + LONGEST
    return lambda: monotonic() < until


def _standing(request: ManagerRequest, row: RecomputingRun) -> Sheet:
    back = ("Kembali ke kalender", f"{request.base}kalender/")
    if row.finished_at is not None:
        return Sheet(row.title, [_moved_after(row, request.officer.region.zone)], back=back)
    return Sheet(
        row.title,
        [_moved_after(row, request.officer.region.zone)],
        lead=[
            f"Menghitung ulang tenggat: {row.looked} dari {row.total} berkas. Halaman ini memuat ulang sendiri sampai selesai."
        ],
        links=[("Lanjutkan sekarang", f"{request.base}kalender/hitung/{row.pk}/")],
        back=back,
    )


SAME = "Yang diisikan sama dengan yang sudah berlaku, sehingga tidak ada tenggat yang dihitung ulang."


def _preview(request: ManagerRequest, change: Change) -> Section:
    found = would_move(tried(change), at=request.at, go_on=for_a_while())
    counted = f"{len(found.moved)} berkas akan bergeser, {found.stay} berkas tetap. Belum ada yang diubah."
    if found.unlooked:
        counted = f"{counted} {found.unlooked} berkas yang lebih baru belum dilihat; semuanya dihitung sesudah ditetapkan."
    unsure = [f"{number}: {refusal}" for number, refusal in found.unsure.items()]
    return Section(
        title="Tenggat yang akan bergeser",
        notes=[counted, *unsure[:MOST_SHOWN]],
        table=_table("Tenggat yang akan bergeser", found.moved, request.officer.region.zone),
    )


def _moved_after(run: RecomputingRun, zone: str) -> Section:
    stayed = run.looked - run.moved - run.failed
    counted = f"{run.moved} berkas bergeser, {stayed} berkas tetap."
    refused = [f"{number} tidak dapat dihitung ulang: {why}" for number, why in run.refused.items()]
    return Section(
        title="Tenggat yang bergeser",
        notes=[counted, *refused],
        table=_table("Tenggat yang bergeser", moved_in(run), zone),
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
