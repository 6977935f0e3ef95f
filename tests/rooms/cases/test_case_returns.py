"""A return for correction: all defects at once, the clock stopped and never reset, only what was named touched."""

from datetime import timedelta

import pytest

from satupintu.calendar.queries import work_calendar
from satupintu.cases.actions.attach_paper import PaperDetails, attach_paper
from satupintu.cases.actions.correct import correct
from satupintu.cases.actions.return_for_correction import Defect, return_for_correction
from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.models import Answer, ClockInterval, Paper, Return, ReturnItem
from satupintu.ops.walk.deeds import a_checked_file, give_paper
from satupintu.people.queries import system_actor
from satupintu.rules.worktime.clock import Interval
from satupintu.rules.worktime.due import due
from tests.rooms.cases.journey import (
    CORRECTING,
    COUNTING,
    FILING,
    VERIFYING,
    at_step,
    chain_faults,
    filed,
    filled,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db
SCAN = Defect("persyaratan", "ktp", "Tidak terbaca.")
NAME = Defect("isian", "nama_lembaga", "Berbeda dengan akta.")


def give_back(journey, *defects, step=COUNTING, outcome="tidak_lengkap", **more):
    return return_for_correction(
        work=journey.item(step).pk,
        outcome=outcome,
        defects=defects,
        by=journey.officer(step),
        at=journey.later(),
        **more,
    )


def returned(stage, *defects):
    journey = filed(stage)
    give_back(journey, *(defects or (SCAN, NAME)))
    journey.fresh()
    return journey


def give(journey, requirement):
    give_paper(
        journey.stage, journey.case, journey.stage.standard.requirement(requirement), at=journey.later()
    )


def send_again(journey, **more):
    return correct(work=journey.item(CORRECTING).pk, by=journey.citizen(), at=journey.later(), **more)


def type_in(journey, **raw):
    return save_answers(ref=journey.case.ref, raw=raw, by=journey.citizen(), at=journey.later())


def test_all_defects_go_at_once_each_with_its_reason(stage):
    journey = returned(stage)
    row = Return.objects.get(case=journey.case)
    items = list(row.items.order_by("about").values_list("about", "code", "reason", "fresh"))
    assert items == [
        ("isian", "nama_lembaga", "Berbeda dengan akta.", True),
        ("persyaratan", "ktp", "Tidak terbaca.", True),
    ]
    assert (row.ordinal, row.late_finding) == (1, False)
    assert Paper.objects.get(case=journey.case, requirement="ktp").remark == "Tidak terbaca."
    assert journey.open() == [CORRECTING]
    assert chain_faults(journey.case) == []


@pytest.mark.parametrize(
    ("defects", "code"),
    [
        ((), "tanpa_perbaikan"),
        ((Defect("isian", "warna_atap", "Salah."),), "perbaikan_tidak_dikenal"),
        ((Defect("persyaratan", "nama_lembaga", "Salah."),), "perbaikan_tidak_dikenal"),
        ((Defect("isian", "nama_lembaga", " "),), "alasan_perbaikan_kosong"),
        ((NAME, Defect("isian", "nama_lembaga", "Lagi.")), "perbaikan_ganda"),
    ],
)
def test_defects_that_cannot_be_mended_are_refused(stage, defects, code):
    journey = filed(stage)
    with refused(code):
        give_back(journey, *defects)
    assert not Return.objects.exists()


def test_the_clock_stops_and_goes_on_from_where_it_stood(stage):
    journey = filed(stage)
    promised = journey.fresh().due_at
    give_back(journey, SCAN)
    stopped = journey.at
    assert journey.fresh().due_at is None
    journey.later(timedelta(days=7))
    give(journey, "ktp")
    case = send_again(journey)
    running = [Interval(case.filed_at, stopped), Interval(journey.at, None)]
    term = stage.standard.promise.duration.term()
    assert case.due_at == due(work_calendar(case.agency_id), term, running).at
    assert case.due_at > promised
    intervals = list(ClockInterval.objects.filter(case=case).order_by("id"))
    assert [(one.started_at, one.stopped_at) for one in intervals] == [
        (case.filed_at, stopped),
        (journey.at, None),
    ]


def test_the_clock_is_never_reset(stage):
    """Had it started anew at the correction, the promise would fall later."""
    journey = filed(stage)
    journey.later(timedelta(days=2))
    give_back(journey, SCAN)
    journey.later(timedelta(days=1))
    give(journey, "ktp")
    case = send_again(journey)
    anew = due(
        work_calendar(case.agency_id), stage.standard.promise.duration.term(), [Interval(journey.at, None)]
    )
    assert case.due_at < anew.at


def test_a_moment_once_reached_is_kept(stage):
    journey = at_step(stage, VERIFYING)
    complete = journey.fresh().complete_at
    give_back(journey, SCAN, step=VERIFYING, outcome="kembalikan")
    give(journey, "ktp")
    case = send_again(journey)
    assert case.complete_at == complete
    assert journey.open() == [VERIFYING]


FIRST_SEEN = [
    # named first, named again, whether that needs the superior
    (SCAN, SCAN, False),
    (SCAN, Defect("persyaratan", "proposal", "Tanpa rencana."), True),
    (NAME, SCAN, True),
    (NAME, NAME, False),
]


@pytest.mark.parametrize(("first", "again", "late"), FIRST_SEEN)
def test_a_second_return_about_what_was_there_to_be_seen_needs_a_superior(stage, first, again, late):
    journey = returned(stage, first)
    if first.about == "persyaratan":
        give(journey, first.code)
    send_again(journey)
    if not late:
        give_back(journey, again)
    else:
        head = stage.officer(post_of(stage, "kepala_dinas"), journey.at)
        with refused("temuan_terlambat", again.code):
            give_back(journey, again)
        with refused("temuan_terlambat"):
            give_back(journey, again, superior=head, superior_reason=" ")
        with refused("bukan_atasan"):
            tim = stage.officer(post_of(stage, "tim_teknis"), journey.at)
            give_back(journey, again, superior=tim, superior_reason="Perlu.")
        with refused("pelepasan_diri_sendiri"):
            give_back(journey, again, superior=journey.officer(COUNTING), superior_reason="Perlu.")
        give_back(journey, again, superior=head, superior_reason="Baru tampak sesudah dibandingkan.")
    second = Return.objects.get(case=journey.case, ordinal=2)
    assert second.late_finding is late
    assert bool(second.superior_reason) is late
    assert [item.fresh for item in second.items.all()] == [not late]


PROPOSAL = Defect("persyaratan", "proposal", "Tanpa rencana.")


def mend(journey, defect):
    give(journey, defect.code)
    send_again(journey)


def test_what_another_step_sees_for_the_first_time_is_not_late(stage):
    journey = returned(stage, SCAN)
    mend(journey, SCAN)
    journey.do(COUNTING)
    give_back(journey, PROPOSAL, step=VERIFYING, outcome="kembalikan")
    assert not Return.objects.get(case=journey.case, ordinal=2).late_finding


def test_what_was_mended_before_a_step_first_looked_is_late_there_afterwards(stage):
    journey = returned(stage, SCAN)
    mend(journey, SCAN)
    journey.do(COUNTING)
    give_back(journey, PROPOSAL, step=VERIFYING, outcome="kembalikan")
    mend(journey, PROPOSAL)
    with refused("temuan_terlambat", "ktp"):
        give_back(journey, SCAN, step=VERIFYING, outcome="kembalikan")
    give_back(journey, PROPOSAL, step=VERIFYING, outcome="kembalikan")


def test_the_very_file_that_was_refused_is_not_taken_again(stage):
    journey = filed(stage)
    file = Paper.objects.get(case=journey.case, requirement="ktp").file_id
    give_back(journey, SCAN)
    sent = {"ref": journey.case.ref, "requirement": "ktp", "file": file, "by": journey.citizen()}
    with refused("berkas_sama", "sudah diperbaiki"):
        attach_paper(**sent, at=journey.later())
    give(journey, "ktp")
    with refused("berkas_sama"):
        attach_paper(**sent, at=journey.later())
    send_again(journey)


@pytest.mark.parametrize(
    ("named", "typed", "locked"),
    [
        (NAME, {"nama_lembaga": "Lembaga Baru"}, False),
        (NAME, {"singkatan_lembaga": "LB"}, True),
        (NAME, {"nama_lembaga": "Lembaga Baru", "singkatan_lembaga": "LB"}, True),
        (SCAN, {"nama_lembaga": "Lembaga Baru"}, True),
        (Defect("isian", "identitas_pimpinan", "Salah."), {"identitas_pimpinan": "kitas"}, False),
    ],
)
def test_only_the_fields_named_may_change(stage, named, typed, locked):
    journey = returned(stage, named)
    if locked:
        with refused("isian_terkunci"):
            type_in(journey, **typed)
        assert Answer.objects.get(case=journey.case, field="nama_lembaga").value != "Lembaga Baru"
        return
    type_in(journey, **typed)
    for field, value in typed.items():
        assert Answer.objects.get(case=journey.case, field=field).value == value


@pytest.mark.parametrize(
    ("named", "given", "locked"), [(SCAN, "ktp", False), (SCAN, "proposal", True), (NAME, "ktp", True)]
)
def test_only_the_papers_named_may_change(stage, named, given, locked):
    journey = returned(stage, named)
    if locked:
        with refused("dokumen_terkunci"):
            give(journey, given)
    else:
        give(journey, given)


def test_every_refused_paper_is_replaced_before_the_file_comes_back(stage):
    journey = returned(stage, SCAN, Defect("persyaratan", "proposal", "Kosong."))
    give(journey, "ktp")
    with refused("perbaikan_belum_selesai", stage.standard.requirement("proposal").name):
        send_again(journey)
    give(journey, "proposal")
    send_again(journey)
    assert ReturnItem.objects.filter(mended_at__isnull=True).count() == 0
    assert Return.objects.get().answered_at == journey.at
    assert chain_faults(journey.case) == []


def test_an_answer_that_time_has_overtaken_does_not_keep_the_file_back(stage):
    """It was in order on the day of filing; the applicant could not even change it, for nobody named it."""
    journey = filled(stage, izin_prinsip_berlaku_sampai="2026-11-04")
    journey.do(FILING)
    give_back(journey, NAME)
    journey.later(timedelta(days=7))
    send_again(journey)
    assert journey.open() == [COUNTING]


def test_a_field_may_stay_if_the_applicant_stands_by_it(stage):
    journey = returned(stage, NAME)
    send_again(journey)
    assert journey.open() == [COUNTING]


def test_a_correction_without_a_return_is_refused(stage):
    journey = returned(stage, NAME)
    Return.objects.update(answered_at=journey.at)
    with refused("tanpa_pengembalian"):
        send_again(journey)


@pytest.mark.parametrize(
    ("change", "details", "code"),
    [
        ({"media_type": "image/png"}, {}, "jenis_berkas_tidak_diterima"),
        ({"size": 900 * 1024 * 1024}, {}, "berkas_terlalu_besar"),
        ({"uploaded_by": "pemohon:0"}, {}, "unggahan_tidak_ada"),
        ({}, {"alternative": "kartu lain"}, "dokumen_tidak_diterima"),
    ],
)
def test_a_paper_that_the_standard_does_not_take(stage, change, details, code):
    journey = returned(stage, Defect("persyaratan", "proposal", "Kosong."))
    file = a_checked_file(stage, "proposal", by=journey.citizen(), at=journey.later())
    type(file).objects.filter(pk=file.pk).update(**change)
    with refused(code):
        attach_paper(
            ref=journey.case.ref,
            requirement="proposal",
            file=file.pk,
            details=PaperDetails(**details),
            by=journey.citizen(),
            at=journey.later(),
        )


def test_the_system_does_not_correct(stage):
    journey = returned(stage, NAME)
    with refused("giliran_pemohon"):
        correct(work=journey.item(CORRECTING).pk, by=system_actor(), at=journey.later())
