"""What the machine knows by itself: who used this paper before, whose NIK it is, what else runs for the same person."""

from datetime import timedelta

import pytest

from satupintu.cases.answers import answers_of
from satupintu.cases.look import look_at
from satupintu.cases.models import Case, Paper
from satupintu.cases.queries.known_facts import known_facts
from satupintu.files.models import StoredFile
from satupintu.ops.walk.stage import an_applicant
from satupintu.people.models import Organisation
from tests.rooms.cases.journey import ADVISING, AT, COUNTING, VERIFYING, at_step, filed, fill

pytestmark = pytest.mark.django_db
SERIAL = "AB12CD34EF56GH78IJ90KL"


def facts(journey, by=None):
    officer = by or journey.officer(COUNTING)
    docket = look_at(ref=journey.case.ref, actors=[officer], at=journey.later())[0]
    return {fact.code: fact for fact in known_facts(docket, answers_of(journey.case))}


def another_case(stage, *, own):
    """A second application, of the same applicant or of somebody else."""
    journey = fill(stage, at=AT + timedelta(hours=1))
    journey.do("pengajuan")
    if not own:
        Case.objects.filter(pk=journey.case.pk).update(applicant=an_applicant(at=AT, number=21))
    return journey


def same_file(one, other):
    paper, twin = (Paper.objects.filter(case=each.case).order_by("id").first() for each in (one, other))
    StoredFile.objects.filter(pk=twin.file_id).update(sha256=paper.file.sha256)


def same_stamp(one, other):
    for each in (one, other):
        paper = Paper.objects.filter(case=each.case).order_by("id").first()
        Paper.objects.filter(pk=paper.pk).update(stamp_serial=SERIAL)


def nothing(one, other):
    """Two cases that share nothing."""


@pytest.mark.parametrize(
    ("own", "share", "expected"),
    [
        (False, nothing, {}),
        (True, nothing, {"permohonan_ganda": "berat"}),
        (False, same_file, {"berkas_dipakai_pemohon_lain": "berat"}),
        (True, same_file, {"permohonan_ganda": "berat", "berkas_pernah_dipakai": "keterangan"}),
        (False, same_stamp, {"meterai_pernah_dipakai": "berat"}),
    ],
)
def test_what_two_cases_share(stage, own, share, expected):
    journey = filed(stage)
    before = {code: fact.severity for code, fact in facts(journey).items()}
    other = another_case(stage, own=own)
    share(journey, other)
    found = {code: fact.severity for code, fact in facts(journey).items()}
    assert {code: found[code] for code in found.keys() - before.keys()} == expected


@pytest.mark.parametrize(
    ("state", "code"),
    [("berjalan", "permohonan_ganda"), ("selesai", "pernah_terbit"), ("ditolak", ""), ("ditarik", "")],
)
def test_other_cases_of_the_same_applicant(stage, state, code):
    journey, other = filed(stage), another_case(stage, own=True)
    closed = None if state == "berjalan" else other.at
    Case.objects.filter(pk=other.case.pk).update(state=state, closed_at=closed)
    found = facts(journey)
    assert {"permohonan_ganda", "pernah_terbit"} & found.keys() == ({code} if code else set())
    if code:
        assert other.case.number in found[code].sentence


def test_another_applicant_of_the_same_organisation(stage):
    journey, other = filed(stage), another_case(stage, own=False)
    assert "permohonan_ganda" not in facts(journey)
    body = Organisation.objects.create(name="Lembaga Contoh", form="yayasan", registered_at=AT)
    Case.objects.filter(pk__in=[journey.case.pk, other.case.pk]).update(organisation=body)
    assert "permohonan_ganda" in facts(journey)


def test_a_draft_is_nobodys_business(stage):
    journey, other = filed(stage), fill(stage, at=AT + timedelta(hours=1))
    same_file(journey, other)
    same_stamp(journey, other)
    assert not {"permohonan_ganda", "berkas_pernah_dipakai", "meterai_pernah_dipakai"} & facts(journey).keys()


def test_a_guest_agency_learns_how_many_and_not_which(stage):
    journey = at_step(stage, ADVISING)
    other = another_case(stage, own=True)
    same_stamp(journey, other)
    guest = facts(journey, by=journey.officer(ADVISING))
    own = facts(journey, by=stage.officer(journey.item(VERIFYING).post, journey.at))
    for code in ("permohonan_ganda", "meterai_pernah_dipakai"):
        assert other.case.number not in guest[code].sentence
        assert "1 permohonan" in guest[code].sentence
        assert other.case.number in own[code].sentence  # the control


def test_the_gravest_comes_first(stage):
    journey, other = filed(stage), another_case(stage, own=True)
    same_file(journey, other)
    assert next(iter(facts(journey).values())).severity == "berat"
