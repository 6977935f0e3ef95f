"""What an officer finds in his inbox: by tab, in order, filtered, page by page."""

from datetime import timedelta

import pytest

from satupintu.cases.actions.claim import claim
from satupintu.cases.actions.return_for_correction import Defect, return_for_correction
from satupintu.cases.models import WorkItem
from satupintu.cases.queries.counts import count_tabs
from satupintu.cases.queries.inbox import inbox
from satupintu.cases.queries.place import read_place
from satupintu.cases.queries.view import Filters, Order, Tab, View, orders_of, read_saved, read_view
from satupintu.people.models import Holding, User
from satupintu.people.queries import act_as, posts_of
from tests.rooms.cases.journey import (
    ADVISING,
    AT,
    CORRECTING,
    COUNTING,
    PAUSE,
    TODAY,
    VERIFYING,
    a_deputy,
    an_account,
    another,
    at_step,
    filed,
    fill,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=4)
COUNTER, SECTION, TEAM = "customer_service", "sub_koordinator_ptsp_ii", "tim_teknis"


def seats(stage, code, at=LATER):
    """Everything that whoever holds this post holds today."""
    return posts_of(stage.officer(post_of(stage, code), at).user_id, TODAY)


def numbers(page):
    return [row.number for row in page.rows]


def several(stage, count):
    """So many cases that wait at the counter, one filed after the other."""
    journeys = []
    for place in range(count):
        journey = fill(stage, at=AT + place * PAUSE)
        journey.do("pengajuan")
        journeys.append(journey)
    return journeys


def look(stage, code, view=None, **more):
    return inbox(seats(stage, code), view or View(), at=more.pop("at", LATER), **more)


def test_work_waits_at_its_post_the_oldest_first(stage):
    first, second, third = several(stage, 3)
    page = look(stage, COUNTER)
    assert numbers(page) == [first.case.number, second.case.number, third.case.number]
    assert numbers(look(stage, COUNTER, View(order=Order.NEWEST))) == numbers(page)[::-1]
    assert look(stage, SECTION).rows == ()


def test_a_line_says_what_is_needed_and_no_number_of_a_person(stage):
    journey = filed(stage)
    (row,) = look(stage, COUNTER).rows
    step = stage.standard.step(COUNTING)
    assert (row.ref, row.number, row.version) == (journey.case.ref, journey.case.number, journey.case.version)
    assert (row.step_name, row.applicant) == (step.name, stage.applicant.name)
    assert row.since == journey.item(COUNTING).opened_at
    assert (row.returned, row.answered, row.claimed_by, row.stand_in) == (0, False, None, "")
    assert stage.applicant.nik not in repr(row)


def test_what_is_in_hand_leaves_the_posts_tab_for_its_holders(stage):
    journey = filed(stage)
    me = journey.officer(COUNTING)
    claim(work=journey.item(COUNTING).pk, by=me, at=journey.later())
    assert look(stage, COUNTER).rows == ()
    (row,) = look(stage, COUNTER, View(tab=Tab.MINE)).rows
    assert (row.claimed_by, row.claimed_by_name) == (me.user_id, me.name)


def test_a_claim_whose_holder_has_left_does_not_hide_the_work(stage):
    journey = filed(stage)
    other = another(stage, COUNTER, "lain")
    claim(work=journey.item(COUNTING).pk, by=other, at=journey.later())
    assert look(stage, COUNTER).rows == ()
    Holding.objects.filter(user=other.user_id).update(ends=TODAY - timedelta(days=1))
    assert numbers(look(stage, COUNTER)) == [journey.case.number]


def test_what_was_passed_on_waits_for_others_until_it_comes_back(stage):
    journey = at_step(stage, VERIFYING)
    (row,) = look(stage, COUNTER, View(tab=Tab.ELSEWHERE)).rows
    assert row.number == journey.case.number
    assert row.step_name == stage.standard.step(VERIFYING).name
    assert row.post_name == post_of(stage, SECTION).name
    assert row.since == journey.item(COUNTING).closed_at
    assert look(stage, SECTION, View(tab=Tab.ELSEWHERE)).rows == ()
    defects = [Defect("isian", "singkatan_lembaga", "Berbeda dengan akta.")]
    return_for_correction(
        work=journey.item(VERIFYING).pk,
        outcome="kembalikan",
        defects=defects,
        by=journey.officer(VERIFYING),
        at=journey.later(),
    )
    (row,) = look(stage, SECTION, View(tab=Tab.ELSEWHERE)).rows
    assert (row.post_name, row.step_name) == ("Pemohon", stage.standard.step(CORRECTING).name)
    journey.do(CORRECTING, "ajukan_lagi")
    assert look(stage, SECTION, View(tab=Tab.ELSEWHERE), at=journey.at).rows == ()
    (row,) = look(stage, SECTION, at=journey.at).rows
    assert (row.returned, row.answered) == (1, True)
    assert look(stage, SECTION, View(filters=Filters(returned=True)), at=journey.at).rows == (row,)


def test_an_ended_case_waits_for_nobody(stage):
    journey = at_step(stage, VERIFYING)
    journey.to("penerbitan")
    journey.do("penerbitan")
    assert journey.fresh().closed_at
    for code in (COUNTER, SECTION, TEAM, "kepala_dinas"):
        for tab in Tab:
            assert look(stage, code, View(tab=tab), at=journey.at).rows == ()
    assert not WorkItem.objects.filter(case=journey.case, live=True).exists()


def test_late_is_the_steps_target_or_the_promise(stage):
    journey = at_step(stage, VERIFYING)
    assert look(stage, SECTION, View(tab=Tab.LATE), at=journey.at).rows == ()
    long_after = AT + timedelta(days=60)
    (row,) = inbox(seats(stage, SECTION), View(tab=Tab.LATE), at=long_after).rows
    assert row.late
    assert str(row.left).startswith("terlambat ")
    for time, found in (("terlambat", 1), ("mendekati", 0)):
        view = View(filters=Filters(time=time))
        assert len(inbox(seats(stage, SECTION), view, at=long_after).rows) == found


def test_a_deputy_finds_the_work_with_his_capacity_and_within_his_decree(stage):
    journey = at_step(stage, VERIFYING)
    user = an_account("pelaksana")
    a_deputy(stage, SECTION, user, services=(stage.version.service,))
    (row,) = inbox(posts_of(user, TODAY), View(), at=journey.at).rows
    assert row.stand_in == f"Plh. {post_of(stage, SECTION).name}"
    other = an_account("pelaksana-lain")
    a_deputy(stage, "koordinator_ptsp_ii", other)
    narrow = an_account("pelaksana-sempit")
    a_deputy(stage, COUNTER, narrow, services=("layanan_lain",))
    waiting = filed(stage)
    assert waiting.open() == [COUNTING]
    assert inbox(posts_of(narrow, TODAY), View(), at=waiting.at).rows == ()


def test_a_person_of_two_seats_reads_one_list(stage):
    first, second = several(stage, 2)
    first.to(VERIFYING)
    section = post_of(stage, SECTION)
    user = stage.officer(post_of(stage, COUNTER), AT).user_id
    a_deputy(stage, SECTION, User.objects.get(pk=user))
    both = posts_of(user, TODAY)
    page = inbox(both, View(order=Order.OLDEST), at=first.at)
    assert {row.post for row in page.rows} == {section.pk, second.item(COUNTING).post_id}
    assert [row.since for row in page.rows] == sorted(row.since for row in page.rows)
    assert len(inbox(both, View(filters=Filters(post=SECTION)), at=first.at).rows) == 1
    # What one of his seats passed on to another of his own lies with himself.
    assert inbox(both, View(tab=Tab.ELSEWHERE), at=first.at).rows == ()


@pytest.mark.parametrize("order", list(Order))
def test_pages_follow_one_another_in_both_directions(stage, order):
    several(stage, 7)
    view = View(order=order)
    whole = numbers(look(stage, COUNTER, view))
    assert len(whole) == 7
    pages, place = [], ""
    while True:
        page = look(stage, COUNTER, view, size=3, place=place)
        pages.append(page)
        if not page.later:
            break
        place = page.later
    assert [numbers(page) for page in pages] == [whole[:3], whole[3:6], whole[6:]]
    assert pages[0].earlier == ""
    back = look(stage, COUNTER, view, size=3, place=pages[2].earlier)
    assert numbers(back) == whole[3:6]
    first = look(stage, COUNTER, view, size=3, place=back.earlier)
    assert (numbers(first), first.earlier) == (whole[:3], "")
    assert numbers(look(stage, COUNTER, view, size=3, place=first.later)) == whole[3:6]


def test_work_that_is_done_meanwhile_shifts_no_page(stage):
    journeys = several(stage, 5)
    page = look(stage, COUNTER, size=2)
    journeys[0].do(COUNTING)
    after = look(stage, COUNTER, size=2, place=page.later)
    assert numbers(after) == [journey.case.number for journey in journeys[2:4]]


def test_a_place_is_not_made_up_and_belongs_to_one_list(stage):
    several(stage, 3)
    page = look(stage, COUNTER, size=2)
    for place in (page.later[:-2] + "AA", "x", "!", "MC4xLjE"):
        with refused("halaman_daftar_tidak_sah"):
            look(stage, COUNTER, place=place)
    with refused("halaman_daftar_tidak_sah"):
        look(stage, COUNTER, View(order=Order.NEWEST), place=page.later)
    assert read_place(page.later, View().as_query()) is not None


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 1),
        (Filters(service="stp-lks-asing"), 1),
        (Filters(service="lain"), 0),
        (Filters(step=COUNTING), 1),
        (Filters(step=VERIFYING), 0),
        (Filters(channel="daring"), 1),
        (Filters(channel="loket"), 0),
        (Filters(returned=True), 0),
        (Filters(post=COUNTER), 1),
        (Filters(post="kepala_dinas"), 0),
        (Filters(text="contoh"), 1),
        (Filters(text="Pemohon 1"), 1),
        (Filters(text="bukan dia"), 0),
    ],
    ids=repr,
)
@pytest.mark.parametrize("tab", [Tab.POST, Tab.MINE])
def test_filters(stage, tab, filters, found):
    journey = filed(stage)
    if tab is Tab.MINE:
        claim(work=journey.item(COUNTING).pk, by=journey.officer(COUNTING), at=journey.later())
    assert len(look(stage, COUNTER, View(tab=tab, filters=filters)).rows) == found


def test_a_part_of_the_number_is_found(stage):
    journey = filed(stage)
    assert numbers(look(stage, COUNTER, View(filters=Filters(text=journey.case.number[2:9])))) == [
        journey.case.number
    ]


def test_tabs_are_counted_and_not_beyond_a_bound(stage, monkeypatch):
    journeys = several(stage, 3)
    claim(work=journeys[0].item(COUNTING).pk, by=journeys[0].officer(COUNTING), at=LATER)
    counts = count_tabs(seats(stage, COUNTER), at=LATER)
    assert {tab.value: str(count) for tab, count in counts.items()} == {
        "saya": "1",
        "jabatan": "2",
        "menunggu": "0",
        "terlambat": "0",
    }
    monkeypatch.setattr("satupintu.cases.queries.counts.MOST_COUNTED", 1)
    counted = count_tabs(seats(stage, COUNTER), at=LATER)[Tab.POST]
    assert (str(counted), counted.more) == ("1+", True)
    monkeypatch.undo()
    monkeypatch.setattr("satupintu.cases.queries.counts.MOST_LOOKED_AT", 2)
    counts = count_tabs(seats(stage, COUNTER), at=LATER)
    assert [counts[tab].more for tab in (Tab.MINE, Tab.POST, Tab.LATE)] == [True] * 3


def test_who_holds_no_seat_reads_nothing(stage):
    filed(stage)
    assert inbox((), View(), at=LATER).rows == ()
    assert set(count_tabs((), at=LATER).values()) == {count_tabs((), at=LATER)[Tab.MINE]}


def test_a_technical_agency_finds_what_was_referred_to_it(stage):
    journey = at_step(stage, VERIFYING)
    assert look(stage, TEAM, at=journey.at).rows == ()
    journey.to(ADVISING)
    assert numbers(look(stage, TEAM, at=journey.at)) == [journey.case.number]


def test_another_regions_seat_finds_nothing_even_at_a_post_of_ours(stage):
    """Seats are made by `posts_of` only; should one ever be wrong, the gate still stands."""
    journey = filed(stage)
    wrong = act_as(journey.officer(COUNTING).user_id, journey.item(COUNTING).post_id, at=AT)
    object.__setattr__(wrong, "region_id", 0)
    assert inbox((wrong,), View(), at=LATER).rows == ()


@pytest.mark.parametrize(
    "raw",
    [
        {"tab": "semua"},
        {"urut": "nama"},
        {"tab": "menunggu", "urut": "tenggat"},
        {"layanan": "x' or 1=1"},
        {"waktu": "kemarin"},
        {"dikembalikan": "1"},
        {"kata": "x" * 81},
    ],
    ids=str,
)
def test_what_a_list_does_not_know_is_refused(raw):
    with refused("saringan_tidak_dikenal"):
        read_view(raw)


def test_a_view_is_read_back_from_its_address():
    view = View(
        Tab.LATE, Order.DUE, Filters("a-b", "c", "d", "mendekati", "loket", returned=True, text="siti a")
    )
    assert read_view(view.as_query() | {"halaman": "x"}) == view
    assert read_saved(view.as_query()) == view
    assert read_view({}) == View()
    assert not View().filters
    assert view.filters
    assert Order.DUE not in orders_of(Tab.ELSEWHERE)


def test_a_saved_filter_holds_nothing_else_and_no_number_of_a_person():
    with refused("saringan_tidak_dikenal"):
        read_saved({"tab": "saya", "halaman": "2"})
    for text in ("3514010101800001", "0812 3456 7890", "35.14.01.01.01.80.00.01"):
        with refused("saringan_berisi_nomor_pribadi"):
            read_saved({"kata": text})
