"""Questions and answers between applicant and agency, and notes that call on a colleague."""

from datetime import timedelta

import pytest

from satupintu.cases.actions.add_note import add_note
from satupintu.cases.actions.read_thread import read_thread
from satupintu.cases.actions.send_message import send_message
from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.look import look_at
from satupintu.cases.models import Mention, Message, Note
from satupintu.cases.queries.one_case import one_case
from satupintu.cases.queries.own_case import own_case
from satupintu.cases.queries.unread import unread_by_agency, unread_by_applicant
from satupintu.notices.models import Notice
from satupintu.notices.queries import text_of
from satupintu.ops.walk.deeds import a_checked_file
from satupintu.ops.walk.stage import an_applicant, citizen
from satupintu.people.models import Post, User
from tests.rooms.cases.journey import (
    ADVISING,
    AT,
    COUNTING,
    VERIFYING,
    a_draft,
    an_account,
    at_step,
    chain_faults,
    filed,
    refused,
)
from tests.situations.seats import a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
SECRET = "Kucing tetangga"


def write(journey, by, text=SECRET, **more):
    return send_message(ref=journey.case.ref, text=text, by=by, at=journey.later(), **more)


def notices(case):
    return list(
        Notice.objects.filter(event__startswith=f"{case.chain}:").select_related("template").order_by("id")
    )


def test_a_question_and_its_answer(stage):
    journey = filed(stage)
    clerk = journey.officer(COUNTING)
    write(journey, journey.citizen())
    assert unread_by_agency([journey.case.pk]) == {journey.case.pk: 1}
    assert unread_by_applicant([journey.case.pk]) == {}
    assert read_thread(ref=journey.case.ref, by=clerk, at=journey.later()) == 1
    assert unread_by_agency([journey.case.pk]) == {}
    write(journey, clerk, "Sudah kami terima.")
    write(journey, clerk, "Satu lagi.")
    assert unread_by_applicant([journey.case.pk]) == {journey.case.pk: 2}
    docket = look_at(ref=journey.case.ref, actors=[journey.citizen()], at=journey.later())[0]
    assert [(one.mine, one.unread) for one in own_case(docket).messages] == [
        (True, False),
        (False, True),
        (False, True),
    ]
    assert read_thread(ref=journey.case.ref, by=journey.citizen(), at=journey.later()) == 2
    assert read_thread(ref=journey.case.ref, by=journey.citizen(), at=journey.later()) == 0
    assert chain_faults(journey.case) == []


def test_the_other_side_is_told_that_not_what(stage):
    journey = filed(stage)
    before = len(notices(journey.case))
    write(journey, journey.citizen())
    write(journey, journey.officer(COUNTING))
    told = notices(journey.case)[before:]
    assert (told[0].addressee_kind, told[0].addressee) == ("jabatan", journey.item(COUNTING).post_id)
    assert {(one.addressee_kind, one.addressee) for one in told[1:]} == {("pemohon", stage.applicant.pk)}
    assert not any(SECRET in text_of(one) for one in told)
    assert journey.case.number in text_of(told[0])


def test_one_reads_only_what_the_other_wrote(stage):
    journey = filed(stage)
    write(journey, journey.citizen())
    assert read_thread(ref=journey.case.ref, by=journey.citizen(), at=journey.later()) == 0
    assert Message.objects.get().read_at is None


def a_guest(stage, journey):
    journey.to(ADVISING)
    return journey.officer(ADVISING)


def test_whom_the_agency_asked_for_advice_has_no_part_in_the_thread(stage):
    journey = filed(stage)
    write(journey, journey.citizen())
    guest = a_guest(stage, journey)
    with refused("bukan_instansi_layanan"):
        write(journey, guest)
    with refused("bukan_instansi_layanan"):
        read_thread(ref=journey.case.ref, by=guest, at=journey.later())
    docket = look_at(ref=journey.case.ref, actors=[guest], at=journey.later())[0]
    assert one_case(docket).messages == ()
    own = look_at(
        ref=journey.case.ref,
        actors=[stage.officer(journey.item(VERIFYING).post, journey.at)],
        at=journey.later(),
    )[0]
    assert len(one_case(own).messages) == 1  # the control


@pytest.mark.parametrize(("days", "code"), [(29, ""), (31, "utas_ditutup")])
def test_the_thread_stays_open_for_a_while_after_the_end(stage, days, code):
    journey = filed(stage)
    withdraw(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
    journey.later(timedelta(days=days))
    if code:
        with refused(code):
            write(journey, journey.citizen())
    else:
        write(journey, journey.citizen())


def test_what_cannot_be_sent(stage):
    draft = a_draft(stage)
    with refused("draf_tanpa_utas"):
        write(draft, draft.citizen())
    journey = filed(stage)
    with refused("pesan_kosong"):
        write(journey, journey.citizen(), "  ")
    with refused("pesan_terlalu_panjang"):
        write(journey, journey.citizen(), "x" * 4001)
    with refused("berkas_tidak_ada"):
        write(journey, citizen(an_applicant(at=AT, number=31)))
    assert not Message.objects.exists()


def test_a_file_goes_along_and_only_ones_own(stage):
    journey = filed(stage)
    file = a_checked_file(stage, "lampiran", by=journey.citizen(), at=journey.at)
    write(journey, journey.citizen(), file=file.pk)
    assert Message.objects.get().file == file
    with refused("unggahan_tidak_ada"):
        write(journey, journey.officer(COUNTING), file=file.pk)


def note(journey, text, by):
    return add_note(ref=journey.case.ref, text=text, by=by, at=journey.later())


def test_a_note_calls_on_a_post_and_on_a_person(stage):
    journey = at_step(stage, VERIFYING)
    by = journey.officer(VERIFYING)
    login = User.objects.get(pk=by.user_id).login
    before = len(notices(journey.case))
    note(journey, f"Tolong dilihat @kepala_dinas dan @{login}. Surel: a@customer_service", by)
    told = {(one.addressee_kind, one.addressee) for one in notices(journey.case)[before:]}
    chief = Post.objects.get(region=stage.region, code="kepala_dinas")
    assert told == {("jabatan", chief.pk), ("petugas", by.user_id)}
    assert Mention.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Halo @tidak_ada", "sebutan_tidak_dikenal"),
        ("Halo @orang.tanpa.jabatan", "sebutan_tidak_dikenal"),
        ("Halo @jabatan_lain", "sebutan_tidak_dikenal"),
        ("Halo @tim_teknis", "sebutan_di_luar_berkas"),
    ],
)
def test_a_note_does_not_call_on_whom_the_file_is_no_business_of(stage, text, code):
    journey = at_step(stage, VERIFYING)
    an_account("orang.tanpa.jabatan")
    stranger = an_officer(an_agency(a_region()))
    Post.objects.filter(pk=stranger.post_id).update(code="jabatan_lain")
    with refused(code):
        note(journey, text, journey.officer(VERIFYING))
    assert not Note.objects.filter(text=text).exists()


def test_an_agency_can_be_called_on_from_its_referral_on(stage):
    journey = at_step(stage, ADVISING)
    note(journey, "Halo @tim_teknis.", stage.officer(journey.item(VERIFYING).post, journey.at))
    assert Mention.objects.count() == 1
