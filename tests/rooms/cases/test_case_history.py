"""The timeline of a case, in full for its officers and in part for its applicant; and why a date is what it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.cases.actions.return_for_correction import Defect, return_for_correction
from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.opening import read_docket
from satupintu.cases.queries.history import timeline
from satupintu.cases.queries.why_date import why_statutory_date, why_this_date
from satupintu.notices.models import Notice
from tests.rooms.cases.journey import (
    ADVISING,
    APPROVING,
    CORRECTING,
    COUNTING,
    VERIFYING,
    at_step,
    filed,
    filled,
    post_of,
    refused,
)
from tests.situations.seats import a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db


def told(journey, by):
    return timeline(read_docket(ref=journey.case.ref, by=by, at=journey.at))


def titles(events, *kinds):
    return [event.title for event in events if event.kind in kinds]


@pytest.fixture
def corrected(stage):
    journey = at_step(stage, VERIFYING)
    return_for_correction(
        work=journey.item(VERIFYING).pk,
        outcome="kembalikan",
        note="Lihat akta.",
        defects=[Defect("isian", "singkatan_lembaga", "Berbeda dengan akta.")],
        by=journey.officer(VERIFYING),
        at=journey.later(),
    )
    journey.do(CORRECTING, "ajukan_lagi")
    return journey


def test_an_officer_reads_everything_with_names(corrected):
    verifier = corrected.officer(VERIFYING)
    events = told(corrected, verifier)
    assert titles(events, "langkah") == [
        "Pengajuan permohonan: Ajukan permohonan",
        *titles(events, "langkah")[1:],
    ]
    assert len(titles(events, "langkah")) == 4
    returned = next(event for event in events if event.who == verifier.name)
    assert (returned.detail, returned.post) == ("Lihat akta.", verifier.post_name)
    assert titles(events, "kembali") == ["Permintaan perbaikan ke-1"]
    (stop,) = [event for event in events if event.title == "Hitungan waktu berhenti"]
    assert stop.detail.startswith("Menunggu ")
    assert titles(events, "jam").count("Hitungan waktu berjalan") == 2
    assert [event.at for event in events[:-1]] == sorted(event.at for event in events[:-1])
    assert (events[-1].kind, events[-1].post) == ("sekarang", verifier.post_name)


def test_the_applicant_reads_no_names_and_no_reasons_among_officers(stage, corrected):
    corrected.to(ADVISING)
    corrected.do(ADVISING, visit=True)
    corrected.do(APPROVING, "minta_ulang")
    mine = told(corrected, corrected.citizen())
    theirs = told(corrected, corrected.officer(ADVISING))
    assert {event.who for event in mine} == {""}
    assert len(titles(mine, "langkah")) == len(titles(theirs, "langkah")) - 1
    assert not [event for event in mine if event.kind == "kabar" and "petugas" in event.title]
    assert titles(mine, "kembali") == ["Permintaan perbaikan ke-1"]


def test_how_far_a_notice_has_come_is_told(corrected):
    Notice.objects.filter(addressee_kind="pemohon", channel="aplikasi").update(state="dibaca")
    events = told(corrected, corrected.citizen())
    assert "Pemberitahuan Aplikasi kepada pemohon: Dibaca" in titles(events, "kabar")
    assert all(event.detail for event in events if event.kind == "kabar")


def test_withdrawal_is_told(stage):
    journey = filed(stage)
    withdraw(ref=journey.case.ref, by=journey.citizen(), at=journey.later(), reason="Salah layanan.")
    (event,) = [event for event in told(journey, journey.citizen()) if event.kind == "keputusan"]
    assert (event.detail, event.post) == ("Salah layanan.", "Pemohon")
    assert titles(told(journey, journey.citizen()), "sekarang") == []


def test_the_number_of_statements_does_not_grow_with_the_history(stage, corrected):
    def statements(journey):
        docket = read_docket(ref=journey.case.ref, by=journey.officer(COUNTING), at=journey.at)
        with CaptureQueriesContext(connection) as seen:
            timeline(docket)
        return len(seen)

    assert statements(corrected) == 5


def test_why_this_date(stage):
    journey = filled(stage)
    assert why_this_date(read_docket(ref=journey.case.ref, by=journey.citizen(), at=journey.at)) is None
    journey.do("pengajuan")
    docket = read_docket(ref=journey.case.ref, by=journey.citizen(), at=journey.at)
    why = why_this_date(docket)
    assert why.due == journey.fresh().due_at
    assert "tenggat pukul" in why.lines[-1].why
    assert why.lines[0].day == docket.today
    journey.do(COUNTING)
    docket = read_docket(ref=journey.case.ref, by=journey.citizen(), at=journey.at)
    assert why_statutory_date(docket).due == journey.case.statutory_due_at


def test_a_case_out_of_reach_has_no_history(stage):
    journey = filed(stage)
    for by in (an_officer(an_agency(a_region())), stage.officer(post_of(stage, "tim_teknis"), journey.at)):
        with refused("berkas_tidak_ada"):
            read_docket(ref=journey.case.ref, by=by, at=journey.at)
