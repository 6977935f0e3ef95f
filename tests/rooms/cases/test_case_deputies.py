"""Work belongs to the post: deputies by decree, and nobody judges his own work (design §4)."""

from datetime import timedelta

import pytest

from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.actions.approve import approve
from satupintu.cases.actions.claim import claim
from satupintu.cases.actions.correct import correct
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.publish_permit import publish_permit
from satupintu.cases.actions.release_duty import release_duty
from satupintu.cases.actions.retypeset import retypeset
from satupintu.cases.actions.verify import verify
from satupintu.cases.models import Decision, WorkItem
from satupintu.people.models import Applicant, User
from satupintu.people.queries import act_as, holders_of, system_actor
from tests.rooms.cases.journey import (
    APPROVING,
    CORRECTING,
    COUNTING,
    PUBLISHING,
    SIGNING,
    TODAY,
    VERIFYING,
    WAY,
    a_deputy,
    an_account,
    another,
    at_step,
    filed,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db
HEAD = "kepala_dinas"


def as_deputy(stage, journey, user, code=HEAD):
    return act_as(user, post_of(stage, code), at=journey.at)


def test_a_deputy_of_the_head_signs(stage):
    journey = at_step(stage, SIGNING)
    plh = an_account("plh")
    a_deputy(stage, HEAD, plh)
    by = as_deputy(stage, journey, plh)
    retypeset(work=journey.item(SIGNING).pk, by=by, at=journey.later())
    assert prepare_signing(work=journey.item(SIGNING).pk, by=by, at=journey.later()).document
    assert by.capacity == "plh"


def test_open_work_moves_to_the_deputy_with_his_decree(stage):
    journey = at_step(stage, SIGNING)
    plh = an_account("plh")
    item = journey.item(SIGNING)
    assert plh.pk not in {one.user_id for one in holders_of(item.post, TODAY)}
    a_deputy(stage, HEAD, plh)
    assert plh.pk in {one.user_id for one in holders_of(item.post, TODAY)}
    assert WorkItem.objects.get(pk=item.pk).version == item.version


def test_the_decision_keeps_in_what_capacity_it_was_taken(stage):
    journey = filed(stage)
    plh = an_account("plh")
    a_deputy(stage, "customer_service", plh)
    by = as_deputy(stage, journey, plh, "customer_service")
    accept_as_complete(work=journey.item(COUNTING).pk, outcome="lengkap", by=by, at=journey.later())
    decision = Decision.objects.get(case=journey.case, outcome="lengkap")
    assert (decision.by_id, decision.capacity) == (plh.pk, "plh")
    assert WorkItem.objects.get(case=journey.case, step=COUNTING).capacity == "plh"


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        (TODAY - timedelta(days=9), TODAY - timedelta(days=1), "masa_tugas_berakhir"),
        (TODAY + timedelta(days=1), TODAY + timedelta(days=9), "masa_tugas_belum_mulai"),
    ],
)
def test_a_deputy_outside_his_period_is_refused_with_the_reason(stage, starts, ends, code):
    journey = at_step(stage, SIGNING)
    plh = an_account("plh")
    a_deputy(stage, HEAD, plh, starts=starts, ends=ends)
    with refused(code, "Plh. Kepala DPMPTSP"):
        as_deputy(stage, journey, plh)


def test_a_period_that_ends_in_the_middle_of_a_case(stage):
    journey = at_step(stage, SIGNING)
    plh = an_account("plh")
    a_deputy(stage, HEAD, plh, ends=TODAY)
    assert as_deputy(stage, journey, plh).capacity == "plh"
    journey.later(timedelta(days=1))
    with refused("masa_tugas_berakhir", "2 November 2026"):
        as_deputy(stage, journey, plh)
    journey.do(SIGNING)
    assert journey.case.signed_at == journey.at


def test_a_deputy_for_other_services_is_refused(stage):
    journey = at_step(stage, SIGNING)
    plh = an_account("plh")
    a_deputy(stage, HEAD, plh, services=("reklame",))
    by = as_deputy(stage, journey, plh)
    with refused("di_luar_penugasan", "Plh. Kepala DPMPTSP"):
        prepare_signing(work=journey.item(SIGNING).pk, by=by, at=journey.later())


def test_a_claim_yields_to_whoever_stands_in_for_its_holder(stage):
    journey = filed(stage)
    claim(work=journey.item(COUNTING).pk, by=journey.officer(COUNTING), at=journey.later())
    plh = an_account("plh")
    a_deputy(stage, "customer_service", plh)
    by = as_deputy(stage, journey, plh, "customer_service")
    accept_as_complete(work=journey.item(COUNTING).pk, outcome="lengkap", by=by, at=journey.later())


def test_a_deputy_who_verified_does_not_approve_until_he_is_released(stage):
    journey = at_step(stage, APPROVING)
    verifier = User.objects.get(name="Sub Koordinator PTSP II")
    a_deputy(stage, "koordinator_ptsp_ii", verifier)
    by = as_deputy(stage, journey, verifier, "koordinator_ptsp_ii")
    sent = {"work": journey.item(APPROVING).pk, "outcome": "setujui", "by": by}
    with refused("memeriksa_pekerjaan_sendiri", "Verifikasi berkas", "pelepasan tertulis dari atasan"):
        approve(**sent, at=journey.later())
    head = stage.officer(post_of(stage, HEAD), journey.at)
    release_duty(
        work=sent["work"], user=verifier.pk, reason="Tidak ada orang lain.", by=head, at=journey.later()
    )
    assert approve(**sent, at=journey.later()).approved_at == journey.at


def test_a_release_is_for_one_step_and_one_person(stage):
    journey = at_step(stage, VERIFYING)
    counter = User.objects.get(name="Customer Service")
    a_deputy(stage, "sub_koordinator_ptsp_ii", counter)
    by = as_deputy(stage, journey, counter, "sub_koordinator_ptsp_ii")
    head = stage.officer(post_of(stage, HEAD), journey.at)
    work = journey.item(VERIFYING).pk
    release_duty(
        work=work,
        user=User.objects.get(name="Pengelola Sistem").pk,
        reason="Contoh.",
        by=head,
        at=journey.later(),
    )
    with refused("memeriksa_pekerjaan_sendiri"):
        verify(work=work, outcome="benar", by=by, at=journey.later())


@pytest.mark.parametrize("known_by", ["account", "nik"])
def test_an_officer_does_not_judge_his_own_application(stage, known_by):
    journey = filed(stage)
    nik = Applicant.objects.get(pk=stage.applicant.pk).nik
    officer = another(stage, "customer_service", "warga", nik=nik if known_by == "nik" else "")
    if known_by == "account":
        Applicant.objects.filter(pk=stage.applicant.pk).update(user=officer.user_id)
    with refused("permohonan_sendiri", "Anda adalah pemohon"):
        accept_as_complete(work=journey.item(COUNTING).pk, outcome="lengkap", by=officer, at=journey.later())
    journey.do(COUNTING)


def test_control_an_officer_with_another_nik_may(stage):
    journey = filed(stage)
    officer = another(stage, "customer_service", "lain", nik="9401010101809777")
    accept_as_complete(work=journey.item(COUNTING).pk, outcome="lengkap", by=officer, at=journey.later())


def test_an_officer_does_not_fill_in_an_online_application(stage):
    journey = filed(stage)
    journey.do(COUNTING, "tidak_lengkap")
    with refused("giliran_pemohon"):
        correct(work=journey.item(CORRECTING).pk, by=journey.officer(COUNTING), at=journey.later())


@pytest.mark.parametrize(("step", "code"), [(PUBLISHING, ""), (VERIFYING, "bukan_jabatannya")])
def test_the_system_works_only_where_the_standard_lets_it(stage, step, code):
    journey = at_step(stage, step)
    action = publish_permit if step == PUBLISHING else verify
    sent = {"work": journey.item(step).pk, "outcome": WAY[step], "by": system_actor(), "at": journey.later()}
    if code:
        with refused(code):
            action(**sent)
    else:
        assert action(**sent).state == "selesai"
