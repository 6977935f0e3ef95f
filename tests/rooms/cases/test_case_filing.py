"""From an empty draft to a filed case: what a draft may be, and what keeps it from being sent."""

from datetime import date

import pytest
from django.utils.timezone import get_fixed_timezone

from satupintu.cases.actions.add_note import add_note
from satupintu.cases.actions.attach_paper import attach_paper
from satupintu.cases.actions.file_application import file_application
from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.models import Answer, Case, Note, Paper, WorkItem
from satupintu.catalogue.models import StandardVersion
from satupintu.ops.walk.deeds import a_checked_file, give_paper
from satupintu.people.models import Post
from satupintu.permits.models import NumberPattern
from tests.rooms.cases.journey import (
    AT,
    COUNTING,
    FILING,
    TODAY,
    a_draft,
    answers,
    at_step,
    chain_faults,
    filed,
    filled,
    refused,
)

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_number_and_waits_for_the_applicant(stage):
    journey = a_draft(stage)
    case = journey.fresh()
    assert (case.state, case.number, case.filed_at, case.due_at) == ("draf", None, None, None)
    assert journey.open() == [FILING]
    assert WorkItem.objects.get(case=case).post is None
    assert chain_faults(case) == []


@pytest.mark.parametrize(
    ("channel", "kind", "code"),
    [
        ("faks", "baru", "jalur_tidak_tersedia"),
        ("daring", "pencabutan", "jenis_permohonan_tidak_tersedia"),
    ],
)
def test_a_draft_the_standard_does_not_know_is_refused(stage, channel, kind, code):
    before = Case.objects.count()
    with refused(code):
        a_draft(stage, channel=channel, kind=kind)
    assert Case.objects.count() == before


def test_a_withdrawn_version_takes_no_new_drafts(stage):
    StandardVersion.objects.filter(pk=stage.version.pk).update(
        withdrawn_at=AT, withdrawal_number="SK 2", withdrawal_date=TODAY
    )
    version = StandardVersion.objects.get(pk=stage.version.pk)
    with refused("layanan_tidak_tersedia", version.name):
        start_draft(version=version, applicant=stage.applicant, by=stage.citizen(), at=AT)


def test_a_gap_in_a_draft_is_no_fault_and_a_fault_keeps_what_was_there(stage):
    journey = a_draft(stage)
    by = journey.citizen()
    good = save_answers(ref=journey.case.ref, raw={"email_pusat": "kantor@contoh.org"}, by=by, at=AT)
    assert good.faults == {}
    bad = save_answers(ref=journey.case.ref, raw={"email_pusat": "bukan surel"}, by=by, at=AT)
    assert set(bad.faults) == {"email_pusat"}
    assert Answer.objects.get(case=journey.case, field="email_pusat").value == "kantor@contoh.org"


@pytest.mark.parametrize(
    "typed", ["bukan tabel", [{"kecamatan_kegiatan": "tidak ada"}]], ids=["text", "cell"]
)
def test_a_fault_in_a_table_keeps_the_table(stage, typed):
    """The fault stands under its cell, `lokasi_kegiatan.0.kecamatan_kegiatan`."""
    journey = filled(stage)
    rows = Answer.objects.get(case=journey.case, field="lokasi_kegiatan").value
    checked = save_answers(
        ref=journey.case.ref, raw={"lokasi_kegiatan": typed}, by=journey.citizen(), at=journey.later()
    )
    assert [name.partition(".")[0] for name in checked.faults] == ["lokasi_kegiatan"]
    assert Answer.objects.get(case=journey.case, field="lokasi_kegiatan").value == rows


def test_saving_the_same_again_writes_nothing(stage):
    journey = filled(stage)
    before = journey.fresh().version, journey.case.journal_length
    save_answers(ref=journey.case.ref, raw=answers(stage), by=journey.citizen(), at=journey.later())
    assert (journey.fresh().version, journey.case.journal_length) == before


def test_an_answer_that_is_no_longer_asked_is_dropped(stage):
    journey = filled(stage, identitas_pimpinan="paspor")
    assert Answer.objects.filter(case=journey.case, field="paspor_pimpinan").exists()
    save_answers(
        ref=journey.case.ref, raw={"identitas_pimpinan": "ktp"}, by=journey.citizen(), at=journey.later()
    )
    assert not Answer.objects.filter(case=journey.case, field="paspor_pimpinan").exists()


def test_what_is_missing_is_said_all_at_once_fields_first(stage):
    journey = a_draft(stage)
    with refused("isian_belum_lengkap"):
        file_application(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
    save_answers(ref=journey.case.ref, raw=answers(stage), by=journey.citizen(), at=journey.later())
    names = [paper.name for paper in stage.standard.requirements if not paper.optional]
    with refused("persyaratan_belum_lengkap", *names):
        file_application(ref=journey.case.ref, by=journey.citizen(), at=journey.later())


def test_details_that_the_permit_cites_are_asked_for(stage):
    journey = filled(stage)
    file = a_checked_file(stage, "izin_prinsip_menlu", by=journey.citizen(), at=journey.later())
    attach_paper(
        ref=journey.case.ref,
        requirement="izin_prinsip_menlu",
        file=file.pk,
        by=journey.citizen(),
        at=journey.later(),
    )
    with refused("rincian_dokumen_kosong", "nomor", "tanggal"):
        file_application(ref=journey.case.ref, by=journey.citizen(), at=journey.later())


def test_a_paper_for_no_requirement_is_refused(stage):
    journey = a_draft(stage)
    file = a_checked_file(stage, "lain", by=journey.citizen(), at=journey.later())
    with refused("persyaratan_tidak_dikenal"):
        attach_paper(ref=journey.case.ref, requirement="kartu_pos", file=file.pk, by=journey.citizen(), at=AT)


@pytest.mark.parametrize(("requirement", "kept"), [("ktp", 1), ("proposal", 2)])
def test_a_second_paper_replaces_the_first_unless_many_are_taken(stage, requirement, kept):
    journey = filled(stage)
    give_paper(stage, journey.case, stage.standard.requirement(requirement), at=journey.later())
    papers = Paper.objects.filter(case=journey.case, requirement=requirement)
    assert papers.count() == 2
    assert papers.exclude(state=Paper.State.REPLACED).count() == kept


def test_filing_gives_a_number_and_starts_the_clock(stage):
    journey = filled(stage)
    case = journey.do(FILING)
    assert case.number == f"{stage.region.code}-2026-00001"
    assert case.state == "berjalan"
    assert case.filed_at == journey.at
    assert case.due_at is not None
    assert journey.open() == [COUNTING]
    assert chain_faults(case) == []


def test_filing_twice_is_told_with_the_number(stage):
    journey = filed(stage)
    with refused("sudah_diajukan", str(journey.case.number)):
        file_application(ref=journey.case.ref, by=journey.citizen(), at=journey.later())


def test_answers_and_papers_are_shut_once_filed(stage):
    journey = filed(stage)
    with refused("bukan_saatnya"):
        save_answers(ref=journey.case.ref, raw={}, by=journey.citizen(), at=journey.later())


def test_a_series_that_nobody_set_up_is_refused_whole(stage):
    journey = filled(stage)
    NumberPattern.objects.filter(code="permohonan").delete()
    with refused("seri_belum_diatur", "permohonan"):
        file_application(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
    assert journey.fresh().state == "draf"
    assert journey.open() == [FILING]


def test_a_standard_that_names_a_seat_the_region_lacks_is_refused_whole(stage):
    journey = filled(stage)
    Post.objects.filter(region=stage.region, code="customer_service").update(code="loket_lama")
    with refused("jabatan_tidak_dikenal", "customer_service"):
        file_application(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
    assert journey.open() == [FILING]


def test_the_number_takes_the_year_of_the_region(stage):
    """Half past eleven at night in UTC on the last day of the year is the new year in the region."""
    late = AT.replace(month=12, day=31, hour=23, minute=30)
    assert late.astimezone(get_fixed_timezone(420)).date() == date(2027, 1, 1)
    journey = filled(stage)
    file_application(ref=journey.case.ref, by=journey.citizen(), at=late)
    assert str(journey.fresh().number).endswith("-2027-00001")


def test_notes_are_for_officers(stage):
    journey = at_step(stage, COUNTING)
    officer = journey.officer(COUNTING)
    with refused("bukan_petugas"):
        add_note(ref=journey.case.ref, text="Halo", by=journey.citizen(), at=journey.later())
    with refused("catatan_kosong"):
        add_note(ref=journey.case.ref, text=" ", by=officer, at=journey.later())
    add_note(ref=journey.case.ref, text="Sudah ditelepon.", by=officer, at=journey.later())
    assert Note.objects.get().text == "Sudah ditelepon."
    assert chain_faults(journey.case) == []
