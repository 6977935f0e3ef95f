"""Refused, withdrawn, cancelled or done: each with its limits, its notices and its place in the journal."""

from collections import Counter

import pytest

from satupintu.cases.actions.cancel import cancel
from satupintu.cases.actions.reject import reject
from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.models import ClockInterval, Decision, Output
from satupintu.cases.moments import say_moment
from satupintu.journal.models import Entry
from satupintu.notices.models import Notice
from satupintu.permits.models import AllocatedNumber
from satupintu.permits.queries import gaps_in
from tests.rooms.cases.journey import (
    ADVISING,
    APPROVING,
    COUNTING,
    PUBLISHING,
    REFUSING,
    SIGNING,
    VERIFYING,
    a_draft,
    at_step,
    chain_faults,
    filed,
    filled,
    post_of,
    refused,
    told,
)

pytestmark = pytest.mark.django_db
STARTS_AT = APPROVING
GROUNDS = {"reason": "Tidak direkomendasikan.", "legal_basis": "Pasal 5 ayat (2)."}


def refuse(journey, **change):
    sent = {"outcome": "tolak", **GROUNDS, **change}
    return reject(work=journey.item(REFUSING).pk, by=journey.officer(REFUSING), at=journey.later(), **sent)


def proposed_for_refusal(stage):
    journey = at_step(stage, APPROVING)
    journey.do(APPROVING, "usul_tolak")
    return journey


def head(journey):
    return journey.stage.officer(post_of(journey.stage, "kepala_dinas"), journey.at)


def test_a_refusal_names_reason_basis_and_remedy(stage):
    journey = proposed_for_refusal(stage)
    case = refuse(journey)
    decision = Decision.objects.get(case=case, outcome="tolak")
    assert (decision.reason, decision.legal_basis) == tuple(GROUNDS.values())
    assert "21 hari kerja" in decision.remedy
    assert (case.state, case.closed_at) == ("ditolak", journey.at)
    assert Output.objects.filter(case=case, kind="surat_penolakan").count() == 1
    assert journey.open() == []
    assert ("pemohon", "aplikasi", "ditolak") in told(case)
    assert chain_faults(case) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "alasan_kosong"),
        ({"legal_basis": " "}, "dasar_hukum_kosong"),
        ({"remedy": " "}, "upaya_hukum_kosong"),
        ({"outcome": "tinjau_ulang"}, "tindakan_tidak_cocok"),
    ],
)
def test_a_refusal_without_its_grounds(stage, change, code):
    journey = proposed_for_refusal(stage)
    with refused(code):
        refuse(journey, **change)


@pytest.mark.parametrize(
    ("step", "refusal"),
    [(COUNTING, ""), (APPROVING, ""), (SIGNING, ""), (PUBLISHING, "sudah_lewat_batas")],
)
@pytest.mark.parametrize("ending", [withdraw, cancel])
def test_until_the_signature_a_case_may_be_taken_back(stage, step, refusal, ending):
    journey = at_step(stage, step)
    by = journey.citizen() if ending is withdraw else head(journey)
    sent = {"ref": journey.case.ref, "by": by, "at": journey.later(), "reason": "Perlu."}
    if refusal:
        with refused(refusal):
            ending(**sent)
        return
    case = ending(**sent)
    assert case.state == ("ditarik" if ending is withdraw else "dibatalkan")
    assert journey.open() == []
    assert not ClockInterval.objects.filter(case=case, stopped_at__isnull=True).exists()
    assert chain_faults(case) == []
    with refused("berkas_sudah_berakhir"):
        ending(**sent)


def test_a_number_already_given_is_void_afterwards(stage):
    journey = at_step(stage, SIGNING)
    withdraw(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
    number = AllocatedNumber.objects.get(series__code="dpmptsp.izin")
    assert (number.void_at, number.void_reason) == (journey.at, "Tarik permohonan")
    assert journey.fresh().permit is None
    assert gaps_in(stage.region.pk, "dpmptsp.izin", 2026) == []


@pytest.mark.parametrize(
    ("ending", "who", "change", "code"),
    [
        (withdraw, "officer", {}, "bukan_jabatannya"),
        (cancel, "officer", {"reason": "Perlu."}, "bukan_jabatannya"),
        (cancel, "citizen", {"reason": "Perlu."}, "bukan_jabatannya"),
        (cancel, "head", {"reason": " "}, "alasan_kosong"),
        (cancel, "head", {"outcome": "tarik", "reason": "Perlu."}, "tindakan_tidak_cocok"),
        (withdraw, "citizen", {"outcome": "batal"}, "tindakan_tidak_cocok"),
        (withdraw, "citizen", {"outcome": "hapus"}, "hasil_tidak_dikenal"),
    ],
)
def test_who_may_not_end_a_case_and_how_not(stage, ending, who, change, code):
    journey = filed(stage)
    by = {"officer": journey.officer(COUNTING), "citizen": journey.citizen(), "head": head(journey)}[who]
    with refused(code):
        ending(ref=journey.case.ref, by=by, at=journey.later(), **change)


@pytest.mark.parametrize("make", [a_draft, filled])
def test_a_draft_may_be_dropped(stage, make):
    journey = make(stage)
    case = withdraw(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
    assert (case.state, case.number) == ("ditarik", None)


def test_every_event_tells_everybody_once(stage):
    journey = at_step(stage, PUBLISHING)
    journey.do(PUBLISHING)
    rows = Notice.objects.values_list("event", "addressee_kind", "addressee", "channel")
    assert max(Counter(rows).values()) == 1
    texts = Counter(told(journey.case))
    assert texts["pemohon", "aplikasi", "permohonan_diterima"] == 1
    assert texts["pemohon", "aplikasi", "terbit"] == 1
    assert texts["jabatan", "aplikasi", "giliran"] == 6


def test_an_officer_is_told_his_own_due_date_and_the_applicant_the_whole(stage):
    journey = at_step(stage, VERIFYING)
    case, item = journey.fresh(), journey.item(VERIFYING)
    about = Notice.objects.filter(event__startswith=case.chain)
    turn = about.get(addressee_kind="jabatan", addressee=item.post_id)
    complete = about.get(template__code="permohonan_lengkap", addressee_kind="pemohon")
    assert turn.params["tenggat"] == say_moment(item.due_at, case.region)
    assert complete.params["tenggat"] == say_moment(case.due_at, case.region)
    assert turn.params["tenggat"] != complete.params["tenggat"]
    assert turn.params["langkah"] == stage.standard.step(VERIFYING).name


def test_the_journal_hangs_together_after_every_deed(stage):
    journey = filled(stage)
    assert chain_faults(journey.case) == []
    for step in ("pengajuan", COUNTING, VERIFYING, ADVISING, APPROVING, SIGNING, PUBLISHING):
        journey.do(step, visit=step == ADVISING)
        assert chain_faults(journey.case) == []
    assert journey.case.state == "selesai"


@pytest.mark.parametrize(("number", "fault"), [(3, "hilang"), (1, "hilang"), (-1, "ekor_hilang")])
def test_a_removed_entry_is_found(stage, number, fault):
    journey = at_step(stage, VERIFYING)
    last = journey.fresh().journal_length
    Entry.objects.filter(chain=journey.case.chain, number=last if number < 0 else number).delete()
    assert fault in chain_faults(journey.case)


def test_the_journal_holds_nothing_personal(stage):
    journey = at_step(stage, PUBLISHING)
    written = str(list(Entry.objects.filter(chain=journey.case.chain).values_list("facts", flat=True)))
    for secret in (stage.applicant.name, stage.applicant.nik, stage.applicant.phone):
        assert secret not in written
