"""Who has looked is written down, and a personal number is shown in full by an act."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.cases.actions.look import look
from satupintu.cases.actions.reveal import reveal
from satupintu.cases.models import Answer, Case, CaseView, Reveal
from satupintu.cases.queries.lookers import who_looked
from satupintu.journal.chain import Head
from satupintu.journal.models import Chain, Entry
from satupintu.journal.queries.verify import verify_chain
from satupintu.people.models import Holding
from tests.rooms.cases import altered
from tests.rooms.cases.journey import AT, COUNTING, TODAY, VERIFYING, at_step, filed, fill, post_of, refused
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
        reveal(ref=journey.case.ref, about="pemohon.nik", by=journey.officer(COUNTING), at=journey.later())
    assert Case.objects.values().get(pk=journey.case.pk) == before
    assert not [q for q in seen.captured_queries if "FOR UPDATE" in q["sql"] and '"cases_case"' in q["sql"]]


def test_applicants_leave_no_trace_and_strangers_see_nothing(stage):
    journey = filed(stage)
    assert look(ref=journey.case.ref, by=journey.citizen(), at=AT) is False
    assert look(ref=journey.case.ref, by=THE_SYSTEM, at=AT) is False
    stranger = an_officer(an_agency(a_region()))
    with refused("berkas_tidak_ada"):
        look(ref=journey.case.ref, by=stranger, at=AT)
    with refused("berkas_tidak_ada"):
        reveal(ref=journey.case.ref, about="pemohon.nik", by=stranger, at=AT, reason="Ingin tahu.")
    look(ref=journey.case.ref, by=journey.officer(COUNTING), at=AT)
    assert who_looked((stranger,), journey.case.ref, at=AT) == ()
    assert CaseView.objects.count() == 1


def test_whose_step_it_is_sees_a_number_in_full_and_it_is_written(stage):
    journey = filed(stage)
    counter = journey.officer(COUNTING)
    shown = reveal(ref=journey.case.ref, about="pemohon.nik", by=counter, at=journey.later())
    assert shown == stage.applicant.nik
    assert reveal(ref=journey.case.ref, about="pemohon.telepon", by=counter, at=journey.later()) == (
        stage.applicant.phone
    )
    assert entries(journey) == [
        ("dibuka_penuh", {"isian": "pemohon.nik"}),
        ("dibuka_penuh", {"isian": "pemohon.telepon"}),
    ]
    assert stage.applicant.nik not in str(list(Reveal.objects.values()))
    (_, first) = who_looked((counter,), journey.case.ref, at=AT)
    assert (first.who, first.about) == (counter.name, "pemohon.nik")


def test_whoever_has_no_step_there_says_why(stage):
    journey = filed(stage)
    chief = stage.officer(post_of(stage, "kepala_dinas"), AT)
    sent = {"ref": journey.case.ref, "about": "pemohon.nik", "by": chief}
    with refused("alasan_membuka_kosong", "tulis alasan"):
        reveal(**sent, at=journey.later())
    assert reveal(**sent, at=journey.later(), reason="Aduan nomor 12.") == stage.applicant.nik
    assert Reveal.objects.get().reason == "Aduan nomor 12."
    assert "Aduan" not in str(entries(journey))


def test_what_is_not_there_or_not_sealed_is_not_revealed(stage):
    journey = filed(stage)
    counter = journey.officer(COUNTING)
    for about in ("pemohon.kk", "pemohon.nama", "isian.singkatan_lembaga", "isian.tidak_ada", "x"):
        with refused("nomor_tidak_ada"):
            reveal(ref=journey.case.ref, about=about, by=counter, at=journey.later())
    with refused("bukan_petugas"):
        reveal(ref=journey.case.ref, about="pemohon.nik", by=journey.citizen(), at=journey.later())
    assert not Reveal.objects.exists()


def test_a_number_in_a_table_is_found_by_its_place(stage):
    altered_stage = altered.publish(stage, altered.with_a_nik_in_a_table)
    nik = "9401010101809777"
    partner = {"nama_mitra": "Mitra", "nik_mitra": nik}
    journey = fill(altered_stage)
    Answer.objects.filter(case=journey.case, field="mitra_lokal").delete()
    Answer.objects.create(
        region=stage.region, case=journey.case, field="mitra_lokal", sealed=json.dumps([partner])
    )
    Case.objects.filter(pk=journey.case.pk).update(number="P/9", state="berjalan", filed_at=AT)
    chief = stage.officer(post_of(stage, "kepala_dinas"), AT)
    sent = {"ref": journey.case.ref, "by": chief, "at": AT, "reason": "Aduan."}
    assert reveal(**sent, about="isian.mitra_lokal.0.nik_mitra") == nik
    for about in ("isian.mitra_lokal", "isian.mitra_lokal.0", "isian.mitra_lokal.7.nik_mitra"):
        with refused("nomor_tidak_ada"):
            reveal(**sent, about=about)


def test_a_seat_that_has_ended_reveals_nothing(stage):
    journey = at_step(stage, VERIFYING)
    by = journey.officer(VERIFYING)
    Holding.objects.filter(user=by.user_id).update(ends=TODAY - timedelta(days=1))
    with refused("masa_tugas_berakhir"):
        reveal(ref=journey.case.ref, about="pemohon.nik", by=by, at=journey.later())
