"""Edges of the deeds: clocks of their own, a look taken twice, whose failure it is, what a repeated sending holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from satupintu.calendar.actions.decree_holiday import decree_holiday
from satupintu.calendar.models import Holiday
from satupintu.calendar.scope import scope_of
from satupintu.cases import course
from satupintu.cases.actions.approve import approve
from satupintu.cases.actions.hand_over import Taker, hand_over
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.publish_permit import publish_permit
from satupintu.cases.actions.reassign import reassign
from satupintu.cases.actions.recommend import recommend
from satupintu.cases.actions.recompute_deadlines import recompute_deadlines
from satupintu.cases.actions.record_failed_signing import record_failed_signing
from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.keyed import plain
from satupintu.cases.models import ClockInterval, Decision, Output
from satupintu.notices.actions.register_template import register_template
from satupintu.notices.models import Notice
from satupintu.people.models import Agency
from satupintu.people.queries import system_actor
from satupintu.permits.models import AllocatedNumber
from tests.rooms.cases import altered
from tests.rooms.cases.journey import (
    ADVISING,
    APPROVING,
    COUNTING,
    PUBLISHING,
    SIGNING,
    another,
    at_step,
    chain_faults,
    filed,
    fill,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db
NEXT_DAY = timedelta(days=1)


def test_the_statutory_date_runs_from_its_own_moment(stage):
    """Also where the promise starts later; and never while the file is with the applicant."""

    def from_filing(data):
        data["janji"] |= {"mulai": "lengkap", "batas_hukum_mulai": "diajukan"}

    changed = altered.publish(stage, from_filing)
    journey = fill(changed)
    journey.do("pengajuan")
    first = journey.fresh().statutory_due_at
    assert (journey.case.due_at, first is None) == (None, False)
    journey.later(NEXT_DAY)
    journey.do(COUNTING)
    assert journey.fresh().due_at > first
    assert journey.case.statutory_due_at == first
    journey.do("verifikasi_berkas", "kembalikan")
    assert journey.fresh().statutory_due_at is None
    journey.later(NEXT_DAY)
    journey.do("perbaikan", "ajukan_lagi")
    assert journey.fresh().statutory_due_at > first


@pytest.mark.parametrize(
    ("ending", "reason"),
    [("tolak", "ditolak"), ("tarik", "ditarik"), ("selesai", "terbit"), ("", "perbaikan")],
)
def test_why_the_clock_stopped(stage, ending, reason):
    journey = at_step(stage, PUBLISHING if ending == "selesai" else APPROVING)
    if ending == "selesai":
        journey.do(PUBLISHING)
    elif ending == "tarik":
        withdraw(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
    elif ending == "tolak":
        journey.do(APPROVING, "usul_tolak")
        journey.do("putusan_penolakan", "tolak")
    else:
        journey.do(APPROVING, "minta_ulang")
        journey.do(ADVISING, "kembalikan")
    assert ClockInterval.objects.filter(case=journey.case).latest("id").stop_reason == reason


def test_a_holiday_of_a_guest_agency_moves_its_own_steps(stage):
    journey = at_step(stage, ADVISING)
    before, promised = journey.item(ADVISING).due_at, journey.fresh().due_at
    guest = Agency.objects.get(region=stage.region, code="dinas_sosial")
    decree_holiday(
        scope=scope_of(stage.region, guest),
        day=date(2026, 11, 5),
        name="Hari jadi dinas",
        kind=Holiday.Kind("libur_daerah"),
        basis="SK 1/2026",
        by=system_actor(),
        at=journey.later(),
    )
    moved = recompute_deadlines(agency=guest.pk, by=system_actor(), at=journey.later()).moved
    assert [(one.steps, one.before, one.after) for one in moved] == [((ADVISING,), promised, promised)]
    assert journey.item(ADVISING).due_at > before
    assert chain_faults(journey.case) == []


def test_who_is_asked_to_look_again_goes_there_again(stage):
    journey = at_step(stage, APPROVING)
    journey.do(APPROVING, "minta_ulang")
    sent = {"work": journey.item(ADVISING).pk, "outcome": "direkomendasikan", "by": journey.officer(ADVISING)}
    with refused("belum_dikunjungi"):
        recommend(**sent, at=journey.later())
    journey.do(ADVISING, visit=True)
    assert journey.open() == [APPROVING]


def test_control_a_visit_outlives_a_return_to_the_applicant(stage):
    journey = at_step(stage, ADVISING)
    journey.do(ADVISING, "kembalikan", visit=True)
    journey.do("perbaikan", "ajukan_lagi")
    journey.do(ADVISING)
    assert journey.open() == [APPROVING]


@pytest.mark.parametrize("who", ["citizen", "counter"])
def test_only_the_signer_says_what_came_of_a_signing(stage, who):
    journey = at_step(stage, SIGNING)
    prepare_signing(work=journey.item(SIGNING).pk, by=journey.officer(SIGNING), at=journey.later())
    counter = stage.officer(post_of(stage, "customer_service"), journey.at)
    with refused("bukan_jabatannya"):
        record_failed_signing(
            work=journey.item(SIGNING).pk,
            code="batal",
            reason="Bukan saya.",
            certain=True,
            by=journey.citizen() if who == "citizen" else counter,
            at=journey.later(),
        )


def test_a_number_goes_back_with_the_deed_that_took_it(stage, monkeypatch):
    journey = at_step(stage, APPROVING)
    sent = {"work": journey.item(APPROVING).pk, "outcome": "setujui", "by": journey.officer(APPROVING)}

    def fall_over(*_given, **_named):
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(course, "tell", fall_over)
        with pytest.raises(OSError, match="disk"), transaction.atomic():
            approve(**sent, at=journey.later())
    numbers = AllocatedNumber.objects.filter(series__code="dpmptsp.izin")
    assert not numbers.exists()
    assert journey.fresh().permit is None
    approve(**sent, at=journey.later())
    assert [row.number for row in numbers] == [1]
    assert chain_faults(journey.case) == []


def test_a_case_whose_permit_is_in_force_is_not_taken_back(stage):
    def for_too_long(data):
        for ending in data["hasil_umum"]:
            ending["sampai"] = "diserahkan"

    journey = fill(altered.publish(stage, for_too_long))
    journey.to(PUBLISHING)
    with refused("izin_sudah_ditandatangani", "cabut izinnya"):
        withdraw(ref=journey.case.ref, by=journey.citizen(), at=journey.later())
    journey.do(PUBLISHING)


def test_a_reassignment_keeps_its_reason(stage):
    journey = filed(stage)
    colleague = another(stage, "customer_service", "rekan")
    superior = stage.officer(post_of(stage, "kepala_dinas"), journey.at)
    reassign(
        work=journey.item(COUNTING).pk,
        to=colleague.user_id,
        reason=" Cuti besar. ",
        by=superior,
        at=journey.later(),
    )
    assert Decision.objects.get(case=journey.case, outcome="dialihkan").reason == "Cuti besar."


class Gate:
    """Another object at each sending, as the doors make it."""

    def passed(self, case: str) -> bool:
        return True


def with_hand_over(data):
    altered.step(data, PUBLISHING)["hasil"][0] |= {"ke": ["serahkan"], "akhir": None}
    data["langkah"].append(
        altered.a_step(
            "serahkan",
            "serahkan",
            "customer_service",
            "",
            bukan_pelaku=[PUBLISHING],
            hasil={"tonggak": ["diserahkan"]},
        )
    )


def test_a_hand_over_sent_twice_is_one_and_keeps_who_took_it(stage):
    journey = fill(altered.publish(stage, with_hand_over))
    journey.to(PUBLISHING)
    publish_permit(
        work=journey.item(PUBLISHING).pk, outcome="terbitkan", by=system_actor(), at=journey.later()
    )
    taker = Taker("Ibu Contoh", "keluarga", "SK-1/2026", shown=("tanda_terima", "bukti_diri", "surat_kuasa"))
    sent = {"work": journey.item("serahkan").pk, "outcome": "teruskan", "taker": taker, "key": "a1"}
    by = journey.officer("serahkan")
    for _ in range(2):
        assert hand_over(**sent, survey=Gate(), by=by, at=journey.later()).state == "selesai"
    kept = Output.objects.get(case=journey.case, kind="serah_terima").facts
    assert kept == {
        "nama": "Ibu Contoh",
        "hubungan": "keluarga",
        "surat_kuasa": "SK-1/2026",
        "ditunjukkan": ["tanda_terima", "bukti_diri", "surat_kuasa"],
    }


def test_who_did_one_step_is_kept_from_another_that_the_standard_sets_apart(stage):
    """Also where neither is a judgement over somebody's work."""
    journey = fill(altered.publish(stage, with_hand_over))
    journey.to(PUBLISHING)
    journey.do(PUBLISHING)
    with refused("memeriksa_pekerjaan_sendiri"):
        journey.do("serahkan", "teruskan")


def test_a_notice_may_name_the_agency_and_the_permit(stage):
    def in_those_words(data):
        data["notifikasi"]["terbit"]["isi"] = "{instansi} menerbitkan {nomor_izin} untuk {nomor}; {sisa}."

    changed = altered.publish(stage, in_those_words)
    text = changed.standard.texts["terbit"].text
    register_template(
        region=stage.region, code="terbit", text=text, by=system_actor(), at=stage.version.published_at
    )
    journey = fill(changed)
    journey.to(PUBLISHING)
    journey.do(PUBLISHING)
    params = Notice.objects.get(event__startswith=journey.case.chain, template__code="terbit").params
    assert params["nomor_izin"] == AllocatedNumber.objects.get(series__code="dpmptsp.izin").text
    assert params["instansi"] == Agency.objects.get(pk=journey.case.agency_id).name
    assert params["sisa"] == "–"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Taker("A"), replace(Taker("B"), name="A")),
        ([1, (2, b"x")], (1, [2, b"x"])),
        (date(2026, 11, 2), date(2026, 11, 2)),
        ({"a": 1.5}, {"a": 1.5}),
    ],
)
def test_what_is_sent_twice_is_compared_by_content(one, other):
    assert plain(one) == plain(other)


def test_models_are_compared_by_row_and_bytes_by_hash(stage):
    assert plain(stage.version) == f"catalogue.StandardVersion:{stage.version.pk}"
    assert len(str(plain(b"%PDF-1.7" * 10_000))) == 64


def test_control_what_is_not_sent_is_a_fault_of_ours():
    with pytest.raises(TypeError, match="not something that is sent"):
        plain(Gate())
