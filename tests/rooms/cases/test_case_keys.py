"""The same deed sent twice is done once (design §4)."""

import pytest

from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.actions.add_note import add_note
from satupintu.cases.actions.return_for_correction import Defect, return_for_correction
from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, Decision, Note, Output, Return
from satupintu.journal.models import Entry
from satupintu.notices.models import Notice
from tests.rooms.cases.journey import AT, COUNTING, filed, refused

pytestmark = pytest.mark.django_db


def rows():
    return {
        model.__name__: model.objects.count()
        for model in (Case, Decision, Entry, Note, Notice, Output, Return)
    }


def test_the_same_sending_gives_the_first_result_and_no_second_row(stage):
    journey = filed(stage)
    item, by = journey.item(COUNTING), journey.officer(COUNTING)
    first = accept_as_complete(work=item.pk, outcome="lengkap", by=by, at=journey.later(), key="a1")
    written = rows()
    again = accept_as_complete(work=item.pk, outcome="lengkap", by=by, at=journey.later(), key="a1")
    assert again.pk == first.pk
    assert rows() == written


@pytest.mark.parametrize(
    "other",
    [{"outcome": "tidak_lengkap"}, {"reason": "lain"}, {"seen": 1}],
    ids=["outcome", "reason", "seen"],
)
def test_another_payload_under_the_same_key_is_refused(stage, other):
    journey = filed(stage)
    sent = {"work": journey.item(COUNTING).pk, "outcome": "lengkap", "by": journey.officer(COUNTING)}
    accept_as_complete(**sent, at=journey.later(), key="a1")
    with refused("kunci_dipakai_ulang"):
        accept_as_complete(**sent | other, at=journey.later(), key="a1")


def test_another_deed_under_the_same_key_is_refused(stage):
    journey = filed(stage)
    by = journey.officer(COUNTING)
    add_note(ref=journey.case.ref, text="Catatan", by=by, at=journey.later(), key="a1")
    with refused("kunci_dipakai_ulang"):
        accept_as_complete(
            work=journey.item(COUNTING).pk, outcome="lengkap", by=by, at=journey.later(), key="a1"
        )


def test_somebody_elses_key_is_another_key(stage):
    journey = filed(stage)
    first = add_note(
        ref=journey.case.ref, text="Catatan", by=journey.officer(COUNTING), at=journey.later(), key="a1"
    )
    superior = stage.officer(journey.item(COUNTING).post.superior, journey.at)
    add_note(ref=first.ref, text="Catatan", by=superior, at=journey.later(), key="a1")
    assert Note.objects.count() == 2


def test_a_key_that_was_refused_may_be_sent_again(stage):
    journey = filed(stage)
    by = journey.officer(COUNTING)
    with refused("catatan_kosong"):
        add_note(ref=journey.case.ref, text=" ", by=by, at=journey.later(), key="a1")
    add_note(ref=journey.case.ref, text="Catatan", by=by, at=journey.later(), key="a1")
    assert Note.objects.get().text == "Catatan"


def test_a_draft_is_opened_once(stage):
    sent = {"version": stage.version, "applicant": stage.applicant, "by": stage.citizen()}
    before = Case.objects.count()
    refs = {start_draft(**sent, at=AT, key="draf").ref for _ in range(2)}
    assert len(refs) == 1
    assert Case.objects.count() == before + 1


def test_a_payload_with_parts_of_its_own_is_compared_by_content(stage):
    journey = filed(stage)

    def send(reason):
        return return_for_correction(
            work=journey.item(COUNTING).pk,
            outcome="tidak_lengkap",
            defects=[Defect("persyaratan", "ktp", reason)],
            by=stage.officer(journey.item(COUNTING).post, journey.at),
            at=journey.later(),
            key="a1",
        )

    send("Buram.")
    send("Buram.")
    assert Return.objects.count() == 1
    with refused("kunci_dipakai_ulang"):
        send("Terpotong.")


@pytest.mark.parametrize(("by", "at"), [("bukan orang", AT), (None, AT)])
def test_a_key_without_who_and_when_is_a_fault_of_ours(by, at):
    @keyed
    def deed(*, by, at, key=""):
        raise AssertionError

    with pytest.raises(TypeError, match="who and when"):
        deed(by=by, at=at, key="a1")


def test_control_without_a_key_the_second_sending_is_a_second_deed(stage):
    journey = filed(stage)
    for _ in range(2):
        add_note(ref=journey.case.ref, text="Catatan", by=journey.officer(COUNTING), at=journey.later())
    assert Note.objects.count() == 2
