"""Filing for somebody who came in: found or registered, agreed, handed back with a list, or filed; and claimed later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from satupintu.cases.actions.attach_paper import attach_paper
from satupintu.cases.actions.file_application import file_application
from satupintu.cases.actions.hand_back_at_counter import hand_back_at_counter
from satupintu.cases.actions.open_at_counter import open_at_counter
from satupintu.cases.actions.resume_at_counter import resume_at_counter
from satupintu.cases.actions.return_for_correction import Defect
from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.counter import Arrival, Person
from satupintu.cases.deeds.choices import choices
from satupintu.cases.deeds.gaps import gaps
from satupintu.cases.look import look_at
from satupintu.cases.models import Case, ClockInterval, CounterVisit
from satupintu.cases.papers import PaperDetails
from satupintu.cases.queries.counter import counter_visits, visits_of
from satupintu.ops.walk.deeds import a_checked_file
from satupintu.ops.walk.stage import an_applicant, citizen
from satupintu.people.models import Applicant, Holding, Mandate, Organisation
from satupintu.rules.consent import CURRENT
from tests.rooms.cases import altered
from tests.rooms.cases.journey import AT, COUNTING, TODAY, Journey, answers, chain_faults, post_of, refused

pytestmark = pytest.mark.django_db
NIK = "9401010101809777"
PERSON = Person(name="Warga Contoh", nik=NIK, phone="081000000777")
ARRIVAL = Arrival(place="loket", identity="ktp_asli", consent=CURRENT)
DEFECT = Defect("persyaratan", "ktp", "Belum dibawa.")


def by_hand(data):
    data["layanan"]["saluran"] = ["loket", "daring", "oss"]


@pytest.fixture
def counter_stage(stage):
    return altered.publish(stage, by_hand)


def clerk(stage, at=AT):
    return stage.officer(post_of(stage, "customer_service"), at)


def come_in(stage, *, person=PERSON, arrival=ARRIVAL, by=None, **more):
    case = open_at_counter(
        version=stage.version, person=person, arrival=arrival, by=by or clerk(stage), at=AT, **more
    )
    return Journey(stage, case, AT)


def test_somebody_who_was_never_here_is_registered_without_an_account(counter_stage):
    journey = come_in(counter_stage)
    person = Applicant.objects.get(pk=journey.case.applicant_id)
    assert (person.name, person.nik, person.user_id) == ("Warga Contoh", NIK, None)
    assert (journey.case.channel, journey.case.number, journey.case.state) == ("loket", None, "draf")
    visit = CounterVisit.objects.get()
    assert (visit.consent, visit.identity, visit.result) == (CURRENT, "ktp_asli", "berlangsung")
    assert visit.opened_by_id == clerk(counter_stage).user_id
    assert chain_faults(journey.case) == []


def test_somebody_who_is_known_is_found_and_not_written_over(counter_stage):
    known = an_applicant(at=AT, number=41)
    journey = come_in(counter_stage, person=Person(name="Nama Lain", nik=known.nik, phone="081000000999"))
    assert journey.case.applicant_id == known.pk
    known.refresh_from_db()
    assert known.name == "Pemohon Contoh 41"


def test_a_foreigner_is_found_by_his_passport(counter_stage):
    person = Person(name="Warga Asing", passport="X1234567", nationality="JP", phone="081000000778")
    arrival = replace(ARRIVAL, identity="paspor_asli")
    first = come_in(counter_stage, person=person, arrival=arrival)
    again = come_in(counter_stage, person=person, arrival=arrival)
    assert first.case.applicant_id == again.case.applicant_id


@pytest.mark.parametrize(
    ("change", "channel"),
    [
        ({}, "loket"),
        ({"place": "mobil_keliling", "village": "35.14.01.2001"}, "loket"),
        ({"place": "perbantuan_oss"}, "oss"),
    ],
)
def test_where_the_counter_stands(counter_stage, change, channel):
    journey = come_in(counter_stage, arrival=replace(ARRIVAL, **change))
    assert journey.case.channel == channel
    assert CounterVisit.objects.get().village == change.get("village", "")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"consent": "1999"}, "persetujuan_tidak_dikenal"),
        ({"consent": ""}, "persetujuan_tidak_dikenal"),
        ({"identity": "fotokopi"}, "identitas_belum_dilihat"),
        ({"place": "pasar"}, "tempat_layanan"),
        ({"place": "mobil_keliling"}, "desa_mobil_keliling"),
        ({"place": "mobil_keliling", "village": "14.07.02.1001"}, "desa_mobil_keliling"),
        ({"place": "mobil_keliling", "village": "35.14.99.9999"}, "desa_mobil_keliling"),
    ],
)
def test_an_arrival_that_is_not_taken(counter_stage, change, code):
    with refused(code):
        come_in(counter_stage, arrival=replace(ARRIVAL, **change))
    assert not CounterVisit.objects.exists()
    assert not Applicant.objects.filter(name="Warga Contoh").exists()


@pytest.mark.parametrize("post", ["kepala_dinas", "sub_koordinator_ptsp_ii", "tim_teknis"])
def test_only_the_counter_of_the_agency_itself_files_for_others(counter_stage, post):
    with refused("bukan_pemohonnya"):
        come_in(counter_stage, by=counter_stage.officer(post_of(counter_stage, post), AT))


def test_a_citizen_does_not_file_for_another_by_this_door(counter_stage):
    with refused("bukan_pemohonnya"):
        come_in(counter_stage, by=citizen(an_applicant(at=AT, number=42)))
    own = an_applicant(at=AT, number=43)
    with refused("bukan_petugas"):
        come_in(counter_stage, person=Person(name=own.name, nik=own.nik), by=citizen(own))


def test_who_no_longer_sits_there_opens_nothing(counter_stage):
    by = clerk(counter_stage)
    Holding.objects.filter(user=by.user_id).update(ends=TODAY - timedelta(days=1))
    with refused("masa_tugas_berakhir"):
        come_in(counter_stage, by=by)
    assert not CounterVisit.objects.exists()


def hand_back(journey, *defects, by=None):
    return hand_back_at_counter(
        ref=journey.case.ref,
        defects=defects or (DEFECT,),
        note="Silakan kembali.",
        by=by or clerk(journey.stage),
        at=journey.later(),
    )


def test_an_incomplete_file_is_handed_back_with_a_list_no_number_and_no_clock(counter_stage):
    journey = come_in(counter_stage)
    case = hand_back(journey)
    assert (case.number, case.state, case.due_at) == (None, "draf", None)
    assert not ClockInterval.objects.filter(case=case).exists()
    (visit,) = visits_of(case.pk)
    assert visit.result == "dikembalikan"
    name = counter_stage.standard.requirement("ktp").name
    assert visit.defects == [{"about": "persyaratan", "code": "ktp", "name": name, "reason": "Belum dibawa."}]
    day = counter_visits(case.agency_id, since=AT - timedelta(days=1), until=AT + timedelta(days=1))
    assert [one.pk for one in day] == [visit.pk]
    assert chain_faults(case) == []


def test_what_is_still_missing_is_listed_by_itself(counter_stage):
    journey = come_in(counter_stage)
    docket = look_at(ref=journey.case.ref, actors=[clerk(counter_stage)], at=journey.later())[0]
    found = gaps(docket)
    assert {gap.about for gap in found} == {"isian", "persyaratan"}
    assert ("persyaratan", "ktp") in {(gap.about, gap.code) for gap in found}
    assert len({(gap.about, gap.code) for gap in found}) == len(found)
    hand_back(journey, *found)
    assert len(CounterVisit.objects.get().defects) == len(found)


def test_what_is_not_handed_back(counter_stage):
    journey = come_in(counter_stage)
    with refused("tanpa_perbaikan"):
        hand_back_at_counter(ref=journey.case.ref, defects=(), by=clerk(counter_stage), at=journey.later())
    with refused("perbaikan_tidak_dikenal"):
        hand_back(journey, Defect("persyaratan", "tidak_ada", "X."))
    hand_back(journey)
    with refused("pemohon_tidak_di_loket"):
        hand_back(journey)


def filled_in(stage):
    journey = come_in(stage)
    save_answers(ref=journey.case.ref, raw=answers(stage), by=clerk(stage), at=journey.later())
    for wanted in stage.standard.requirements:
        if wanted.supplier == "pemohon" and not wanted.optional:
            file = a_checked_file(stage, wanted.code, by=clerk(stage), at=journey.at)
            details = PaperDetails(
                "1/2026", TODAY, "Instansi", TODAY.replace(year=2028), *wanted.alternatives[:1]
            )
            attach_paper(
                ref=journey.case.ref,
                requirement=wanted.code,
                file=file.pk,
                details=details,
                by=clerk(stage),
                at=journey.later(),
            )
    return journey


def test_a_complete_file_gets_its_number_and_its_tanda_terima(counter_stage):
    journey = filled_in(counter_stage)
    assert gaps(look_at(ref=journey.case.ref, actors=[clerk(counter_stage)], at=journey.later())[0]) == ()
    case = file_application(ref=journey.case.ref, by=clerk(counter_stage), at=journey.later())
    assert case.number
    assert CounterVisit.objects.get().result == "diajukan"
    journey.do(COUNTING)
    assert journey.case.outputs.filter(kind="tanda_terima").exists()


def test_nothing_is_filed_for_somebody_who_has_left(counter_stage):
    journey = filled_in(counter_stage)
    hand_back(journey)
    ways = choices(ref=journey.case.ref, actors=[clerk(counter_stage)], at=journey.later())
    closed = {way.action: way.refusal.code for way in ways if way.refusal}
    assert closed["file_application"] == closed["hand_back_at_counter"] == "pemohon_tidak_di_loket"
    with refused("pemohon_tidak_di_loket"):
        file_application(ref=journey.case.ref, by=clerk(counter_stage), at=journey.later())
    resume_at_counter(ref=journey.case.ref, arrival=ARRIVAL, by=clerk(counter_stage), at=journey.later())
    assert file_application(ref=journey.case.ref, by=clerk(counter_stage), at=journey.later()).number
    assert [visit.result for visit in visits_of(journey.case.pk)] == ["dikembalikan", "diajukan"]


def test_whoever_comes_again_had_left_before(counter_stage):
    journey = come_in(counter_stage)
    resume_at_counter(ref=journey.case.ref, arrival=ARRIVAL, by=clerk(counter_stage), at=journey.later())
    assert [visit.result for visit in visits_of(journey.case.pk)] == ["dilanjutkan_nanti", "berlangsung"]


def test_the_case_is_the_persons_own_and_nobody_elses(counter_stage):
    journey = filled_in(counter_stage)
    person = Applicant.objects.get(pk=journey.case.applicant_id)
    ways = choices(ref=journey.case.ref, actors=[citizen(person)], at=journey.later())
    assert [way.open for way in ways if way.action == "file_application"] == [True]
    with refused("berkas_tidak_ada"):
        choices(ref=journey.case.ref, actors=[citizen(an_applicant(at=AT, number=44))], at=journey.later())
    case = file_application(ref=journey.case.ref, by=citizen(person), at=journey.later())
    assert case.number


@pytest.mark.parametrize(
    ("mandate", "code"),
    [
        (None, "tanpa_kuasa"),
        ({"kind": "kuasa", "letter": "1/SK", "starts": TODAY - timedelta(days=9)}, ""),
        ({"kind": "pengurus", "starts": TODAY}, ""),
        ({"kind": "kuasa", "letter": "1/SK", "starts": TODAY + timedelta(days=1)}, "tanpa_kuasa"),
        (
            {
                "kind": "kuasa",
                "letter": "1/SK",
                "starts": TODAY - timedelta(days=9),
                "ends": TODAY - timedelta(days=1),
            },
            "tanpa_kuasa",
        ),
        ({"kind": "pengurus", "starts": TODAY, "revoked_at": AT}, "tanpa_kuasa"),
    ],
)
def test_for_an_organisation_only_by_a_mandate_that_holds(counter_stage, mandate, code):
    known = an_applicant(at=AT, number=45)
    body = Organisation.objects.create(name="Lembaga Contoh", form="yayasan", registered_at=AT)
    if mandate:
        Mandate.objects.create(applicant=known, organisation=body, **mandate)
    sent = {"person": Person(name=known.name, nik=known.nik), "organisation": body}
    if code:
        with refused(code, "Lembaga Contoh"):
            come_in(counter_stage, **sent)
    else:
        case = Case.objects.get(pk=come_in(counter_stage, **sent).case.pk)
        assert (case.organisation_id, case.mandate.kind) == (body.pk, mandate["kind"])


def test_the_same_press_twice_is_one_draft(counter_stage):
    first = come_in(counter_stage, key="loket-1")
    again = come_in(counter_stage, key="loket-1")
    assert first.case.pk == again.case.pk
    assert CounterVisit.objects.count() == 1
