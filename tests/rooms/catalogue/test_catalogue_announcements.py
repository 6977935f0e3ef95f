"""What the agency tells everybody: from when, until when, by whom, and what became of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.catalogue.actions.announce import announce
from satupintu.catalogue.actions.correct_announcement import correct_announcement
from satupintu.catalogue.actions.withdraw_announcement import LONGEST_REASON, withdraw_announcement
from satupintu.catalogue.announcing import Wording
from satupintu.catalogue.models import LONGEST_TEXT, LONGEST_TITLE, Announcement
from satupintu.catalogue.queries_announcements import (
    MOST_SHOWN,
    announcements_in_force,
    announcements_of,
)
from satupintu.journal.models import Entry
from satupintu.journal.queries.verify import verify
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from tests.situations.seats import a_region, an_agency, an_officer

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEWS, OUTAGE = Announcement.Kind.NEWS, Announcement.Kind.OUTAGE


@pytest.fixture
def region(db):
    return a_region()


@pytest.fixture
def keeper(region):
    return the_role(region, "pengelola")


def the_role(region, role):
    return replace(an_officer(an_agency(region)), role=role)


def wording(
    title="Loket tutup lebih awal", *, kind=NEWS, text="Hari ini sampai pukul 14.00.", starts=AT, ends=None
):
    return Wording(kind=kind, title=title, text=text, starts=starts, ends=ends)


def put(region, by, *, at=AT, **given):
    return announce(region=region.pk, wording=wording(**given), by=by, at=at)


def code_of(deed, **given):
    with pytest.raises(Refused) as refused:
        deed(**given)
    return refused.value.code


@pytest.mark.parametrize(
    ("starts", "ends", "at", "shown"),
    [
        (AT, None, AT, True),
        (AT, None, AT - timedelta(minutes=1), False),
        (AT + HOUR, None, AT, False),
        (AT, AT + HOUR, AT + HOUR - timedelta(minutes=1), True),
        (AT, AT + HOUR, AT + HOUR, False),
    ],
)
def test_it_stands_from_its_start_until_its_end(region, keeper, starts, ends, at, shown):
    put(region, keeper, starts=starts, ends=ends)
    assert bool(announcements_in_force(region.pk, at)) is shown


def test_it_stays_in_its_region(region, keeper):
    put(region, keeper)
    assert announcements_in_force(a_region().pk, AT) == []


def test_the_newest_comes_first_and_not_more_than_a_page_holds(region, keeper):
    for number in range(MOST_SHOWN + 2):
        put(region, keeper, title=f"Kabar {number}", starts=AT + number * HOUR)
    shown = announcements_in_force(region.pk, AT + 100 * HOUR)
    assert [row.title for row in shown[:2]] == [f"Kabar {MOST_SHOWN + 1}", f"Kabar {MOST_SHOWN}"]
    assert len(shown) == MOST_SHOWN


def test_a_correction_takes_the_place_and_keeps_what_was_said(region, keeper):
    old = put(region, keeper)
    new = correct_announcement(
        region=region.pk,
        announcement=old.pk,
        wording=wording(text="Hari ini sampai pukul 15.00."),
        by=keeper,
        at=AT + HOUR,
    )
    assert [row.pk for row in announcements_in_force(region.pk, AT + HOUR)] == [new.pk]
    old.refresh_from_db()
    assert (new.corrects_id, old.text, old.withdrawn_at) == (
        old.pk,
        "Hari ini sampai pukul 14.00.",
        AT + HOUR,
    )


def test_a_withdrawal_takes_it_off_at_once(region, keeper):
    row = put(region, keeper, kind=OUTAGE)
    withdraw_announcement(
        region=region.pk, announcement=row.pk, reason=" sudah pulih ", by=keeper, at=AT + HOUR
    )
    assert announcements_in_force(region.pk, AT + HOUR) == []
    row.refresh_from_db()
    assert row.withdrawn_because == "sudah pulih"


def test_every_deed_is_journalled_and_holds_no_text(region, keeper):
    row = put(region, keeper, kind=OUTAGE, title="Rahasia umum")
    new = correct_announcement(
        region=region.pk, announcement=row.pk, wording=wording(), by=keeper, at=AT + HOUR
    )
    withdraw_announcement(region=region.pk, announcement=new.pk, reason="selesai", by=keeper, at=AT + HOUR)
    entries = Entry.objects.filter(chain=f"pengumuman:{region.pk}").order_by("id")
    assert [entry.deed for entry in entries] == [
        "pengumuman_diterbitkan",
        "pengumuman_diperbaiki",
        "pengumuman_dicabut",
    ]
    assert not [entry for entry in entries if "Rahasia" in str(entry.facts)]
    assert verify() == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"title": " "}, "pengumuman_kosong"),
        ({"text": ""}, "pengumuman_kosong"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "pengumuman_terlalu_panjang"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "pengumuman_terlalu_panjang"),
        ({"ends": AT}, "pengumuman_berakhir_lebih_dahulu"),
        ({"starts": AT + HOUR, "ends": AT + HOUR}, "pengumuman_berakhir_lebih_dahulu"),
        ({"starts": AT - 2 * HOUR, "ends": AT - HOUR}, "pengumuman_berakhir_lebih_dahulu"),
    ],
)
def test_what_an_announcement_cannot_be(region, keeper, given, code):
    assert code_of(put, region=region, by=keeper, **given) == code
    old = put(region, keeper)
    assert (
        code_of(
            correct_announcement,
            region=region.pk,
            announcement=old.pk,
            wording=wording(**given),
            by=keeper,
            at=AT,
        )
        == code
    )
    assert [row.pk for row in announcements_in_force(region.pk, AT)] == [old.pk]


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("pengelola", True),
        ("kepala_dinas", True),
        ("front_office", False),
        ("verifikator", False),
        ("tim_teknis", False),
        ("", False),
    ],
)
def test_who_may_speak_for_the_agency(region, role, allowed):
    by = the_role(region, role)
    if allowed:
        assert put(region, by).published_by_id == by.user_id
    else:
        assert code_of(put, region=region, by=by) == "pengumuman_bukan_wewenang"


def test_the_system_may_too(region):
    assert put(region, system_actor()).published_by is None


def test_another_regions_keeper_reaches_nothing(region, keeper):
    row = put(region, keeper)
    stranger = the_role(a_region(), "pengelola")
    assert code_of(put, region=region, by=stranger) == "wilayah_lain"
    given = {"announcement": row.pk, "by": stranger, "at": AT}
    assert code_of(withdraw_announcement, region=region.pk, reason="x", **given) == "wilayah_lain"
    assert (
        code_of(withdraw_announcement, region=stranger.region_id, reason="x", **given)
        == "pengumuman_tidak_ada"
    )
    assert (
        code_of(correct_announcement, region=stranger.region_id, wording=wording(), **given)
        == "pengumuman_tidak_ada"
    )


def test_what_is_gone_is_not_changed_again(region, keeper):
    row = put(region, keeper)
    withdraw_announcement(region=region.pk, announcement=row.pk, reason="selesai", by=keeper, at=AT)
    given = {"region": region.pk, "announcement": row.pk, "by": keeper, "at": AT}
    assert code_of(withdraw_announcement, reason="lagi", **given) == "pengumuman_sudah_dicabut"
    assert code_of(correct_announcement, wording=wording(), **given) == "pengumuman_sudah_dicabut"


@pytest.mark.parametrize("reason", ["", "  ", "x" * (LONGEST_REASON + 1)])
def test_a_withdrawal_says_why(region, keeper, reason):
    row = put(region, keeper)
    given = {"region": region.pk, "announcement": row.pk, "by": keeper, "at": AT}
    assert code_of(withdraw_announcement, reason=reason, **given) == "alasan_pencabutan_wajib"


def test_who_looks_after_them_sees_all_with_one_statement(region, keeper):
    for number in range(5):
        put(region, keeper, title=f"Kabar {number}", at=AT + number * HOUR)
    gone = put(region, keeper, title="Lama", at=AT - HOUR)
    withdraw_announcement(region=region.pk, announcement=gone.pk, reason="selesai", by=keeper, at=AT)
    with CaptureQueriesContext(connection) as captured:
        rows = [(row.title, str(row.published_by)) for row in announcements_of(region.pk)]
    assert (len(captured), [title for title, _ in rows]) == (
        1,
        ["Kabar 4", "Kabar 3", "Kabar 2", "Kabar 1", "Kabar 0", "Lama"],
    )
