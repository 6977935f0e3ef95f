"""One box finds a case by number, permit, NIK, phone or name, and only within reach."""

import json

import pytest

from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.findable import follow_names, search_text
from satupintu.cases.models import Answer, Case, CaseSearch
from satupintu.cases.queries.search import MOST_FOUND, STRETCH, kind_of, search
from satupintu.ops.walk.stage import an_applicant
from satupintu.people.models import Applicant, Organisation
from satupintu.permits.models import AllocatedNumber
from tests.rooms.cases.journey import (
    ADVISING,
    AT,
    COUNTING,
    SIGNING,
    VERIFYING,
    at_step,
    filed,
    post_of,
    refused,
)
from tests.situations.seats import a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db


def officer(stage, code="customer_service"):
    return (stage.officer(post_of(stage, code), AT),)


def found(actors, typed):
    return [row.number for row in search(actors, typed, at=AT).rows]


def named(stage, *names):
    """Filed cases of applicants with these names, without their way: a list needs no more of them."""
    cases = []
    for place, name in enumerate(names):
        applicant = an_applicant(at=AT, number=100 + place)
        Applicant.objects.filter(pk=applicant.pk).update(name=name)
        applicant.refresh_from_db()
        by = stage.officer(post_of(stage, "customer_service"), AT)
        case = start_draft(version=stage.version, applicant=applicant, channel="loket", by=by, at=AT)
        Case.objects.filter(pk=case.pk).update(number=f"P/{place}", state="berjalan", filed_at=AT)
        cases.append(case)
    return cases


@pytest.fixture(autouse=True)
def counter_is_open(stage, monkeypatch):
    monkeypatch.setattr("satupintu.cases.actions.start_draft.check_startable", lambda *_: None)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("9401010101809001", "nik"),
        ("9401 0101 0180 9001", "nik"),
        ("0812-3456-7890", "telepon"),
        ("+62 812 3456 7890", "telepon"),
        ("P/0001/2026", "nomor"),
        ("siti aminah", "nama"),
    ],
)
def test_what_was_typed_is_understood(typed, kind):
    assert kind_of(typed) == kind


def test_a_case_is_found_by_everything_that_names_it(stage):
    journey = at_step(stage, SIGNING)
    case = Case.objects.select_related("permit__number").get(pk=journey.case.pk)
    by = officer(stage)
    for typed in (
        case.number,
        case.number.lower(),
        f"  {case.number} ",
        case.permit.number.text,
        stage.applicant.nik,
        stage.applicant.phone,
        "0" + stage.applicant.phone.removeprefix("62"),
        stage.applicant.name,
        stage.applicant.name.upper(),
        "moho conto",
    ):
        assert found(by, typed) == [case.number], typed
    (row,) = search(by, case.number, at=AT).rows
    assert (row.state, row.permit) == ("berjalan", case.permit.number.text)
    assert row.step_name == stage.standard.step(SIGNING).name
    assert stage.applicant.nik not in repr(search(by, stage.applicant.nik, at=AT))


def test_a_number_that_stands_in_an_answer_is_found(stage):
    journey = filed(stage)
    nik = "9401010101809777"
    Answer.objects.create(region=stage.region, case=journey.case, field="nik_ketua", sealed=json.dumps(nik))
    assert found(officer(stage), nik) == [journey.case.number]
    assert found(officer(stage), "9401010101809778") == []


def test_words_are_found_in_any_order_and_by_any_part(stage):
    named(stage, "Siti Aminah", "Aminah Lestari", 'Sitompul %_\\ "Jaya"', "Ängström Über")
    by = officer(stage)
    for typed, expected in (
        ("aminah", ["P/1", "P/0"]),
        ("AMI sit", ["P/0"]),
        ("sit", ["P/2", "P/0"]),
        ("siti le", []),
        ("le aminah", ["P/1"]),
        ("%_\\", ["P/2"]),
        ('"jaya"', ["P/2"]),
        ("über", ["P/3"]),
        ("%%%", []),
        ("siti NOT aminah", []),
        ("ahl", []),
    ):
        assert found(by, typed) == expected, typed


def test_an_organisation_is_found_and_its_name_may_hold_digits(stage):
    (case,) = named(stage, "Orang Lain")
    body = Organisation.objects.create(name="PAUD Melati 2", form="yayasan", registered_at=AT)
    Case.objects.filter(pk=case.pk).update(organisation=body)
    assert found(officer(stage), "melati 2") == []
    assert follow_names(organisation=body.pk) == 1
    assert found(officer(stage), "melati 2") == ["P/0"]
    assert found(officer(stage), "lain melati") == ["P/0"]
    assert found(officer(stage), "lainpaud") == [], "a word does not run over two names"


def test_a_changed_name_is_found_and_the_old_one_no_longer(stage):
    (case,) = named(stage, "Nama Lama")
    Applicant.objects.filter(pk=case.applicant_id).update(name="Nama Baru")
    assert follow_names(applicant=case.applicant_id) == 1
    assert found(officer(stage), "nama baru") == ["P/0"]
    assert found(officer(stage), "lama") == []
    Case.objects.filter(pk=case.pk).delete()
    assert found(officer(stage), "nama baru") == []


def test_control_a_row_that_was_forgotten_shows(stage):
    (case,) = named(stage, "Nama Lama")
    Applicant.objects.filter(pk=case.applicant_id).update(name="Nama Baru")
    assert found(officer(stage), "nama baru") == []


@pytest.mark.parametrize("typed", ["", "  ", "ab", "a b c"])
def test_too_little_is_refused_with_what_to_do(stage, typed):
    with refused("pencarian_terlalu_pendek", "tiga huruf"):
        search(officer(stage), typed, at=AT)


def test_more_than_a_page_is_not_counted_but_said(stage, monkeypatch):
    named(stage, "Siti A", "Siti B", "Siti C")
    monkeypatch.setattr("satupintu.cases.queries.search.MOST_FOUND", 2)
    result = search(officer(stage), "siti", at=AT)
    assert [row.number for row in result.rows] == ["P/2", "P/1"]
    assert result.more
    assert "Persempit pencarian" in result.advice
    assert MOST_FOUND == 50


@pytest.mark.parametrize("stretch", [1, 2, STRETCH])
@pytest.mark.parametrize("gone_through", [1, 2, 3, 50])
def test_the_newest_come_first_wherever_the_index_takes_over(stage, monkeypatch, gone_through, stretch):
    named(stage, "Siti A", "Budi", "Siti B", "Siti C", "Budi")
    monkeypatch.setattr("satupintu.cases.queries.search.MOST_GONE_THROUGH", gone_through)
    monkeypatch.setattr("satupintu.cases.queries.search.STRETCH", stretch)
    assert found(officer(stage), "siti") == ["P/3", "P/2", "P/0"]
    assert found(officer(stage, "kepala_dinas"), "budi") == ["P/4", "P/1"]
    assert found(officer(stage, "tim_teknis"), "siti") == []
    monkeypatch.setattr("satupintu.cases.queries.search.MOST_FOUND", 1)
    assert found(officer(stage), "siti") == ["P/3"]
    assert search(officer(stage), "siti", at=AT).more


def test_nothing_found_says_what_to_try(stage):
    assert "Periksa ejaannya" in search(officer(stage), "tak ada", at=AT).advice


def test_another_region_finds_nothing(stage):
    journey = filed(stage)
    stranger = (an_officer(an_agency(a_region())),)
    for typed in (journey.case.number, stage.applicant.nik, stage.applicant.phone, stage.applicant.name):
        assert found(stranger, typed) == []
        assert found((), typed) == []
    assert found((*stranger, *officer(stage)), journey.case.number) == [journey.case.number]


def test_a_draft_is_found_by_nobody_but_the_counter_that_opened_it(stage):
    (case,) = named(stage, "Siti Aminah")
    Case.objects.filter(pk=case.pk).update(number=None, state="draf", filed_at=None)
    assert len(search(officer(stage), "aminah", at=AT).rows) == 1
    assert search(officer(stage, "kepala_dinas"), "aminah", at=AT).rows == ()
    Case.objects.filter(pk=case.pk).update(channel="daring")
    assert search(officer(stage), "aminah", at=AT).rows == ()


def test_a_technical_agency_finds_only_what_was_referred_to_it(stage):
    journey = at_step(stage, VERIFYING)
    team = officer(stage, "tim_teknis")
    typed = (journey.case.number, stage.applicant.nik, stage.applicant.name, stage.applicant.phone)
    assert [found(team, one) for one in typed] == [[]] * 4
    journey.to(ADVISING)
    assert [found(team, one) for one in typed] == [[journey.case.number]] * 4


def test_a_guest_is_shown_what_was_referred_among_the_newest_of_a_name(stage, monkeypatch):
    journey = at_step(stage, ADVISING)
    team, name = officer(stage, "tim_teknis"), stage.applicant.name
    assert found(team, name) == [journey.case.number]
    named(stage, f"{name} lain")
    monkeypatch.setattr("satupintu.cases.queries.search.MOST_ASKED", 1)
    assert found(team, name) == [], "the newest of that name is none of theirs"
    assert len(search(officer(stage), name, at=AT).rows) == 2


def test_every_case_has_its_row_from_the_first_moment(stage):
    journey = filed(stage)
    assert journey.open() == [COUNTING]
    assert not Case.objects.filter(search__isnull=True).exists()
    assert CaseSearch.objects.get(case=journey.case).text == search_text(stage.applicant.name)
    assert AllocatedNumber.objects.filter(text=journey.case.number).exists()
