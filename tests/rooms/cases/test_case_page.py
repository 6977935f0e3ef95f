"""What the page of one case shows to an officer, and how much less of it to the applicant."""

from dataclasses import asdict, is_dataclass

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from satupintu.cases.actions.add_note import add_note
from satupintu.cases.actions.reject import reject
from satupintu.cases.actions.return_for_correction import Defect, return_for_correction
from satupintu.cases.look import look_at
from satupintu.cases.models import Output, Paper
from satupintu.cases.queries.one_case import one_case
from satupintu.cases.queries.own_case import own_case
from satupintu.cases.queries.tracking import track, tracking_code
from satupintu.people.models import User
from tests.rooms.cases.journey import (
    ADVISING,
    APPROVING,
    AT,
    COUNTING,
    PUBLISHING,
    REFUSING,
    VERIFYING,
    a_draft,
    at_step,
    filed,
    refused,
)

pytestmark = pytest.mark.django_db


def page(journey, by):
    return one_case(look_at(ref=journey.case.ref, actors=[by], at=journey.later())[0])


def own(journey):
    return own_case(look_at(ref=journey.case.ref, actors=[journey.citizen()], at=journey.later())[0])


def returned(stage):
    journey = filed(stage)
    defects = [
        Defect("persyaratan", "ktp", "Tidak terbaca."),
        Defect("isian", "singkatan_lembaga", "Beda akta."),
    ]
    return_for_correction(
        work=journey.item(COUNTING).pk,
        outcome="tidak_lengkap",
        defects=defects,
        note="Mohon segera.",
        by=journey.officer(COUNTING),
        at=journey.later(),
    )
    return journey


def test_an_officer_sees_the_whole(stage):
    journey = at_step(stage, APPROVING)
    officer = journey.officer(APPROVING)
    add_note(ref=journey.case.ref, text="Sudah ditelepon.", by=officer, at=journey.later())
    shown = page(journey, officer)
    assert [row.state for row in shown.papers if row.requirement.code == "ktp"] == ["sesuai"]
    assert [one.name_of(paper.checked_by) != "" for one in [shown] for paper in shown.papers[0].current] == [
        True
    ]
    assert [work.step for work in shown.work if work.open] == [APPROVING]
    assert {output.kind for output in shown.outputs} >= {"tanda_terima", "berita_acara", "rekomendasi_teknis"}
    assert shown.notes[0].text == "Sudah ditelepon."
    assert shown.clock.runs
    assert shown.clock.due_at is not None
    done = [work for work in shown.work if work.step == VERIFYING]
    assert [(work.outcome, shown.name_of(work.done_by) != "") for work in done] == [
        (stage.standard.step(VERIFYING).outcomes[0].label, True)
    ]


def test_personal_answers_stand_masked(stage):
    journey = filed(stage)
    shown = page(journey, journey.officer(COUNTING))
    personal = {field.code for group in stage.standard.form for field in group.fields if field.sealed}
    answers = {answer.field: answer for group in shown.groups for answer in group.answers}
    assert personal & answers.keys()
    for code in personal & answers.keys():
        assert answers[code].hidden
        assert "•" in answers[code].text
    assert "•" in shown.applicant.nik
    assert "•" in shown.applicant.phone


def test_a_return_with_all_that_is_to_be_mended(stage):
    journey = returned(stage)
    shown = own(journey)
    (one,) = shown.returns
    assert one.open
    labels = {field.code: field.label for group in stage.standard.form for field in group.fields}
    assert {(defect.name, defect.reason) for defect in one.defects} == {
        (stage.standard.requirement("ktp").name, "Tidak terbaca."),
        (labels["singkatan_lembaga"], "Beda akta."),
    }
    assert shown.status == "Perlu perbaikan"


def test_while_the_applicant_mends_the_clock_stands_and_says_since_when(stage):
    journey = at_step(stage, VERIFYING)
    return_for_correction(
        work=journey.item(VERIFYING).pk,
        outcome=next(one.code for one in stage.standard.step(VERIFYING).outcomes if one.kind == "kembalikan"),
        defects=[Defect("persyaratan", "ktp", "Tidak terbaca.")],
        by=journey.officer(VERIFYING),
        at=journey.later(),
    )
    clock = own(journey).clock
    assert (clock.runs, clock.due_at) == (False, None)
    assert clock.paused_since is not None
    assert clock.paused_by == stage.standard.step("perbaikan").name


def parts(thing):
    match thing:
        case Model():
            return [value for value in thing.__dict__.values() if isinstance(value, str)]
        case dict():
            return thing.values()
        case list() | tuple():
            return thing
    return [getattr(thing, name) for name in thing.__dataclass_fields__] if is_dataclass(thing) else ()


def values(thing):
    """Every text on a page, however deep."""
    if isinstance(thing, str):
        return [thing]
    return [text for part in parts(thing) for text in values(part)]


def names_on(shown):
    posts = set(User.objects.filter(kind="petugas").values_list("name", flat=True))
    return {name for name in posts if any(name in value for value in values(shown))}


def test_the_applicant_reads_no_officers_name_and_no_note(stage):
    journey = at_step(stage, APPROVING)
    for number, user in enumerate(User.objects.filter(kind="petugas").order_by("id")):
        User.objects.filter(pk=user.pk).update(name=f"Petugas Rahasia {number:03}")
    officer = journey.officer(APPROVING)
    add_note(ref=journey.case.ref, text="Rahasia kantor.", by=officer, at=journey.later())
    shown = own(journey)
    assert names_on(shown) == set()
    assert not any("Rahasia kantor" in value for value in values(shown))
    assert names_on(page(journey, officer))  # the control: an officer's page does name them


def test_what_officers_told_one_another_is_not_the_applicants(stage):
    journey = at_step(stage, APPROVING)
    way = next(one for one in stage.standard.step(APPROVING).outcomes if one.kind == "mundur")
    journey.do(APPROVING, way.code)
    assert not any("Alasan contoh" in value for value in values(own(journey)))
    officer = journey.officer(journey.open()[0])
    assert any("Alasan contoh" in value for value in values(page(journey, officer)))


def test_a_rejection_is_told_with_reason_basis_and_remedy(stage):
    journey = at_step(stage, APPROVING)
    journey.do(APPROVING, "usul_tolak")
    reject(
        work=journey.item(REFUSING).pk,
        outcome="tolak",
        reason="Tidak ada kegiatan.",
        legal_basis="Pasal 1.",
        by=journey.officer(REFUSING),
        at=journey.later(),
    )
    shown = own(journey)
    assert shown.status == "Ditolak"
    assert (shown.rejection.reason, shown.rejection.legal_basis) == ("Tidak ada kegiatan.", "Pasal 1.")
    assert shown.rejection.remedy


def statements(read, journey, by):
    docket = look_at(ref=journey.case.ref, actors=[by], at=journey.later())[0]
    with CaptureQueriesContext(connection) as seen:
        read(docket)
    return len(seen.captured_queries)


@pytest.mark.parametrize("read", [one_case, own_case])
def test_the_statements_do_not_grow(stage, read):
    journey = returned(stage)
    by = stage.officer(journey.item(COUNTING).post, journey.at) if read is one_case else journey.citizen()
    few = statements(read, journey, by)
    paper = Paper.objects.filter(case=journey.case).first()
    for _ in range(15):
        paper.pk = None
        paper.save(force_insert=True)
        Output.objects.create(
            region=stage.region,
            agency=journey.case.agency,
            case=journey.case,
            kind="tanda_terima",
            step=COUNTING,
            day=journey.at.date(),
            made_at=journey.at,
            made_by=User.objects.filter(kind="petugas").first(),
        )
    if read is one_case:
        for _ in range(5):
            add_note(ref=journey.case.ref, text="Lagi.", by=by, at=journey.later())
    assert statements(read, journey, by) == few
    assert few <= 18


def test_tracking_shows_the_status_and_nothing_else(stage):
    journey = at_step(stage, ADVISING)
    code = tracking_code(journey.case.ref)
    tracked = track(stage.region.pk, f" {journey.case.number} ", code.lower())
    assert asdict(tracked).keys() == {"number", "service", "status", "since", "due_at"}
    assert tracked.status == "Diperiksa"
    journey.through(PUBLISHING)
    assert track(stage.region.pk, journey.case.number, code).status == "Terbit"


def test_tracking_without_the_code_finds_nothing(stage):
    journey = filed(stage)
    other = a_draft(stage, at=AT)
    with refused("lacak_tidak_ditemukan"):
        track(stage.region.pk, journey.case.number, tracking_code(other.case.ref))
    with refused("lacak_tidak_ditemukan"):
        track(stage.region.pk, "TIDAK/ADA", tracking_code(journey.case.ref))
    with refused("lacak_tidak_ditemukan"):
        track(stage.region.pk + 1, journey.case.number, tracking_code(journey.case.ref))
    with refused("kode_lacak_salah", "lacak"):
        track(stage.region.pk, journey.case.number, "ABC")
    with refused("lacak_tidak_ditemukan"):
        track(stage.region.pk, "", tracking_code(other.case.ref))
