from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from satupintu.calendar.actions.decree_holiday import decree_holiday
from satupintu.calendar.actions.fill_from_register import fill_from_register
from satupintu.calendar.actions.set_cuti_bersama import set_cuti_bersama
from satupintu.calendar.actions.set_hours import set_hours
from satupintu.calendar.actions.set_swap_day import set_swap_day
from satupintu.calendar.actions.withdraw_holiday import withdraw_holiday
from satupintu.calendar.actions.withdraw_swap_day import withdraw_swap_day
from satupintu.calendar.models import Holiday
from satupintu.calendar.queries import holidays_in_force, work_calendar
from satupintu.calendar.register import RegisterRow, rows_from_package
from satupintu.calendar.scope import NATION, CalendarChange, Scope, scope_of
from satupintu.journal.models import Entry
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import Season, Span
from tests.situations.seats import AT, THE_SYSTEM, a_region, an_agency

pytestmark = pytest.mark.django_db
WHO = {"by": THE_SYSTEM, "at": AT}
DAY = (Span(time(7, 30), time(12)), Span(time(13), time(16)))
WEEK = (DAY,) * 5 + ((), ())
SHORT = (((Span(time(8), time(12)),),) * 5) + ((), ())
CHRISTMAS, MONDAY = date(2026, 12, 25), date(2026, 12, 7)


@pytest.fixture
def agency():
    return an_agency(a_region())


@pytest.fixture
def here(agency):
    """The agency's own scope, with hours."""
    scope = scope_of(agency.region, agency)
    set_hours(scope=scope, season=Season(date(2020, 1, 1), None, WEEK), basis="Perbup 1/2020", **WHO)
    return scope


def load(year=2026, rows=None, basis="SKB 3 Menteri"):
    return fill_from_register(
        year=year, rows=rows or rows_from_package(year), basis=basis, source="uji", **WHO
    )


def decree(scope, day, **other):
    facts = {"name": "Hari jadi", "kind": Holiday.Kind.REGIONAL, "basis": "SK 1/2026"} | other
    return decree_holiday(scope=scope, day=day, **facts, **WHO)


def refused(expected, action, /, **arguments):
    with pytest.raises(Refused) as refusal, transaction.atomic():
        action(**arguments)
    assert refusal.value.code == expected


def test_the_nations_days_reach_every_agency(agency, here):
    assert work_calendar(agency.id).is_working(CHRISTMAS)
    change = load()
    assert change == CalendarChange((agency.id,), date(2026, 1, 1), date(2026, 12, 31))
    calendar = work_calendar(agency.id)
    assert not calendar.is_working(CHRISTMAS)
    assert not calendar.is_working(date(2026, 12, 24))
    assert calendar.loaded_years == {2026}


def test_loading_again_changes_nothing_and_a_correction_tells_its_days(agency, here):
    load()
    rows = list(rows_from_package(2026))
    number = Entry.objects.count()
    assert load(rows=rows) is None
    assert Entry.objects.count() == number
    rows = [row for row in rows if row.day != date(2026, 12, 24)]
    rows.append(RegisterRow(date(2026, 8, 18), "Cuti bersama kemerdekaan", "cuti_bersama"))
    change = load(rows=rows, basis="SKB perubahan")
    assert (change.first, change.last) == (date(2026, 8, 18), date(2026, 12, 24))
    calendar = work_calendar(agency.id)
    assert not calendar.is_working(date(2026, 8, 18))
    assert calendar.is_working(date(2026, 12, 24))
    gone = Holiday.objects.get(day=date(2026, 12, 24))
    assert (gone.withdrawn_at, gone.withdrawn_basis) == (AT, "SKB perubahan")


def test_the_agency_stands_over_the_region_over_the_nation(agency, here):
    load()
    region = scope_of(agency.region, None)
    decree(region, CHRISTMAS, worked=True)
    assert work_calendar(agency.id).is_working(CHRISTMAS)
    decree(here, CHRISTMAS, name="Tutup sendiri")
    assert work_calendar(agency.id).days_off[CHRISTMAS].name == "Tutup sendiri"
    withdraw_holiday(scope=here, day=CHRISTMAS, basis="SK 2/2026", **WHO)
    assert work_calendar(agency.id).is_working(CHRISTMAS)
    withdraw_holiday(scope=region, day=CHRISTMAS, basis="SK 3/2026", **WHO)
    assert work_calendar(agency.id).days_off[CHRISTMAS].kind == "libur_nasional"
    assert [row.region_id for row in holidays_in_force(here, first=CHRISTMAS, last=CHRISTMAS)] == [None]


def test_one_regions_days_do_not_reach_another(agency, here):
    other = scope_of(a_region(), None)
    assert decree(other, MONDAY).agencies == ()
    assert work_calendar(agency.id).is_working(MONDAY)
    sister = an_agency(agency.region)
    assert decree(here, MONDAY).agencies == (agency.id,)
    region = scope_of(agency.region, None)
    assert decree(region, date(2026, 12, 8)).agencies == (agency.id, sister.id)


def test_a_late_decree_tells_which_days_to_compute_again(agency, here):
    before = work_calendar(agency.id)
    past = date(2026, 11, 18)
    change = decree(here, past)
    assert (change.first, change.last) == (past, past)
    assert change.touches(date(2026, 11, 2), date(2026, 11, 18))
    assert not change.touches(date(2026, 11, 19), date(2026, 12, 1))
    assert before.is_working(past)
    assert not work_calendar(agency.id).is_working(past)
    entry = Entry.objects.filter(chain=f"kalender:{agency.id}").order_by("number").last()
    assert (entry.deed, entry.facts["tanggal"]) == ("libur_ditetapkan", "2026-11-18")


def test_decrees_that_cannot_stand(agency, here):
    decree(here, MONDAY)
    common = {"scope": here, "name": "x", "kind": Holiday.Kind.REGIONAL, **WHO}
    refused("libur_sudah_ditetapkan", decree_holiday, day=MONDAY, basis="SK", **common)
    refused("dasar_libur_wajib", decree_holiday, day=CHRISTMAS, basis=" ", **common)
    refused("dasar_libur_wajib", withdraw_holiday, scope=here, day=MONDAY, basis="", **WHO)
    refused("libur_tidak_ada", withdraw_holiday, scope=here, day=CHRISTMAS, basis="SK", **WHO)
    nation = common | {"scope": NATION, "worked": True}
    refused("pengecualian_harus_daerah", decree_holiday, day=CHRISTMAS, basis="SK", **nation)
    with pytest.raises(Refused) as refusal:
        scope_of(a_region(), agency)
    assert refusal.value.code == "instansi_daerah_lain"


def test_registers_that_cannot_stand():
    common = {"basis": "SKB", "source": "uji", **WHO}
    row = RegisterRow(CHRISTMAS, "Natal", "libur_nasional")
    refused("daftar_libur_kosong", fill_from_register, year=2026, rows=[], **common)
    refused("daftar_libur_ganda", fill_from_register, year=2026, rows=[row, row], **common)
    refused("daftar_libur_tahun_lain", fill_from_register, year=2027, rows=[row], **common)


def test_own_hours_stand_instead_of_the_regions_of_the_same_kind(agency):
    region = scope_of(agency.region, None)
    with pytest.raises(Refused) as refusal:
        work_calendar(agency.id)
    assert refusal.value.code == "jam_kerja_belum_diatur"
    regular = Season(date(2026, 1, 1), None, WEEK)
    ramadan = Season(date(2026, 12, 7), date(2026, 12, 11), SHORT, kind="ramadan")
    for season in (regular, ramadan):
        assert set_hours(scope=region, season=season, basis="Perbup", **WHO).agencies == (agency.id,)
    assert set_hours(scope=region, season=regular, basis="Perbup", **WHO) is None
    own = Season(date(2025, 1, 1), None, (*SHORT[:4], DAY, (), ()))
    set_hours(scope=scope_of(agency.region, agency), season=own, basis="SK", **WHO)
    calendar = work_calendar(agency.id)
    assert [len(calendar.spans(day)) for day in (MONDAY, date(2026, 12, 14), date(2026, 12, 18))] == [1, 1, 2]
    assert {season.kind for season in calendar.seasons} == {"biasa", "ramadan"}


def test_replaced_hours_move_all_days_that_either_covered(agency, here):
    season = Season(date(2026, 2, 19), date(2026, 3, 20), SHORT, kind="ramadan")
    set_hours(scope=here, season=season, basis="SE", **WHO)
    shorter = Season(date(2026, 2, 19), date(2026, 3, 19), SHORT, kind="ramadan")
    assert set_hours(scope=here, season=shorter, basis="Isbat", **WHO).last == date(2026, 3, 20)
    open_ended = Season(date(2026, 2, 19), None, SHORT, kind="ramadan")
    refused("ramadan_tanpa_akhir", set_hours, scope=here, season=open_ended, basis="SE", **WHO)
    regular = Season(date(2026, 2, 19), date(2026, 3, 20), SHORT)
    refused("lingkup_harus_daerah", set_hours, scope=NATION, season=regular, basis="SE", **WHO)


def test_swap_days_of_the_region_and_the_agency(agency, here):
    saturday = date(2026, 12, 12)
    assert not work_calendar(agency.id).is_working(saturday)
    swap = {"day": saturday, **WHO}
    set_swap_day(scope=scope_of(agency.region, None), basis="SE bersama", **swap)
    set_swap_day(scope=here, basis="SE sendiri", **swap)
    assert work_calendar(agency.id).swap_days == {saturday: "SE sendiri"}
    refused("hari_pengganti_sudah_ada", set_swap_day, scope=here, basis="SE", **swap)
    refused("dasar_hari_pengganti_wajib", set_swap_day, scope=here, basis=" ", **swap)
    withdraw_swap_day(scope=here, **swap)
    assert work_calendar(agency.id).swap_days == {saturday: "SE bersama"}
    refused("hari_pengganti_tidak_ada", withdraw_swap_day, scope=here, **swap)


def test_whether_cuti_bersama_stops_the_clock_is_the_regions_policy(agency, here):
    load()
    joint = date(2026, 12, 24)
    region = scope_of(agency.region, None)
    assert set_cuti_bersama(scope=region, stops=True, **WHO) is None
    assert set_cuti_bersama(scope=region, stops=False, **WHO).agencies == (agency.id,)
    assert work_calendar(agency.id).is_working(joint)


@pytest.mark.parametrize(
    "broken",
    [
        {"withdrawn_at": AT},
        {"kind": "lain"},
        {"worked": True, "region_id": None, "agency_id": None},
        {"region_id": None},
    ],
)
def test_the_database_itself_refuses_a_strange_row(agency, here, broken):
    decree(here, MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Holiday.objects.update(**broken)


def test_one_row_per_scope_and_day(agency):
    for scope in (NATION, Scope(agency.region_id), Scope(agency.region_id, agency.id)):
        row = {
            "region_id": scope.region_id,
            "agency_id": scope.agency_id,
            "day": MONDAY,
            "name": "x",
            "kind": "libur_daerah",
            "basis": "SK",
            "decreed_at": AT,
        }
        Holiday.objects.create(**row)
        with pytest.raises(IntegrityError), transaction.atomic():
            Holiday.objects.create(**row)
