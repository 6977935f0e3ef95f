"""Again from an earlier case, a paper used twice, a draft thrown away."""

from datetime import date, timedelta

import pytest

from satupintu.cases.actions.apply_again import apply_again
from satupintu.cases.actions.discard_draft import discard_draft
from satupintu.cases.actions.remove_paper import remove_paper
from satupintu.cases.actions.return_for_correction import Defect, return_for_correction
from satupintu.cases.actions.reuse_paper import reuse_paper
from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.answers import answers_of
from satupintu.cases.models import Answer, Case, Paper
from satupintu.cases.queries.journal_parity import heads_apart
from satupintu.cases.queries.reusable_papers import reusable_papers
from satupintu.files.models import StoredFile
from satupintu.ops.walk.stage import an_applicant, citizen
from tests.rooms.cases.journey import (
    AT,
    COUNTING,
    a_draft,
    chain_faults,
    filed,
    fill,
    filled,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db


def withdrawn(stage):
    journey = filed(stage)
    withdraw(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
    return journey


def again(journey, **more):
    more.setdefault("by", journey.citizen())
    return apply_again(ref=journey.case.ref, at=journey.later(), **more)


def of(case):
    return set(Paper.objects.filter(case=case).values_list("requirement", flat=True))


def test_answers_and_papers_come_along(stage):
    journey = withdrawn(stage)
    made = again(journey)
    assert (made.state, made.number, made.again_of_id) == ("draf", None, journey.case.pk)
    assert answers_of(made) == answers_of(journey.case)
    assert of(made) == of(journey.case)
    assert set(Paper.objects.filter(case=made).values_list("state", flat=True)) == {"diberikan"}
    sealed = Answer.objects.filter(case=journey.case).exclude(index="")
    assert sealed.exists()
    assert all(Answer.objects.get(case=made, field=one.field).value is None for one in sealed)
    assert chain_faults(made) == []


@pytest.mark.parametrize(
    "change",
    [
        {"state": "tidak_sesuai"},
        {"state": "diganti"},
        {"expires": date(2026, 11, 1)},
    ],
)
def test_a_paper_that_no_longer_holds_stays_behind(stage, change):
    journey = withdrawn(stage)
    Paper.objects.filter(case=journey.case, requirement="ktp").update(**change)
    assert of(again(journey)) == of(journey.case) - {"ktp"}


def test_a_file_that_no_longer_fits_stays_behind(stage):
    journey = withdrawn(stage)
    paper = Paper.objects.get(case=journey.case, requirement="ktp")
    StoredFile.objects.filter(pk=paper.file_id).update(media_type="text/html")
    assert "ktp" not in of(again(journey))


def test_an_answer_that_is_asked_no_longer_stays_behind(stage):
    journey = withdrawn(stage)
    Answer.objects.create(region=stage.region, case=journey.case, field="isian_lama", value="x")
    assert "isian_lama" not in answers_of(again(journey))


def test_what_is_not_begun_again(stage):
    draft, running = a_draft(stage), filed(stage)
    with refused("draf_belum_diajukan"):
        again(draft)
    with refused("masih_diproses", "tarik"):
        again(running)
    ended = withdrawn(stage)
    with refused("berkas_tidak_ada"):
        again(ended, by=citizen(an_applicant(at=AT, number=51)))
    with refused("bukan_pemohonnya"):
        again(ended, by=stage.officer(post_of(stage, "customer_service"), ended.at))
    assert Case.objects.filter(again_of__isnull=False).count() == 0


def test_twice_pressed_is_one_draft(stage):
    journey = withdrawn(stage)
    assert again(journey, key="lagi-1").pk == again(journey, key="lagi-1").pk


def a_paper(journey, requirement="ktp"):
    return Paper.objects.get(case=journey.case, requirement=requirement)


def use(draft, paper, **more):
    sent = {"requirement": "ktp", "by": draft.citizen()} | more
    return reuse_paper(ref=draft.case.ref, paper=paper.pk, at=draft.later(), **sent)


def offered(draft, requirement="ktp"):
    return list(reusable_papers(draft.fresh(), today=draft.at.date(), requirement=requirement))


def test_a_paper_once_sent_is_used_again_with_what_is_known_of_it(stage):
    earlier, draft = filed(stage), a_draft(stage, at=AT + timedelta(hours=2))
    paper = a_paper(earlier)
    assert offered(draft)[0] == paper
    use(draft, paper)
    twin = a_paper(draft)
    assert (twin.file_id, twin.number, twin.expires) == (paper.file_id, paper.number, paper.expires)
    assert chain_faults(draft.case) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"state": "tidak_sesuai"}, "dokumen_pernah_ditolak"),
        ({"state": "diganti", "remark": "Buram."}, "dokumen_pernah_ditolak"),
        ({"expires": date(2026, 11, 1)}, "dokumen_kedaluwarsa"),
    ],
)
def test_a_paper_that_is_not_used_again(stage, change, code):
    earlier, draft = filed(stage), a_draft(stage, at=AT + timedelta(hours=2))
    paper = a_paper(earlier)
    Paper.objects.filter(pk=paper.pk).update(**change)
    assert paper not in offered(draft)
    with refused(code):
        use(draft, paper)


def test_a_paper_of_another_person_or_region_does_not_exist(stage):
    earlier, draft = filed(stage), a_draft(stage, at=AT + timedelta(hours=2))
    paper = a_paper(earlier)
    Case.objects.filter(pk=earlier.case.pk).update(applicant=an_applicant(at=AT, number=52))
    assert offered(draft) == []
    with refused("dokumen_tidak_ada"):
        use(draft, paper)


def test_a_file_that_was_rejected_meanwhile_is_not_used_again(stage):
    earlier, draft = filed(stage), a_draft(stage, at=AT + timedelta(hours=2))
    paper = a_paper(earlier)
    StoredFile.objects.filter(pk=paper.file_id).update(state="ditolak", reason="Rusak.")
    assert paper not in offered(draft)
    with refused("berkas_ditolak"):
        use(draft, paper)


def test_the_same_refused_file_does_not_come_back_by_this_way(stage):
    earlier, journey = filed(stage), fill(stage, at=AT + timedelta(hours=2))
    journey.do("pengajuan")
    StoredFile.objects.filter(pk=a_paper(journey).file_id).update(sha256=a_paper(earlier).file.sha256)
    return_for_correction(
        work=journey.item(COUNTING).pk,
        outcome="tidak_lengkap",
        defects=[Defect("persyaratan", "ktp", "Buram.")],
        by=journey.officer(COUNTING),
        at=journey.later(),
    )
    with refused("berkas_sama"):
        use(journey, a_paper(earlier))
    with refused("dokumen_terkunci"):
        use(journey, a_paper(earlier, "proposal"), requirement="proposal")


def test_a_paper_is_taken_out_of_a_draft_and_never_out_of_what_was_sent(stage):
    draft = filled(stage)
    paper = a_paper(draft)
    remove_paper(ref=draft.case.ref, paper=paper.pk, by=draft.citizen(), at=draft.later())
    assert "ktp" not in of(draft.case)
    with refused("dokumen_tidak_ada"):
        remove_paper(ref=draft.case.ref, paper=paper.pk, by=draft.citizen(), at=draft.later())
    assert chain_faults(draft.case) == []
    sent = fill(stage, at=AT + timedelta(hours=2))
    sent.do("pengajuan")
    with refused("bukan_saatnya"):
        remove_paper(ref=sent.case.ref, paper=a_paper(sent).pk, by=sent.citizen(), at=sent.later())
    assert "ktp" in of(sent.case)


def test_a_draft_thrown_away_leaves_its_row_and_nothing_in_it(stage):
    draft = filled(stage)
    case = discard_draft(ref=draft.case.ref, by=draft.citizen(), at=draft.later())
    assert (case.state, case.number) == ("ditarik", None)
    assert not Answer.objects.filter(case=case).exists()
    assert not Paper.objects.filter(case=case).exists()
    assert draft.open() == []
    assert chain_faults(case) == []
    assert [head for head in heads_apart() if case.ref in head.chain] == []


def test_only_a_draft_and_only_ones_own(stage):
    draft, sent = a_draft(stage), filed(stage)
    with refused("bukan_draf", "menariknya"):
        discard_draft(ref=sent.case.ref, by=sent.citizen(), at=sent.later())
    with refused("berkas_tidak_ada"):
        discard_draft(ref=draft.case.ref, by=citizen(an_applicant(at=AT, number=53)), at=draft.later())
    clerk = stage.officer(post_of(stage, "customer_service"), draft.at)
    with refused("berkas_tidak_ada"):
        discard_draft(ref=draft.case.ref, by=clerk, at=draft.later())
    discard_draft(ref=draft.case.ref, by=draft.citizen(), at=draft.later())
    with refused("bukan_draf"):
        discard_draft(ref=draft.case.ref, by=draft.citizen(), at=draft.later())
