"""The buttons and the actions ask the same questions: what is offered works, what is closed is refused with that sentence."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from satupintu.cases.actions.claim import claim
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.deeds import choices as module
from satupintu.cases.deeds.choices import choices
from satupintu.cases.deeds.doing import Given, do, end
from satupintu.cases.models import Case, Output, Paper
from satupintu.ops.walk.stage import an_applicant, citizen
from satupintu.people.models import Post
from satupintu.people.queries import act_as
from satupintu.rules.errors import Refused
from tests.rooms.cases import altered
from tests.rooms.cases.journey import (
    ADVISING,
    APPROVING,
    AT,
    COUNTING,
    SIGNING,
    VERIFYING,
    a_deputy,
    a_draft,
    at_step,
    filed,
    fill,
    filled,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db


class Ready:
    def passed(self, case):
        return True


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everybody(stage, journey):
    """One person in each seat of the region, and the applicant."""
    posts = Post.objects.filter(region=stage.region).select_related("region")
    return [journey.citizen(), *(stage.officer(post, journey.at) for post in posts)]


def outcome_of(journey, way, by):
    """What the action itself says, with everything entered; nothing of it stays."""
    deed = journey.deed(way.step, way.outcome) if way.work else None
    try:
        with taken_back():
            if deed is None:
                end(ref=journey.case.ref, outcome=way.outcome, reason="Contoh.", by=by, at=journey.at)
            elif way.action == "prepare_signing":
                prepare_signing(work=way.work, by=by, at=journey.at)
            elif way.kind == "kembalikan":
                deed.do()
            else:
                given = deed._given()
                do(work=way.work, outcome=way.outcome, given=given, survey=Ready(), by=by, at=journey.at)
    except Refused as refusal:
        return refusal.code
    return ""


def apart(stage, journey):
    """Where a button and its action say different things, for whoever has to do with the case."""
    found = []
    for by in everybody(stage, journey):
        try:
            ways = choices(ref=journey.case.ref, actors=[by], at=journey.at, survey=Ready())
        except Refused:
            continue
        for way in ways:
            if not way.outcome or (way.kind == "kembalikan" and by.post_id != journey.item(way.step).post_id):
                continue
            said, done = way.refusal.code if way.refusal else "", outcome_of(journey, way, by)
            if said != done:
                found.append(f"{by.name}: {way.step}/{way.outcome}: {said!r} {done!r}")
    return found


def test_buttons_and_actions_agree_along_the_main_path(stage):
    journey = filled(stage)
    seen = []
    while journey.fresh().closed_at is None:
        journey.later()
        seen += apart(stage, journey)
        (here,) = journey.open()
        journey.do(here, visit=here == ADVISING)
    assert seen + apart(stage, journey) == []


@pytest.mark.parametrize(
    "alterations",
    [
        (altered.on_paper,),
        (altered.two_agencies,),
        (altered.number_apart,),
        (altered.with_an_event,),
    ],
    ids=["on paper", "two agencies", "number apart", "event"],
)
def test_buttons_and_actions_agree_where_a_standard_goes_another_way(stage, alterations):
    other = altered.publish(stage, *alterations)
    journey = fill(other)
    seen = []
    while journey.fresh().closed_at is None:
        journey.later()
        seen += apart(other, journey)
        here = journey.open()[0]
        way = next(outcome for outcome in other.standard.step(here).outcomes if outcome.kind == "lanjut")
        journey.do(here, way.code, visit=here == ADVISING)
    assert seen == []


def test_control_a_button_that_forgets_to_ask_is_found(stage, monkeypatch):
    journey = at_step(stage, ADVISING)
    journey.later()
    assert apart(stage, journey) == []
    step = journey.stage.standard.step(ADVISING)
    assert step.visit == "wajib"
    monkeypatch.setattr(module, "check_way", lambda *_, **__: None)
    monkeypatch.setattr("satupintu.cases.deeds.hurdles.check_visited", lambda *_: None)
    assert [line for line in apart(stage, journey) if "belum_dikunjungi" in line]


def by_action(ways, action):
    return [way for way in ways if way.action == action]


@pytest.mark.parametrize(
    ("step", "action", "code"),
    [
        (COUNTING, "accept_as_complete", ""),
        (VERIFYING, "verify", ""),
        (ADVISING, "recommend", "belum_dikunjungi"),
    ],
)
def test_the_seat_that_the_work_waits_for(stage, step, action, code):
    journey = at_step(stage, step)
    ways = choices(ref=journey.case.ref, actors=[journey.officer(step)], at=journey.later())
    assert {way.refusal.code if way.refusal else "" for way in by_action(ways, action)} == {code}


def test_another_seat_reads_why_not(stage):
    journey = at_step(stage, VERIFYING)
    clerk = stage.officer(post_of(stage, "customer_service"), journey.at)
    ways = choices(ref=journey.case.ref, actors=[clerk], at=journey.later())
    (way,) = by_action(ways, "verify")
    assert (way.open, way.refusal.code) == (False, "bukan_jabatannya")
    assert "menunggu jabatan lain" in way.why_not


def test_a_person_with_two_seats_is_offered_what_either_may(stage):
    journey = at_step(stage, APPROVING)
    verifier = stage.officer(post_of(stage, "sub_koordinator_ptsp_ii"), journey.at)
    approver = journey.officer(APPROVING)
    for seats in ([verifier, approver], [approver, verifier]):
        ways = choices(ref=journey.case.ref, actors=seats, at=journey.later())
        way = by_action(ways, "approve")[0]
        assert (way.open, way.post) == (True, approver.post_id)


def test_separation_of_duties_is_said_on_the_button(stage):
    journey = at_step(stage, APPROVING)
    user = journey.item(VERIFYING).done_by
    a_deputy(stage, journey.item(APPROVING).post.code, user)
    by = act_as(user, journey.item(APPROVING).post, at=journey.at)
    ways = by_action(choices(ref=journey.case.ref, actors=[by], at=journey.at), "approve")
    assert {way.refusal.code for way in ways} == {"memeriksa_pekerjaan_sendiri"}


def test_a_file_in_another_hand(stage):
    journey = at_step(stage, VERIFYING)
    officer = journey.officer(VERIFYING)
    claim(work=journey.item(VERIFYING).pk, by=officer, at=journey.later())
    mine = choices(ref=journey.case.ref, actors=[officer], at=journey.later())
    assert by_action(mine, "release_claim")[0].open
    assert not by_action(mine, "claim")


def test_the_applicant_sees_his_own_and_no_officers_deeds(stage):
    journey = a_draft(stage)
    ways = choices(ref=journey.case.ref, actors=[journey.citizen()], at=journey.later())
    assert {way.action for way in ways} == {
        "file_application",
        "discard_draft",
        "withdraw",
        "cancel",
        "send_message",
        "apply_again",
    }
    (filing,) = by_action(ways, "file_application")
    assert filing.refusal.code == "isian_belum_lengkap"
    assert filing.refusal.facts
    journey = filled(stage)
    ways = choices(ref=journey.case.ref, actors=[journey.citizen()], at=journey.later())
    assert by_action(ways, "file_application")[0].open


def test_a_case_out_of_reach_does_not_exist(stage):
    journey = filed(stage)
    stranger = citizen(an_applicant(at=AT, number=11))
    for actors in ([stranger], []):
        with refused("berkas_tidak_ada"):
            choices(ref=journey.case.ref, actors=actors, at=journey.later())
    team = stage.officer(post_of(stage, "tim_teknis"), journey.at)
    with refused("berkas_tidak_ada"):
        choices(ref=journey.case.ref, actors=[team], at=journey.later())


def test_what_the_form_must_ask(stage):
    journey = at_step(stage, ADVISING)
    ways = choices(ref=journey.case.ref, actors=[journey.officer(ADVISING)], at=journey.later())
    against = next(way for way in ways if way.outcome == "tidak_direkomendasikan")
    assert (against.needs_reason, against.needs_legal_basis) == (True, False)
    assert {way.action for way in ways} >= {"claim", "plan_visit", "record_visit", "add_note"}


def test_a_superior_is_offered_what_only_he_may(stage):
    journey = at_step(stage, VERIFYING)
    post = journey.item(VERIFYING).post
    assert post.superior is not None
    chief = stage.officer(post.superior, journey.at)
    ways = choices(ref=journey.case.ref, actors=[chief], at=journey.later())
    assert by_action(ways, "reassign")[0].open
    own = choices(ref=journey.case.ref, actors=[journey.officer(VERIFYING)], at=journey.later())
    assert not by_action(own, "reassign")


def statements(stage, journey, step):
    with CaptureQueriesContext(connection) as seen:
        choices(ref=journey.case.ref, actors=[journey.officer(step)], at=journey.later())
    return len(seen.captured_queries)


def test_the_statements_do_not_grow_with_the_case(stage):
    journey = at_step(stage, ADVISING)
    few = statements(stage, journey, ADVISING)
    paper = Paper.objects.filter(case=journey.case).first()
    for _ in range(20):
        paper.pk = None
        paper.save(force_insert=True)
    for _ in range(10):
        Output.objects.create(
            region=stage.region,
            agency=journey.case.agency,
            case=journey.case,
            kind="cetakan",
            step=COUNTING,
            day=journey.at.date(),
            made_at=journey.at,
        )
    assert statements(stage, journey, ADVISING) == few
    assert few <= 14


def test_a_door_for_every_outcome_says_what_it_lacks(stage):
    other = altered.publish(stage, altered.on_paper)
    journey = fill(other)
    while "bayar" not in journey.open():
        here = journey.open()[0]
        way = next(outcome for outcome in other.standard.step(here).outcomes if outcome.kind == "lanjut")
        journey.do(here, way.code, visit=here == ADVISING)
    with refused("isian_tindakan_kosong", "pembayaran"):
        do(
            work=journey.item("bayar").pk,
            outcome="teruskan",
            by=journey.officer("bayar"),
            at=journey.later(),
        )


def test_a_signature_has_a_page_of_its_own(stage):
    journey = at_step(stage, SIGNING)
    with refused("tanda_tangan_tersendiri"):
        do(
            work=journey.item(SIGNING).pk,
            outcome="tandatangani",
            by=journey.officer(SIGNING),
            at=journey.later(),
        )


def test_the_door_shows_nothing_of_a_case_out_of_reach(stage):
    journey = at_step(stage, SIGNING)
    stranger = citizen(an_applicant(at=AT, number=12))
    with refused("berkas_tidak_ada"):
        do(work=journey.item(SIGNING).pk, outcome="tandatangani", by=stranger, at=journey.later())
    with refused("berkas_tidak_ada"):
        end(ref=journey.case.ref, outcome="tarik", by=stranger, at=journey.later())


def test_the_same_key_does_it_once(stage):
    journey = at_step(stage, VERIFYING)
    sent = {
        "work": journey.item(VERIFYING).pk,
        "outcome": "benar",
        "given": Given(),
        "by": journey.officer(VERIFYING),
        "key": "kunci-1",
    }
    first = do(**sent, at=journey.later())
    again = do(**sent, at=journey.later(timedelta(seconds=5)))
    assert first.version == again.version == Case.objects.get(pk=first.pk).version
