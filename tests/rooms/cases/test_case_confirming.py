"""A paper that the technical agency could give itself: it says whether the one the applicant holds is valid (N-11)."""

import pytest

from satupintu.cases.actions.confirm_paper import confirm_paper
from satupintu.cases.actions.recommend import recommend
from satupintu.cases.models import Paper
from tests.rooms.cases import altered
from tests.rooms.cases.journey import ADVISING, at_step, chain_faults, filed, refused
from tests.rooms.cases.test_case_visits import visit

pytestmark = pytest.mark.django_db


def confirmed_by_the_team(data):
    """The first paper is one of those that the technical team confirms."""
    team = altered.step(data, ADVISING)["jabatan"]
    data["persyaratan"][0]["dikonfirmasi_oleh"] = team


@pytest.fixture
def journey(stage):
    journey = filed(altered.publish(stage, confirmed_by_the_team))
    journey.to(ADVISING)
    visit(journey)
    return journey


def the_paper(journey):
    return journey.stage.standard.requirements[0].code


def state(journey):
    return Paper.objects.get(case=journey.case, requirement=the_paper(journey)).state


def confirm(journey, step=ADVISING, **change):
    given = {"requirement": the_paper(journey), "valid": True, "remark": ""} | change
    return confirm_paper(work=journey.item(step).pk, by=journey.officer(step), at=journey.later(), **given)


def advise(journey):
    return recommend(
        work=journey.item(ADVISING).pk,
        outcome="direkomendasikan",
        by=journey.officer(ADVISING),
        at=journey.later(),
    )


def test_counting_the_papers_leaves_it_to_the_agency(journey):
    assert state(journey) == Paper.State.GIVEN
    others = Paper.objects.filter(case=journey.case).exclude(requirement=the_paper(journey))
    assert {paper.state for paper in others} == {Paper.State.ACCEPTED}


def test_the_agency_cannot_go_on_without_saying_so(journey):
    with refused("dokumen_belum_dikonfirmasi", journey.stage.standard.requirements[0].name):
        advise(journey)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ({"valid": True}, Paper.State.ACCEPTED),
        ({"valid": False, "remark": "Nomornya tidak ada."}, Paper.State.REFUSED),
    ],
)
def test_either_answer_lets_it_go_on(journey, answer, kept):
    case = confirm(journey, **answer)
    assert state(journey) == kept
    assert chain_faults(case) == []
    advise(journey)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"valid": False}, "alasan_kosong"),
        ({"requirement": "tidak_ada"}, "persyaratan_tidak_dikenal"),
    ],
)
def test_an_answer_that_is_none(journey, change, code):
    with refused(code):
        confirm(journey, **change)


def test_a_paper_of_another_post_is_not_confirmed_here(journey):
    other = journey.stage.standard.requirements[1].code
    with refused("bukan_pengonfirmasi"):
        confirm(journey, requirement=other)


def test_what_was_not_given_is_not_confirmed(journey):
    Paper.objects.filter(case=journey.case, requirement=the_paper(journey)).delete()
    with refused("dokumen_belum_ada"):
        confirm(journey)


def test_control_without_the_key_nothing_is_asked(stage):
    journey = at_step(stage, ADVISING)
    visit(journey)
    advise(journey)
