"""A form says only what it asks: more fields change nothing, and a later step does not come before its turn (G2, G4)."""

import pytest
from django.utils import timezone

from satupintu.cases.models import Answer, Case, Note, WorkItem
from satupintu.people.models import Holding
from tests.rooms.cases.journey import COUNTING, PUBLISHING, SIGNING, WAY, a_stage, filed, filled
from tests.situations.browsers import opened_account, signed_in
from tests.situations.seats import a_region

LATER = sorted(set(WAY.values()) - {WAY[COUNTING]})


@pytest.fixture
def stage(db, collected_static):
    return a_stage()


@pytest.fixture
def too_much(stage):
    """What nobody asked: where the case stands, whose it is, its number, and who signs it."""
    other = str(a_region().pk)
    given = {"region": other, "region_id": other, "wilayah": other, "signer": "1", "penanda_tangan": "1"}
    given |= dict.fromkeys(("number", "nomor"), "001/PALSU/2026")
    given |= dict.fromkeys(("state", "status"), Case.State.values[-1])
    return given | {"applicant": "999", "applicant_id": "999", "filed_by": "1", "version": "0"}


def applicant(stage):
    return signed_in(opened_account(stage.applicant, at=stage.applicant.registered_at))


def officer(journey, post):
    return signed_in(Holding.objects.filter(post=post).order_by("id")[0].user)


def later(journey, monkeypatch):
    journey.later()
    monkeypatch.setattr(timezone, "now", lambda: journey.at)


def facts(case):
    """All that stands in the row of the case, but for when it was touched last and its journal."""
    moving = ("touched_at", "version", "journal_length", "journal_head")
    row = Case.objects.filter(pk=case.pk).values()[0]
    return {name: value for name, value in row.items() if name not in moving}


def test_a_start_takes_only_the_kind(stage, too_much, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: filled(stage).at)
    page = f"/{stage.region.slug}/layanan/{stage.version.service}/ajukan/"
    before = set(Case.objects.values_list("pk", flat=True))
    answer = applicant(stage).post(page, too_much | {"kunci": "k" * 20})
    assert answer.status_code == 302
    (case,) = Case.objects.exclude(pk__in=before).filter(ref=answer["Location"].split("/")[2])
    assert (case.region, case.applicant, case.state, case.number, case.signed_at) == (
        stage.region,
        stage.applicant,
        Case.State.DRAFT,
        None,
        None,
    )


def test_questions_take_only_their_own_answers(stage, too_much, monkeypatch):
    journey = filled(stage)
    later(journey, monkeypatch)
    before = facts(journey.case)
    group = stage.standard.form[0]
    stranger = {"tidak_ditanyakan": "ya"}
    applicant(stage).post(
        f"/permohonan/{journey.case.ref}/isian/{group.code}/", too_much | stranger | {"kunci": "k" * 20}
    )
    assert facts(journey.case) == before
    known = {field.code for part in stage.standard.form for field in part.fields}
    assert set(Answer.objects.filter(case=journey.case).values_list("field", flat=True)) <= known


def test_a_note_takes_only_its_text(stage, too_much, monkeypatch):
    journey = filed(stage)
    later(journey, monkeypatch)
    before = facts(journey.case)
    sent = too_much | {"kunci": "k" * 20, "versi": str(journey.fresh().version), "catatan": "Ingat."}
    page = f"/{stage.region.slug}/petugas/berkas/{journey.case.number}/catatan/"
    assert officer(journey, journey.item(COUNTING).post).post(page, sent).status_code == 302
    note = Note.objects.get()
    assert (note.text, note.region, note.case_id) == ("Ingat.", stage.region, journey.case.pk)
    assert facts(journey.case) == before


def deciding(journey, work, outcome):
    region = journey.stage.region.slug
    return f"/{region}/petugas/berkas/{journey.case.number}/putuskan/{work}/{outcome}/"


def sent(journey, key="k"):
    return {"kunci": key * 20, "versi": str(journey.fresh().version), "alasan": "Alasan yang cukup."}


@pytest.mark.parametrize("who", [COUNTING, SIGNING, PUBLISHING])
def test_a_later_step_is_refused_before_its_turn(stage, monkeypatch, who):
    journey = filed(stage)
    later(journey, monkeypatch)
    before, work = facts(journey.case), journey.item(COUNTING)
    post = stage.region.posts.get(code=stage.standard.step(who).post)
    client = officer(journey, post)
    for outcome in LATER:
        answer = client.post(deciding(journey, work.pk, outcome), sent(journey))
        assert answer.status_code in (403, 404, 409), outcome
    assert facts(journey.case) == before
    assert list(WorkItem.objects.filter(case=journey.case, closed_at=None)) == [work]


def test_a_step_that_is_over_is_not_done_again_and_its_turn_was_real(stage, monkeypatch):
    journey = filed(stage)
    later(journey, monkeypatch)
    work = journey.item(COUNTING)
    client, page = officer(journey, work.post), deciding(journey, work.pk, WAY[COUNTING])
    assert client.post(page, sent(journey)).status_code == 302
    before, decided = facts(journey.case), journey.case.decisions.count()
    assert before["complete_at"] is not None, "the control: in its turn it is done"
    later(journey, monkeypatch)
    again = client.post(page, sent(journey, "l"))
    assert (again.status_code, again["Location"]) == (302, page.partition("putuskan/")[0])
    assert facts(journey.case) == before
    assert journey.case.decisions.count() == decided


def test_the_work_of_one_case_is_not_reached_through_another(stage, monkeypatch):
    one, other = filed(stage), filed(stage)
    later(other, monkeypatch)
    work = other.item(COUNTING)
    client = officer(one, work.post)
    before = facts(other.case)
    one.fresh()
    paper = other.case.papers.order_by("pk")[0]
    base = f"/{stage.region.slug}/petugas/berkas/{one.case.number}/"
    assert client.post(deciding(one, work.pk, WAY[COUNTING]), sent(one)).status_code == 404
    for rest in (f"dokumen/{paper.pk}/", f"gambar/{paper.pk}/1/", f"periksa/{work.pk}/"):
        assert client.get(f"{base}{rest}").status_code == 404, rest
    assert facts(other.case) == before
