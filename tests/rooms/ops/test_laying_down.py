"""The file fills first; what an administrator changed afterwards stays, is named, and gives way only when it is told to."""

from datetime import timedelta

import pytest

from satupintu.calendar.actions.set_hours import set_hours
from satupintu.calendar.actions.withdraw_holiday import withdraw_holiday
from satupintu.calendar.models import Holiday, Hours
from satupintu.calendar.scope import scope_of
from satupintu.calendar.week import to_stored
from satupintu.ops.establish import lay_down
from satupintu.ops.laid_down import finish
from satupintu.people.models import Agency
from satupintu.people.queries import system_actor
from satupintu.permits.actions.set_pattern import set_pattern
from satupintu.permits.models import NumberPattern
from satupintu.rules.standard.model.region import LocalHoliday
from satupintu.rules.worktime.calendar import Season
from satupintu.rules.worktime.table import read_week
from tests.rooms.cases.journey import AT, FILE, shelved

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
OTHER = "LAIN/{urut:04}/{bulan_romawi}/{tahun}"
WEEK = dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat"), "08.00-12.00")


def fill(*, calendar=None, overwrite=False, at=LATER):
    region, _ = shelved()
    return lay_down(region.region, calendar or region.calendar, by=system_actor(), at=at, overwrite=overwrite)


@pytest.fixture
def region():
    return fill(at=AT).region


@pytest.fixture
def series(region):
    return NumberPattern.objects.filter(region=region).select_related("agency").order_by("pk")[0]


def other_pattern(row):
    return set_pattern(
        agency=row.agency, series=row.code, pattern=OTHER, unit=row.unit, by=system_actor(), at=AT
    )


def other_hours(region):
    row = Hours.objects.filter(region=region, kind="biasa").order_by("pk")[0]
    scope = scope_of(region, Agency.objects.get(pk=row.agency_id))
    season = Season(row.starts, row.ends, read_week(WEEK), "biasa")
    set_hours(scope=scope, season=season, basis="SK 9/2026", by=system_actor(), at=AT)
    return row


def test_a_filling_over_its_own_rows_changes_nothing_and_says_nothing(region):
    before = list(NumberPattern.objects.values_list("version")), list(Hours.objects.values_list("version"))
    laying = fill()
    assert (laying.stays, laying.changes) == ([], [])
    after = list(NumberPattern.objects.values_list("version")), list(Hours.objects.values_list("version"))
    assert after == before


def test_an_administrators_pattern_stays_and_is_named(region, series):
    printed = series.pattern
    other_pattern(series)
    (said,) = fill().stays
    assert (OTHER in said, printed in said) == (True, True)
    series.refresh_from_db()
    assert series.pattern == OTHER
    assert fill(overwrite=True).stays == []
    series.refresh_from_db()
    assert (series.pattern, series.from_file) == (printed, True)


def test_control_what_nobody_touched_follows_the_file(region, series):
    NumberPattern.objects.filter(pk=series.pk).update(pattern=OTHER)
    assert fill().stays == []
    series.refresh_from_db()
    assert series.pattern != OTHER


def test_an_administrators_hours_stay_and_the_file_gives_them_back_when_told_to(region):
    row = other_hours(region)
    (said,) = fill().stays
    assert "SK 9/2026" in said
    row.refresh_from_db()
    assert row.week == to_stored(read_week(WEEK))
    laying = fill(overwrite=True)
    row.refresh_from_db()
    assert (laying.stays, row.from_file, row.basis == "SK 9/2026") == ([], True, False)
    assert [change.first for change in laying.changes] == [row.starts]


def test_a_day_off_that_was_withdrawn_does_not_come_back(region):
    day = LocalHoliday.model_validate({"tanggal": "2026-12-14", "nama": "Hari jadi", "dasar": "SK 3"})
    calendar = shelved()[0].calendar.model_copy(update={"holidays": (day,)})
    assert len(fill(calendar=calendar).changes) == 1
    holiday = Holiday.objects.get(name="Hari jadi")
    withdraw_holiday(scope=scope_of(region, None), day=holiday.day, basis="SK 4", by=system_actor(), at=LATER)
    (said,) = fill(calendar=calendar).stays
    assert "sudah dicabut" in said
    assert not Holiday.objects.filter(name="Hari jadi", withdrawn_at=None).exists()
    assert fill(calendar=calendar, overwrite=True).stays == []
    assert Holiday.objects.filter(name="Hari jadi", withdrawn_at=None).count() == 1


def test_what_stays_is_printed_with_the_way_to_the_files_word(region, series, capsys):
    other_pattern(series)
    finish(fill(), FILE.parent.parent, by=system_actor(), at=LATER)
    told = capsys.readouterr().out
    assert "ditetapkan pengelola" in told
    assert f"satupintu region {FILE.parent.parent} --timpa" in told
    finish(fill(overwrite=True), FILE.parent.parent, by=system_actor(), at=LATER)
    assert capsys.readouterr().out == ""
