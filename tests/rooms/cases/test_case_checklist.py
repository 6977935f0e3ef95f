"""The checklist kept as the officer goes, ready-made reasons, and the return that is composed from both."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.actions.add_reason import add_reason
from satupintu.cases.actions.edit_reason import edit_reason
from satupintu.cases.actions.retire_reason import retire_reason
from satupintu.cases.actions.return_for_correction import return_for_correction
from satupintu.cases.actions.reveal_data import reveal_data
from satupintu.cases.actions.save_ticks import Found, save_ticks
from satupintu.cases.answers import answers_of
from satupintu.cases.deeds.checklist import checklist, preview_return
from satupintu.cases.deeds.choices import choices
from satupintu.cases.look import look_at_work
from satupintu.cases.models import Reason, Reveal, Tick
from satupintu.cases.queries.reasons import all_reasons, ready_reasons
from satupintu.cases.queries.shown_answers import shown_answers
from satupintu.cases.queries.shown_papers import shown_papers
from satupintu.journal.models import Entry
from satupintu.rules.procedure.movement import find_outcome
from tests.rooms.cases.journey import (
    COUNTING,
    VERIFYING,
    a_draft,
    another,
    at_step,
    chain_faults,
    filed,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db
BAD = Found("persyaratan", "ktp", fits=False, reason="Tidak terbaca.")
GOOD = Found("persyaratan", "proposal", fits=True)


def tick(journey, *found, step=COUNTING, by=None):
    officer = by or journey.officer(step)
    return save_ticks(work=journey.item(step).pk, found=found, by=officer, at=journey.later())


def the_list(journey, step=COUNTING):
    docket, item = look_at_work(work=journey.item(step).pk, by=journey.officer(step), at=journey.later())
    answers = answers_of(journey.case)
    return (
        docket,
        item,
        checklist(docket, item, shown_papers(docket, answers), shown_answers(docket, answers)),
    )


def kept(journey, step=COUNTING):
    return {row.code: row.fits for row in the_list(journey, step)[2].rows if row.tick}


def test_ticks_are_kept_changed_and_taken_away(stage):
    journey = filed(stage)
    version = journey.fresh().version
    tick(journey, BAD, GOOD, Found("isian", "singkatan_lembaga", fits=False, reason="Beda akta."))
    assert kept(journey) == {"ktp": False, "proposal": True, "singkatan_lembaga": False}
    tick(journey, replace(BAD, fits=True), replace(GOOD, fits=None))
    assert kept(journey) == {"ktp": True, "singkatan_lembaga": False}
    assert Tick.objects.get(code="ktp").reason == ""
    assert journey.fresh().version == version  # nobody's open page went stale


def test_what_cannot_be_ticked(stage):
    journey = filed(stage)
    with refused("perbaikan_tidak_dikenal"):
        tick(journey, Found("persyaratan", "tidak_ada", fits=True))
    with refused("tanda_ganda"):
        tick(journey, BAD, replace(BAD, fits=True))
    with refused("bukan_jabatannya"):
        tick(journey, BAD, by=stage.officer(post_of(stage, "kepala_dinas"), journey.at))
    with refused("berkas_tidak_ada"):
        tick(journey, BAD, by=stage.officer(post_of(stage, "tim_teknis"), journey.at))
    assert not Tick.objects.exists()
    later = at_step(stage, VERIFYING)
    with refused("sudah_dikerjakan"):
        tick(later, BAD)


def test_what_stands_as_wrong_is_not_passed_as_complete(stage):
    journey = filed(stage)
    clerk = journey.officer(COUNTING)
    sent = {"work": journey.item(COUNTING).pk, "outcome": "lengkap", "by": clerk}
    tick(journey, BAD)
    with refused("masih_ada_tidak_sesuai"):
        accept_as_complete(**sent, at=journey.later())
    ways = choices(ref=journey.case.ref, actors=[clerk], at=journey.later())
    (way,) = [one for one in ways if one.action == "accept_as_complete"]
    assert way.refusal.code == "masih_ada_tidak_sesuai"
    tick(journey, replace(BAD, fits=True))
    assert accept_as_complete(**sent, at=journey.later()).complete_at


def test_the_return_is_composed_from_the_list_and_previewed(stage):
    journey = filed(stage)
    tick(journey, BAD, GOOD, Found("isian", "singkatan_lembaga", fits=False))
    docket, item, found = the_list(journey)
    way = find_outcome(docket.step_of(item), "tidak_lengkap")
    preview = preview_return(docket, item, way, found.defects, "Mohon segera.")
    name = stage.standard.requirement("ktp").name
    assert f"1. {name}: Tidak terbaca." in preview.text
    assert "Catatan petugas: Mohon segera." in preview.text
    assert len(preview.without_reason) == 1
    assert not preview.needs_superior
    with refused("alasan_perbaikan_kosong"):
        send_back(journey, found.defects)
    tick(journey, Found("isian", "singkatan_lembaga", fits=False, reason="Beda akta."))
    case = send_back(journey, the_list(journey)[2].defects)
    returned = {(item.about, item.code, item.reason) for item in case.returns.get().items.all()}
    assert returned == {
        ("persyaratan", "ktp", "Tidak terbaca."),
        ("isian", "singkatan_lembaga", "Beda akta."),
    }


def send_back(journey, defects):
    return return_for_correction(
        work=journey.item(COUNTING).pk,
        outcome="tidak_lengkap",
        defects=defects,
        by=journey.officer(COUNTING),
        at=journey.later(),
    )


def test_a_preview_says_that_a_superior_must_agree(stage):
    journey = filed(stage)
    tick(journey, BAD)
    send_back(journey, the_list(journey)[2].defects)
    journey.do("perbaikan", stage.standard.step("perbaikan").outcomes[0].code)
    tick(journey, Found("isian", "singkatan_lembaga", fits=False, reason="Beda akta."))
    docket, item, found = the_list(journey)
    way = find_outcome(docket.step_of(item), "tidak_lengkap")
    assert preview_return(docket, item, way, found.defects).needs_superior


def keeper(stage, journey):
    return replace(stage.officer(post_of(stage, "kepala_dinas"), journey.at), role="pengelola")


def test_reasons_of_the_whole_region_of_a_service_and_of_a_paper(stage):
    journey = filed(stage)
    by, service = keeper(stage, journey), stage.standard.service.code
    anything = add_reason(text="Dokumen  tidak terbaca.", by=by, at=journey.at)
    of_service = add_reason(text="Bukan dokumen asli.", service=service, by=by, at=journey.at)
    of_paper = add_reason(
        text="KTP sudah tidak berlaku.",
        service=service,
        about="persyaratan",
        code="ktp",
        by=by,
        at=journey.at,
    )
    ready = ready_reasons(stage.region.pk, service)
    assert ready.for_defect("persyaratan", "ktp") == [of_paper, of_service, anything]
    assert ready.for_defect("persyaratan", "proposal") == [of_service, anything]
    assert ready_reasons(stage.region.pk, "layanan-lain").for_defect("persyaratan", "ktp") == [anything]
    assert ready_reasons(stage.region.pk + 1, service).kept == []
    assert anything.text == "Dokumen tidak terbaca."


def test_the_most_used_comes_first(stage):
    journey = filed(stage)
    by = keeper(stage, journey)
    first = add_reason(text="Salah unggah.", by=by, at=journey.at)
    second = add_reason(text="Tidak terbaca.", by=by, at=journey.at)
    tick(journey, BAD)
    send_back(journey, the_list(journey)[2].defects)
    assert [one.pk for one in ready_reasons(stage.region.pk, "x").kept] == [second.pk, first.pk]
    assert Reason.objects.get(pk=second.pk).uses == 1


def test_a_reason_is_put_in_other_words_and_retired(stage):
    journey = filed(stage)
    by = keeper(stage, journey)
    reason = add_reason(text="Salah.", by=by, at=journey.at)
    assert edit_reason(reason=reason.pk, text="Salah unggah.", by=by, at=journey.at).text == "Salah unggah."
    retire_reason(reason=reason.pk, by=by, at=journey.at)
    assert all_reasons(stage.region.pk) == []
    add_reason(text="Salah unggah.", by=by, at=journey.at)  # free again
    deeds = Entry.objects.filter(chain=f"alasan:{stage.region.pk}").order_by("number")
    assert list(deeds.values_list("deed", flat=True)) == [
        "alasan_ditambah",
        "alasan_diubah",
        "alasan_dihapus",
        "alasan_ditambah",
    ]
    with refused("alasan_tidak_ada"):
        edit_reason(reason=reason.pk, text="Lagi.", by=by, at=journey.at)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"text": " "}, "alasan_siap_pakai_kosong"),
        ({"text": "x" * 501}, "alasan_siap_pakai_panjang"),
        ({"text": "Sudah ada."}, "alasan_sudah_ada"),
        ({"text": "A", "about": "persyaratan", "code": "ktp"}, "alasan_tanpa_layanan"),
        ({"text": "A", "service": "stp-lks-asing", "code": "ktp"}, "sasaran_alasan_tidak_dikenal"),
        (
            {"text": "A", "service": "stp-lks-asing", "about": "isian", "code": "ktp"},
            "sasaran_alasan_tidak_dikenal",
        ),
        ({"text": "A", "service": "tidak-ada"}, "layanan_tidak_tersedia"),
    ],
)
def test_a_reason_that_is_not_kept(stage, sent, code):
    journey = filed(stage)
    by = keeper(stage, journey)
    add_reason(text="Sudah ada.", by=by, at=journey.at)
    with refused(code):
        add_reason(**sent, by=by, at=journey.at)


def test_not_everybody_keeps_the_reasons_and_nobody_another_regions(stage):
    journey = filed(stage)
    with refused("bukan_pengelola_alasan"):
        add_reason(text="A", by=journey.officer(COUNTING), at=journey.at)
    reason = add_reason(text="A", by=keeper(stage, journey), at=journey.at)
    elsewhere = replace(keeper(stage, journey), region_id=stage.region.pk + 1)
    with refused("alasan_tidak_ada"):
        retire_reason(reason=reason.pk, by=elsewhere, at=journey.at)


def test_the_list_costs_two_statements_however_long(stage):
    journey = filed(stage)
    docket, item, _ = the_list(journey)
    answers = answers_of(journey.case)
    papers, groups = shown_papers(docket, answers), shown_answers(docket, answers)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            checklist(docket, item, papers, groups)
        counts.append(len(seen.captured_queries))
        tick(journey, BAD, GOOD, Found("persyaratan", "keterangan_mitra_lokal", fits=True))
    assert counts == [2, 2]


def personal(stage):
    return next(
        field.code
        for group in stage.standard.form
        for field in group.fields
        if field.sealed and field.kind != "tabel"
    )


def test_hidden_data_is_shown_with_a_reason_and_on_record(stage):
    journey = filed(stage)
    code, clerk, version = personal(stage), journey.officer(COUNTING), journey.fresh().version
    sent = {"ref": journey.case.ref, "by": clerk}
    shown = reveal_data(**sent, what=code, reason="Menelepon pemohon.", at=journey.later())
    assert "•" not in shown.text
    own = reveal_data(**sent, what="pemohon.nik", reason="Mencocokkan KTP.", at=journey.later())
    assert own.text == stage.applicant.nik
    assert list(Reveal.objects.values_list("what", "by")) == [
        (code, clerk.user_id),
        ("pemohon.nik", clerk.user_id),
    ]
    entries = Entry.objects.filter(chain=journey.case.chain, deed="data_dibuka")
    assert entries.count() == 2
    assert not any(shown.text in str(entry.facts) for entry in entries)
    assert journey.fresh().version == version
    assert chain_faults(journey.case) == []


def test_hidden_data_stays_hidden(stage):
    journey = filed(stage)
    clerk = journey.officer(COUNTING)
    guest = stage.officer(post_of(stage, "tim_teknis"), journey.at)
    for change, code in (
        ({"reason": " "}, "alasan_buka_kosong"),
        ({"by": journey.citizen()}, "bukan_petugas"),
        ({"by": guest}, "berkas_tidak_ada"),
        ({"what": "singkatan_lembaga"}, "tidak_tersembunyi"),
        ({"what": "tidak_ada"}, "tidak_tersembunyi"),
        ({"what": "pemohon.paspor"}, "tidak_tersembunyi"),
    ):
        sent = {"ref": journey.case.ref, "what": personal(stage), "reason": "Perlu.", "by": clerk} | change
        with refused(code):
            reveal_data(**sent, at=journey.later())
    assert not Reveal.objects.exists()
    draft = a_draft(stage)
    with refused("berkas_tidak_ada"):
        reveal_data(ref=draft.case.ref, what=personal(stage), reason="Perlu.", by=clerk, at=draft.later())


def test_another_officers_ticks_are_the_works_own(stage):
    journey = filed(stage)
    colleague = another(stage, "customer_service", "cs2")
    tick(journey, BAD)
    tick(journey, replace(BAD, reason="Buram."), by=colleague)
    assert [(one.reason, one.by_id) for one in Tick.objects.all()] == [("Buram.", colleague.user_id)]
