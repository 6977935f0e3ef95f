"""Who has to do with a case at all: another region's case, and one not referred to an agency, does not exist there."""

from datetime import timedelta

import pytest

from satupintu.cases.actions.add_note import add_note
from satupintu.cases.actions.cancel import cancel
from satupintu.cases.actions.file_application import file_application
from satupintu.cases.actions.resume_at_counter import resume_at_counter
from satupintu.cases.actions.return_for_correction import Defect, return_for_correction
from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.actions.verify import verify
from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.counter import Arrival
from satupintu.cases.models import Case
from satupintu.cases.reach import within_reach
from satupintu.catalogue.models import StandardVersion
from satupintu.ops.walk.stage import an_applicant, citizen
from satupintu.people.actor import Actor
from satupintu.people.models import Mandate, Organisation
from satupintu.rules.consent import CURRENT
from tests.rooms.cases import altered
from tests.rooms.cases.journey import (
    ADVISING,
    AT,
    CORRECTING,
    COUNTING,
    TODAY,
    VERIFYING,
    a_draft,
    at_step,
    filed,
    filled,
    post_of,
    refused,
)
from tests.situations.seats import THE_SYSTEM, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
NOBODY = Actor(user_id=None, name="Tanpa wilayah", capacity="tetap")


def a_stranger():
    return an_officer(an_agency(a_region()))


def another_citizen():
    return citizen(an_applicant(at=AT, number=7))


@pytest.mark.parametrize(
    "whose", [a_stranger, another_citizen, lambda: NOBODY], ids=["region", "citizen", "nobody"]
)
def test_a_case_out_of_reach_does_not_exist(stage, whose):
    journey = filed(stage)
    by, work = whose(), journey.item(COUNTING).pk
    for deed, sent in (
        (add_note, {"ref": journey.case.ref, "text": "Halo."}),
        (withdraw, {"ref": journey.case.ref}),
        (cancel, {"ref": journey.case.ref, "reason": "Contoh."}),
        (verify, {"work": work, "outcome": "benar"}),
        (save_answers, {"ref": journey.case.ref, "raw": {}}),
    ):
        with refused("berkas_tidak_ada"):
            deed(**sent, by=by, at=journey.later())


def test_a_technical_agency_sees_a_case_from_its_referral_on(stage):
    journey = at_step(stage, VERIFYING)
    team = stage.officer(post_of(stage, "tim_teknis"), journey.at)
    sent = {"ref": journey.case.ref, "text": "Kapan ke lapangan?", "by": team}
    with refused("berkas_tidak_ada"):
        add_note(**sent, at=journey.later())
    journey.to(ADVISING)
    add_note(**sent, at=journey.later())
    journey.do(ADVISING, visit=True)
    add_note(**sent, at=journey.later())


def a_mandate(stage, applicant, **more):
    return Mandate.objects.create(
        applicant_id=applicant.applicant_id, kind="kuasa", letter="SK/1", starts=TODAY, **more
    )


def reached(journey, by, *, at=AT):
    return within_reach(Case.objects.filter(pk=journey.case.pk), by, at=at).exists()


NOT_NOW = [
    {"starts": TODAY + timedelta(days=1)},
    {"starts": TODAY - timedelta(days=9), "ends": TODAY - timedelta(days=1)},
    {"revoked_at": AT},
]


def test_whoever_acts_for_a_person_reaches_that_persons_cases(stage):
    journey, agent = filed(stage), another_citizen()
    assert not reached(journey, agent)
    mandate = a_mandate(stage, agent, principal=stage.applicant)
    assert reached(journey, agent)
    for otherwise in NOT_NOW:
        kept = {name: getattr(mandate, name) for name in ("starts", "ends", "revoked_at")}
        Mandate.objects.filter(pk=mandate.pk).update(**otherwise)
        assert not reached(journey, agent), otherwise
        Mandate.objects.filter(pk=mandate.pk).update(**kept)
    assert reached(journey, agent)


def test_whoever_acts_for_an_organisation_reaches_its_cases_and_no_others(stage):
    body = Organisation.objects.create(name="Yayasan Contoh", form="yayasan", registered_at=AT)
    agent, other = another_citizen(), filed(stage)
    journey = a_draft(stage)
    Case.objects.filter(pk=journey.case.pk).update(organisation=body)
    a_mandate(stage, agent, organisation=body)
    assert reached(journey, agent)
    assert not reached(other, agent)
    Organisation.objects.filter(pk=body.pk).update(active=False)
    assert not reached(journey, agent)


def test_several_seats_reach_what_one_of_them_does(stage):
    journey = filed(stage)
    own, strange = journey.officer(COUNTING), a_stranger()
    cases = Case.objects.filter(pk=journey.case.pk)
    assert within_reach(cases, strange, own, at=AT).exists()
    assert not within_reach(cases, strange, at=AT).exists()
    assert not within_reach(cases, at=AT).exists()
    assert within_reach(cases, strange, THE_SYSTEM, at=AT).exists()


def test_the_system_reaches_every_case(stage):
    journey = filed(stage)
    with refused("bukan_petugas"):
        add_note(ref=journey.case.ref, text="Halo.", by=THE_SYSTEM, at=journey.later())


def test_an_applicant_opens_only_his_own(stage):
    before = Case.objects.count()
    before = Case.objects.count()
    with refused("bukan_pemohonnya"):
        start_draft(version=stage.version, applicant=stage.applicant, by=another_citizen(), at=AT)
    for code in ("customer_service", "sub_koordinator_ptsp_ii"):
        officer = stage.officer(post_of(stage, code), AT)
        with refused("bukan_pemohonnya"):
            start_draft(version=stage.version, applicant=stage.applicant, by=officer, at=AT)
    assert Case.objects.count() == before


def test_a_version_that_is_not_in_force_yet_takes_no_drafts(stage):
    early = AT.replace(year=2021)
    with refused("layanan_tidak_tersedia"):
        a_draft(stage, at=early)


def test_the_counter_fills_in_for_who_came_in_person(stage):
    journey = filled(stage)
    Case.objects.filter(pk=journey.case.pk).update(channel="loket")
    counter = stage.officer(post_of(stage, "customer_service"), journey.at)
    other = stage.officer(post_of(stage, "sub_koordinator_ptsp_ii"), journey.at)
    sent = {"ref": journey.case.ref, "raw": {"singkatan_lembaga": "LKS"}}
    with refused("berkas_tidak_ada"):
        save_answers(**sent, by=other, at=journey.later())
    save_answers(**sent, by=counter, at=journey.later())
    with refused("berkas_tidak_ada"):
        file_application(ref=journey.case.ref, by=other, at=journey.later())
    with refused("pemohon_tidak_di_loket", "persetujuannya"):
        file_application(ref=journey.case.ref, by=counter, at=journey.later())
    arrival = Arrival(place="loket", identity="ktp_asli", consent=CURRENT)
    resume_at_counter(ref=journey.case.ref, arrival=arrival, by=counter, at=journey.later())
    assert file_application(ref=journey.case.ref, by=counter, at=journey.later()).number


@pytest.mark.parametrize("code", ["customer_service", "kepala_dinas"])
def test_a_draft_made_online_is_its_applicants_own(stage, code):
    journey = filled(stage)
    officer = stage.officer(post_of(stage, code), journey.at)
    with refused("berkas_tidak_ada"):
        cancel(ref=journey.case.ref, reason="Contoh.", by=officer, at=journey.later())


def test_a_draft_at_the_counter_is_withdrawn_not_cancelled(stage):
    def by_the_counter(data):
        for ending in data["hasil_umum"]:
            ending["oleh"] = ["customer_service", "pemohon"]

    journey = a_draft(altered.publish(stage, by_the_counter))
    Case.objects.filter(pk=journey.case.pk).update(channel="loket")
    counter = stage.officer(post_of(stage, "customer_service"), journey.at)
    with refused("draf_belum_diajukan", "ditarik"):
        cancel(ref=journey.case.ref, reason="Contoh.", by=counter, at=journey.later())
    assert withdraw(ref=journey.case.ref, by=counter, at=journey.later()).state == "ditarik"


def test_what_came_online_only_the_citizen_changes(stage):
    journey = filed(stage)
    counter = journey.officer(COUNTING)
    defects = [Defect("isian", "singkatan_lembaga", "Berbeda dengan akta.")]
    return_for_correction(
        work=journey.item(COUNTING).pk,
        outcome="tidak_lengkap",
        defects=defects,
        by=counter,
        at=journey.later(),
    )
    assert journey.open() == [CORRECTING]
    with refused("giliran_pemohon"):
        save_answers(ref=journey.case.ref, raw={"singkatan_lembaga": "X"}, by=counter, at=journey.later())


def test_a_draft_of_a_standard_that_was_replaced_is_not_filed_under_it(stage):
    journey = filled(stage)
    version = StandardVersion.objects.get(pk=stage.version.pk)
    version.pk = None
    version.hash, version.effective = "f" * 64, TODAY
    version.save(force_insert=True)
    with refused("versi_sudah_diganti"):
        file_application(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
