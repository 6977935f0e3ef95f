from datetime import UTC, datetime

import pytest

from satupintu.journal.models import Entry
from satupintu.permits.actions.allocate import allocate
from satupintu.permits.actions.void_number import void_number
from satupintu.permits.models import AllocatedNumber
from satupintu.permits.queries import gaps_in, numbers_of
from satupintu.rules.errors import Refused
from tests.situations.seats import AT, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return a_region()


@pytest.fixture
def officer(region):
    return an_officer(an_agency(region))


def take(region, officer, *, at=AT, series="izin", pattern="{klasifikasi}/{urut:03}/{bulan_romawi}/{tahun}"):
    return allocate(
        region=region,
        series=series,
        pattern=pattern,
        values={"klasifikasi": "500.16.7.2"},
        subject="permohonan:1",
        by=officer,
        at=at,
    )


def test_numbers_follow_each_other(region, officer):
    assert [take(region, officer).text for _ in range(3)] == [
        "500.16.7.2/001/XI/2026",
        "500.16.7.2/002/XI/2026",
        "500.16.7.2/003/XI/2026",
    ]


def test_series_and_regions_count_apart(region, officer):
    take(region, officer)
    assert take(region, officer, series="rekomendasi", pattern="R-{urut}/{tahun}").number == 1
    assert take(a_region(), officer).number == 1


@pytest.mark.parametrize(
    ("zone", "at", "year"),
    [
        ("Asia/Jakarta", datetime(2026, 12, 31, 16, 59, tzinfo=UTC), 2026),
        ("Asia/Jakarta", datetime(2026, 12, 31, 17, 0, tzinfo=UTC), 2027),
        ("Asia/Jayapura", datetime(2026, 12, 31, 15, 0, tzinfo=UTC), 2027),
    ],
)
def test_the_year_turns_at_the_regions_midnight(zone, at, year):
    region = a_region(zone=zone)
    given = take(region, an_officer(an_agency(region)), at=at)
    assert (given.series.year, given.text[-4:]) == (year, str(year))


def test_each_year_starts_at_one_and_a_clock_set_back_goes_on_where_that_year_stood(region, officer):
    take(region, officer)
    assert take(region, officer, at=datetime(2027, 1, 4, 3, tzinfo=UTC)).number == 1
    assert take(region, officer).number == 2
    assert gaps_in(region.id, "izin", 2026) == []


def test_once_the_series_exists_a_number_costs_two_statements(region, officer, django_assert_num_queries):
    take(region, officer)
    with django_assert_num_queries(2):
        take(region, officer)


def test_two_series_that_would_print_the_same_number_are_refused(region, officer, transactional_db):
    take(region, officer)
    with pytest.raises(Refused) as refusal:
        take(region, officer, series="izin_lain")
    assert refusal.value.code == "nomor_sudah_dipakai"
    assert AllocatedNumber.objects.filter(region=region).count() == 1


def test_a_void_says_who_and_why_and_is_never_given_again(region, officer):
    given = take(region, officer)
    void_number(region_id=region.id, number_id=given.id, reason=" Salah seri. ", by=officer, at=AT)
    assert take(region, officer).number == 2
    first = numbers_of(region.id, "izin", 2026)[0]
    assert (first.void_at, first.void_by, first.void_reason) == (AT, officer.signatory.actor, "Salah seri.")
    entry = Entry.objects.get(chain=f"nomor:{first.series_id}")
    assert (entry.deed, entry.facts["urut"]) == ("nomor_dibatalkan", 1)


def test_a_void_is_refused_without_reason_or_twice(region, officer):
    given = take(region, officer)
    with pytest.raises(Refused) as refusal:
        void_number(region_id=region.id, number_id=given.id, reason=" ", by=officer, at=AT)
    assert refusal.value.code == "alasan_wajib"
    void_number(region_id=region.id, number_id=given.id, reason="Salah seri.", by=officer, at=AT)
    with pytest.raises(Refused) as refusal:
        void_number(region_id=region.id, number_id=given.id, reason="Salah lagi.", by=officer, at=AT)
    assert refusal.value.code == "nomor_sudah_batal"


def test_a_number_of_another_region_is_not_found(region, officer):
    given = take(region, officer)
    with pytest.raises(AllocatedNumber.DoesNotExist):
        void_number(region_id=a_region().id, number_id=given.id, reason="Salah.", by=officer, at=AT)


def test_a_number_missing_from_the_book_is_found(region, officer):
    for _ in range(3):
        take(region, officer)
    AllocatedNumber.objects.filter(region=region, number__gte=2).delete()
    assert gaps_in(region.id, "izin", 2026) == [2, 3]
