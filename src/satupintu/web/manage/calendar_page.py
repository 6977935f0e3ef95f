"""The calendar as it stands: days off, hours, swap days, and what cuti bersama does to the clock."""

from datetime import date

from django.http import HttpResponse

from satupintu.calendar.models import Holiday, Hours, SwapDay
from satupintu.calendar.queries import holidays_in_force, hours_kept, keeps_joint_leave, swap_days_ahead
from satupintu.calendar.scope import Scope
from satupintu.calendar.week import from_stored
from satupintu.people.models import Agency
from satupintu.rules.worktime.table import write_week
from satupintu.rules.worktime.words import say_date, say_day
from satupintu.web.design.facts import Fact, Tag
from satupintu.web.design.listing import Cell, Column
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table

WHOLE = "Seluruh wilayah"


@manager_page
def calendar(request: ManagerRequest) -> HttpResponse:
    here = f"{request.base}kalender/"
    return show(
        request,
        Sheet(
            title="Kalender",
            lead=[
                "Setiap perubahan menghitung ulang tenggat berkas yang berjalan; lihat dahulu yang akan bergeser."
            ],
            sections=[
                _days_off(request, here),
                _hours(request, here),
                _swap_days(request, here),
                _joint_leave(request, here),
            ],
        ),
    )


def agencies(request: ManagerRequest) -> dict[int, Agency]:
    found = Agency.objects.filter(region=request.officer.region, closed_on__isnull=True).order_by("id")
    return {agency.pk: agency for agency in found}


def _days_off(request: ManagerRequest, here: str) -> Section:
    names, year = agencies(request), request.today.year
    rows = [
        row
        for one in (Scope(request.officer.region.pk, agency) for agency in (None, *names))
        for row in holidays_in_force(one, first=date(year, 1, 1), last=date(year + 1, 12, 31))
    ]
    once = {row.pk: row for row in rows}
    columns = (
        Column("Hari"),
        Column("Nama"),
        Column("Lingkup"),
        Column("Dasar"),
        Column("Cabut", quiet=True),
    )
    lines = [_holiday(row, names, here) for row in sorted(once.values(), key=lambda row: (row.day, row.pk))]
    return Section(
        title="Hari libur",
        table=table("Hari libur", columns, lines),
        empty="Belum ada hari libur yang tercatat.",
        links=[("Tetapkan hari libur atau hari kerja", f"{here}libur/")],
    )


def _holiday(row: Holiday, names: dict[int, Agency], here: str) -> list[Cell]:
    own = row.region_id is not None
    tag = Tag("Tetap bekerja", "kuning") if row.worked else Tag(row.get_kind_display())
    return [
        cell(say_day(row.day)),
        cell(row.name, tags=[tag]),
        cell(_scope(row.region_id, row.agency_id, names)),
        cell(row.basis),
        cell("Cabut", f"{here}libur/{row.pk}/") if own else cell(),
    ]


def _scope(region: int | None, agency: int | None, names: dict[int, Agency]) -> str:
    if region is None:
        return "Nasional"
    return names[agency].name if agency in names else WHOLE


def _hours(request: ManagerRequest, here: str) -> Section:
    names = agencies(request)
    columns = (Column("Lingkup"), Column("Jenis"), Column("Mulai"), Column("Sampai"), Column("Jam"))
    rows = hours_kept(request.officer.region.pk)
    return Section(
        title="Jam kerja",
        table=table("Jam kerja", columns, [_season(row, names) for row in rows]),
        empty="Jam kerja belum diatur.",
        links=[("Tetapkan jam kerja", f"{here}jam/")],
    )


def _season(row: Hours, names: dict[int, Agency]) -> list[Cell]:
    week = write_week(from_stored(row.week))
    return [
        cell(_scope(row.region_id, row.agency_id, names)),
        cell(row.get_kind_display()),
        cell(say_date(row.starts)),
        cell(say_date(row.ends) if row.ends else "tanpa batas"),
        cell("; ".join(f"{name} {hours}" for name, hours in week.items())),
    ]


def _swap_days(request: ManagerRequest, here: str) -> Section:
    names = agencies(request)
    rows = swap_days_ahead(request.officer.region.pk, date(request.today.year, 1, 1))
    columns = (Column("Hari"), Column("Lingkup"), Column("Dasar"), Column("Cabut", quiet=True))
    return Section(
        title="Hari kerja pengganti",
        table=table("Hari kerja pengganti", columns, [_swap(row, names, here) for row in rows]),
        empty="Tidak ada hari libur yang dijadikan hari kerja.",
        links=[("Tetapkan hari kerja pengganti", f"{here}pengganti/")],
    )


def _swap(row: SwapDay, names: dict[int, Agency], here: str) -> list[Cell]:
    return [
        cell(say_day(row.day)),
        cell(_scope(row.region_id, row.agency_id, names)),
        cell(row.basis),
        cell("Cabut", f"{here}pengganti/{row.pk}/"),
    ]


def _joint_leave(request: ManagerRequest, here: str) -> Section:
    stops = keeps_joint_leave(request.officer.region.pk)
    facts = [
        Fact(agency.name, "menghentikan hitungan" if stops.get(key, True) else "tidak menghentikan hitungan")
        for key, agency in agencies(request).items()
    ]
    return Section(title="Cuti bersama", facts=facts, links=[("Atur cuti bersama", f"{here}cuti-bersama/")])
