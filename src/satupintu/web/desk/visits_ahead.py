"""What the officer's team has before it in the field, day by day; a visit that is over and not recorded stands first."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.cases.models import PlannedVisit
from satupintu.cases.queries.visits import visits_to_come
from satupintu.people.tenures import local_day
from satupintu.rules.worktime.words import say_day
from satupintu.web.design.listing import Cell, Column, Line, Table
from satupintu.web.desk.at_hand import address_of
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

BEHIND, AHEAD = timedelta(days=30), timedelta(days=60)
COLUMNS = (
    Column("Hari"),
    Column("Jam", width=8),
    Column("Berkas", width=20),
    Column("Tim"),
    Column("Kendaraan"),
    Column("Surat tugas"),
)


@officer_page
def visits_ahead(request: OfficerRequest) -> HttpResponse:
    officer = request.officer
    today = local_day(request.at, officer.region.zone)
    plans = visits_to_come(officer.posts, first=today - BEHIND, last=today + AHEAD)
    sections = [
        (title, _table(title, found))
        for title, found in (
            ("Sudah lewat dan belum dicatat", [plan for plan in plans if plan.day < today]),
            ("Hari ini", [plan for plan in plans if plan.day == today]),
            ("Yang akan datang", [plan for plan in plans if plan.day > today]),
        )
        if found
    ]
    return render(request, "desk/visits_ahead.html", {"face": face_of(officer.region), "sections": sections})


def _table(title: str, plans: list[PlannedVisit]) -> Table:
    return Table(title, COLUMNS, tuple(Line(_cells(plan)) for plan in plans))


def _cells(plan: PlannedVisit) -> tuple[Cell, ...]:
    case = plan.work.case
    return (
        Cell(say_day(plan.day)),
        Cell(plan.starts_at),
        Cell(case.number or "", address=f"{address_of(case)}kunjungan/{plan.work_id}/"),
        Cell(", ".join(plan.members), wraps=True),
        Cell(plan.vehicle),
        Cell(plan.order_number),
    )
