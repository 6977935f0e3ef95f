"""A page that stood open: whoever acts still has his seat on the day, and nothing he did keeps him from the deed."""

from datetime import timedelta

import pytest

from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.actions.cancel import cancel
from satupintu.cases.actions.hand_back import hand_back
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.record_failed_signing import record_failed_signing
from satupintu.cases.actions.record_signature import record_signature
from satupintu.cases.actions.record_visit import record_visit
from satupintu.cases.actions.retypeset import retypeset
from satupintu.cases.visits import Visit
from satupintu.ops.walk.pen import PASSPHRASE, RehearsalPen
from satupintu.people.models import Deputy, Holding, User
from satupintu.people.queries import act_as
from satupintu.signing.ports import Passphrase, SignerIdentity
from tests.rooms.cases import altered
from tests.rooms.cases.journey import (
    ADVISING,
    APPROVING,
    COUNTING,
    SEEN_THERE,
    SIGNING,
    TODAY,
    VERIFYING,
    a_deputy,
    an_account,
    at_step,
    filed,
    fill,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db
HEAD = "kepala_dinas"
NEXT_DAY = timedelta(days=1)


def a_deputy_of(stage, journey, code=HEAD, user=None):
    user = user or an_account("plh")
    a_deputy(stage, code, user)
    return act_as(user, post_of(stage, code), at=journey.at)


def test_a_decree_that_ran_out_while_the_page_stood_open(stage):
    journey = at_step(stage, SIGNING)
    sent = {"work": journey.item(SIGNING).pk, "by": a_deputy_of(stage, journey)}
    with refused("masa_tugas_berakhir", "Plh. Kepala DPMPTSP"):
        prepare_signing(**sent, at=journey.later(NEXT_DAY))


def test_control_a_decree_that_still_runs(stage):
    journey = at_step(stage, SIGNING)
    sent = {"work": journey.item(SIGNING).pk, "by": a_deputy_of(stage, journey)}
    retypeset(**sent, at=journey.later())
    assert prepare_signing(**sent, at=journey.later()).document


def test_a_decree_that_no_longer_covers_the_service(stage):
    journey = at_step(stage, SIGNING)
    by = a_deputy_of(stage, journey)
    Deputy.objects.filter(pk=by.deputy_id).update(services=["reklame"])
    with refused("di_luar_penugasan"):
        prepare_signing(work=journey.item(SIGNING).pk, by=by, at=journey.later())


@pytest.mark.parametrize("deed", ["step", "ending"])
def test_a_post_that_was_given_up(stage, deed):
    journey = filed(stage)
    by = stage.officer(post_of(stage, HEAD), journey.at) if deed == "ending" else journey.officer(COUNTING)
    Holding.objects.filter(user=by.user_id, post=by.post_id).update(ends=TODAY - NEXT_DAY)
    with refused("masa_tugas_berakhir"):
        if deed == "ending":
            cancel(ref=journey.case.ref, reason="Contoh.", by=by, at=journey.later())
        else:
            accept_as_complete(work=journey.item(COUNTING).pk, outcome="lengkap", by=by, at=journey.later())


def signed_by(journey, by):
    pen = RehearsalPen()
    prepared = prepare_signing(work=journey.item(SIGNING).pk, by=by, at=journey.later())
    signed = pen.sign(
        prepared.document,
        identity=SignerIdentity(str(by.user_id), by.name),
        passphrase=Passphrase(PASSPHRASE),
        at=journey.at,
    )
    return {"signed": signed.content, "verification": pen.verify(signed.content), "outcome": "tandatangani"}


def test_a_signature_prepared_inside_the_period_is_recorded_after_it(stage):
    journey = at_step(stage, SIGNING)
    by = a_deputy_of(stage, journey)
    retypeset(work=journey.item(SIGNING).pk, by=by, at=journey.later())
    signed = signed_by(journey, by)
    case = record_signature(work=journey.item(SIGNING).pk, by=by, at=journey.later(NEXT_DAY), **signed)
    assert case.signed_at == journey.at


def test_another_whose_period_is_over_says_nothing_of_a_doubtful_one(stage):
    journey = at_step(stage, SIGNING)
    past = a_deputy_of(stage, journey)
    head = journey.officer(SIGNING)
    signed = signed_by(journey, head)
    doubt = {"work": journey.item(SIGNING).pk, "code": "hasil_tidak_pasti", "reason": "Tidak dijawab."}
    record_failed_signing(**doubt, certain=False, by=head, at=journey.later())
    journey.later(NEXT_DAY)
    with refused("masa_tugas_berakhir"):
        record_signature(work=doubt["work"], by=past, at=journey.later(), **signed)
    with refused("masa_tugas_berakhir"):
        record_failed_signing(**doubt, certain=True, by=past, at=journey.later())


def test_a_visit_by_whom_the_standard_keeps_apart(stage):
    def apart(data):
        altered.step(data, ADVISING)["bukan_pelaku"] = [VERIFYING]

    journey = fill(altered.publish(stage, apart))
    journey.to(ADVISING)
    by = a_deputy_of(stage, journey, "tim_teknis", User.objects.get(name="Sub Koordinator PTSP II"))
    sent = {
        "work": journey.item(ADVISING).pk,
        "visit": Visit(TODAY, ("Anggota 1",), "Sesuai.", "direkomendasikan", answers=SEEN_THERE),
    }
    with refused("memeriksa_pekerjaan_sendiri"):
        record_visit(**sent, by=by, at=journey.later())
    record_visit(**sent, by=journey.officer(ADVISING), at=journey.later())


def test_who_verified_does_not_hand_back_as_the_approver(stage):
    journey = at_step(stage, APPROVING)
    by = a_deputy_of(stage, journey, "koordinator_ptsp_ii", User.objects.get(name="Sub Koordinator PTSP II"))
    sent = {"work": journey.item(APPROVING).pk, "outcome": "minta_ulang", "reason": "Contoh."}
    with refused("memeriksa_pekerjaan_sendiri"):
        hand_back(**sent, by=by, at=journey.later())
    hand_back(**sent, by=journey.officer(APPROVING), at=journey.later())
