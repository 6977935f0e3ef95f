"""Who has looked is written down, and a personal number is shown in full by an act."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.cases.actions.look import look
from satupintu.cases.actions.reveal_data import reveal_data
from satupintu.cases.models import Case, CaseView
from satupintu.cases.queries.lookers import who_looked
from satupintu.journal.chain import Head
from satupintu.journal.models import Chain, Entry
from satupintu.journal.queries.verify import verify_chain
from tests.rooms.cases.journey import AT, COUNTING, filed, post_of, refused
from tests.situations.seats import THE_SYSTEM, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def entries(journey):
    chain = f"dilihat:{journey.case.ref}"
    row = Chain.objects.get(name=chain)
    assert verify_chain(chain, head=Head(chain, row.length, row.head)) == []
    return list(Entry.objects.filter(chain=chain).order_by("number").values_list("deed", "facts"))


def test_a_look_is_written_once_per_person_and_hour(stage):
    journey = filed(stage)
    counter = journey.officer(COUNTING)
    chief = stage.officer(post_of(stage, "kepala_dinas"), AT)
    ref, nine = journey.case.ref, AT.replace(minute=0)
    looks = [(counter, nine), (counter, nine + HOUR / 2), (chief, nine + HOUR / 2), (counter, nine + HOUR)]
    assert [look(ref=ref, by=by, at=at) for by, at in looks] == [True, False, True, True]
    assert CaseView.objects.count() == 3
    assert [deed for deed, _ in entries(journey)] == ["dilihat"] * 3
    seen = who_looked((counter,), ref, at=AT)
    assert [(row.who, row.at) for row in seen] == [
        (counter.name, nine + HOUR),
        (chief.name, nine + HOUR / 2),
        (counter.name, nine),
    ]


def test_looking_neither_locks_nor_changes_the_case(stage):
    journey = filed(stage)
    before = Case.objects.values().get(pk=journey.case.pk)
    with CaptureQueriesContext(connection) as seen:
        look(ref=journey.case.ref, by=journey.officer(COUNTING), at=journey.later())
    assert Case.objects.values().get(pk=journey.case.pk) == before
    assert not [q for q in seen.captured_queries if "FOR UPDATE" in q["sql"] and '"cases_case"' in q["sql"]]


def test_applicants_leave_no_trace_and_strangers_see_nothing(stage):
    journey = filed(stage)
    assert look(ref=journey.case.ref, by=journey.citizen(), at=AT) is False
    assert look(ref=journey.case.ref, by=THE_SYSTEM, at=AT) is False
    stranger = an_officer(an_agency(a_region()))
    with refused("berkas_tidak_ada"):
        look(ref=journey.case.ref, by=stranger, at=AT)
    look(ref=journey.case.ref, by=journey.officer(COUNTING), at=AT)
    assert who_looked((stranger,), journey.case.ref, at=AT) == ()
    assert CaseView.objects.count() == 1


def test_who_asked_for_a_number_in_full_stands_among_those_who_looked(stage):
    journey = filed(stage)
    counter = journey.officer(COUNTING)
    shown = reveal_data(
        ref=journey.case.ref, what="pemohon.nik", reason="Cocokkan KTP.", by=counter, at=journey.later()
    )
    assert shown.text == stage.applicant.nik
    (row,) = who_looked((counter,), journey.case.ref, at=AT)
    assert (row.who, row.about, row.reason) == (counter.name, "pemohon.nik", "Cocokkan KTP.")
