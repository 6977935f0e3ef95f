"""Whose turn it is, and what the other one is told: claimed, closed, changed meanwhile, dated too early."""

from datetime import timedelta

import pytest

from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.actions.add_note import add_note
from satupintu.cases.actions.approve import approve
from satupintu.cases.actions.claim import claim
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.reassign import reassign
from satupintu.cases.actions.release_claim import release_claim
from satupintu.cases.actions.release_duty import release_duty
from satupintu.cases.actions.verify import verify
from satupintu.cases.models import Decision, WorkItem
from satupintu.people.models import Holding, User
from tests.rooms.cases.journey import (
    APPROVING,
    COUNTING,
    VERIFYING,
    another,
    at_step,
    chain_faults,
    filed,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db


def check(journey, by, *, seen=None, at=None, work=None):
    item = work or journey.item(COUNTING)
    return accept_as_complete(work=item.pk, outcome="lengkap", by=by, at=at or journey.later(), seen=seen)


def test_a_claimed_file_says_who_holds_it_and_since_when(stage):
    journey = filed(stage)
    first = journey.officer(COUNTING)
    second = another(stage, "customer_service", "rekan")
    claim(work=journey.item(COUNTING).pk, by=first, at=journey.later())
    with refused("dipegang_petugas_lain", first.name, "02-11-2026 pukul 09.40"):
        check(journey, second)
    release_claim(work=journey.item(COUNTING).pk, by=first, at=journey.later())
    assert check(journey, second).complete_at == journey.at
    assert chain_faults(journey.case) == []


def test_claiming_twice_is_one_claim(stage):
    journey = filed(stage)
    officer = journey.officer(COUNTING)
    for _ in range(2):
        claim(work=journey.item(COUNTING).pk, by=officer, at=journey.later())
    assert journey.item(COUNTING).version == 1


def test_a_closed_step_says_who_closed_it_and_when(stage):
    journey = filed(stage)
    item = journey.item(COUNTING)
    first = journey.officer(COUNTING)
    second = another(stage, "customer_service", "rekan")
    check(journey, first)
    with refused("sudah_dikerjakan", first.name, "02-11-2026 pukul 09.40"):
        check(journey, second, work=item)
    assert Decision.objects.filter(case=journey.case, outcome="lengkap").count() == 1


def test_a_page_that_is_no_longer_true_is_refused_with_who_changed_it(stage):
    journey = filed(stage)
    officer = journey.officer(COUNTING)
    seen = journey.fresh().version
    add_note(ref=journey.case.ref, text="Catatan", by=officer, at=journey.later())
    with refused("berkas_sudah_berubah", officer.name, "02-11-2026 pukul 09.40"):
        check(journey, officer, seen=seen)
    check(journey, officer, seen=journey.fresh().version)


@pytest.mark.parametrize(
    ("back", "taken"), [(timedelta(hours=1), False), (timedelta(seconds=20), True), (timedelta(0), True)]
)
def test_a_clock_that_goes_backwards(stage, back, taken):
    """Far before the last deed the clock is wrong; a moment before it, the deed has only waited in line."""
    journey = filed(stage)
    last = journey.fresh().touched_at
    officer = journey.officer(COUNTING)
    if not taken:
        with refused("jam_mundur", "02-11-2026 pukul 09.20"):
            check(journey, officer, at=last - back)
        return
    case = check(journey, officer, at=last - back)
    assert case.complete_at == last
    assert chain_faults(case) == []


def test_another_post_is_refused(stage):
    journey = filed(stage)
    verifier = stage.officer(post_of(stage, "sub_koordinator_ptsp_ii"), journey.at)
    with refused("bukan_jabatannya"):
        check(journey, verifier)


@pytest.mark.parametrize(
    ("action", "outcome", "code"),
    [
        (accept_as_complete, "setuju_saja", "hasil_tidak_dikenal"),
        (verify, "lengkap", "tindakan_tidak_cocok"),
        (approve, "lengkap", "tindakan_tidak_cocok"),
        (accept_as_complete, "tidak_lengkap", "tindakan_tidak_cocok"),
    ],
)
def test_an_outcome_the_step_or_the_deed_does_not_have(stage, action, outcome, code):
    journey = filed(stage)
    with refused(code):
        action(
            work=journey.item(COUNTING).pk,
            outcome=outcome,
            by=journey.officer(COUNTING),
            at=journey.later(),
        )


def test_an_outcome_whose_condition_does_not_hold(stage):
    journey = at_step(stage, "verifikasi_lapang")
    journey.do("verifikasi_lapang", "tidak_direkomendasikan", visit=True)
    with refused("hasil_tidak_berlaku"):
        journey.do(APPROVING, "setujui")


def test_a_needed_reason_is_asked_for(stage):
    journey = at_step(stage, APPROVING)
    with refused("alasan_kosong"):
        approve(
            work=journey.item(APPROVING).pk,
            outcome="usul_tolak",
            by=journey.officer(APPROVING),
            at=journey.later(),
        )


def test_signing_is_prepared_at_its_step_only(stage):
    journey = filed(stage)
    with refused("bukan_langkah_tanda_tangan"):
        prepare_signing(work=journey.item(COUNTING).pk, by=journey.officer(COUNTING), at=journey.later())


def test_a_file_goes_to_a_colleague_by_a_superior_only(stage):
    journey = filed(stage)
    colleague = another(stage, "customer_service", "rekan")
    officer, superior = (
        journey.officer(COUNTING),
        stage.officer(post_of(stage, "koordinator_ptsp_ii"), journey.at),
    )
    item = journey.item(COUNTING)
    given = {"work": item.pk, "to": colleague.user_id, "reason": "Cuti."}
    with refused("bukan_atasan"):
        reassign(**given, by=officer, at=journey.later())
    with refused("alasan_kosong"):
        reassign(**given | {"reason": " "}, by=superior, at=journey.later())
    with refused("petugas_tidak_dikenal"):
        reassign(**given | {"to": 999_999}, by=superior, at=journey.later())
    reassign(**given, by=superior, at=journey.later())
    with refused("dipegang_petugas_lain", colleague.name):
        check(journey, officer)
    check(journey, colleague)
    with refused("sudah_dikerjakan"):
        reassign(**given, by=superior, at=journey.later())
    assert chain_faults(journey.case) == []


def test_the_applicants_own_turn_is_nobodys_to_give_away(stage):
    journey = filed(stage)
    journey.do(COUNTING, "tidak_lengkap")
    superior = stage.officer(post_of(stage, "kepala_dinas"), journey.at)
    with refused("tidak_dapat_dialihkan"):
        reassign(
            work=journey.item("perbaikan").pk,
            to=superior.user_id,
            reason="Cuti.",
            by=superior,
            at=journey.later(),
        )


def test_a_file_does_not_go_to_somebody_outside_the_post(stage):
    journey = filed(stage)
    verifier = User.objects.get(name="Sub Koordinator PTSP II")
    superior = stage.officer(post_of(stage, "koordinator_ptsp_ii"), journey.at)
    with refused("petugas_tidak_dikenal", "bukan pemegang jabatan"):
        reassign(
            work=journey.item(COUNTING).pk, to=verifier.pk, reason="Cuti.", by=superior, at=journey.later()
        )


def test_a_claim_lapses_with_its_holders_time(stage):
    journey = filed(stage)
    first = journey.officer(COUNTING)
    second = another(stage, "customer_service", "rekan")
    claim(work=journey.item(COUNTING).pk, by=first, at=journey.later())
    Holding.objects.filter(user=first.user_id).update(ends=(journey.at - timedelta(days=1)).date())
    check(journey, second)


@pytest.mark.parametrize(
    ("reason", "to_himself", "code"),
    [(" ", False, "alasan_kosong"), ("Perlu.", True, "pelepasan_diri_sendiri")],
)
def test_a_release_needs_a_reason_and_another(stage, reason, to_himself, code):
    journey = filed(stage)
    superior = stage.officer(post_of(stage, "kepala_dinas"), journey.at)
    user = superior.user_id if to_himself else journey.officer(COUNTING).user_id
    with refused(code):
        release_duty(
            work=journey.item(COUNTING).pk, user=user, reason=reason, by=superior, at=journey.later()
        )


def test_an_ended_case_takes_no_deed(stage):
    journey = filed(stage)
    item = journey.item(COUNTING)
    officer = journey.officer(COUNTING)
    journey.do(COUNTING)
    journey.do(VERIFYING)
    for step in ("verifikasi_lapang", APPROVING, "penandatanganan", "penerbitan"):
        journey.do(step, visit=step == "verifikasi_lapang")
    assert journey.case.state == "selesai"
    assert WorkItem.objects.filter(case=journey.case, closed_at__isnull=True).count() == 0
    with refused("berkas_sudah_berakhir", "selesai"):
        check(journey, officer, work=item)
