"""In the field: a visit planned and moved, recorded with pictures and signatures, and the agency's letter that answers."""

from datetime import timedelta

import pytest

from satupintu.cases.actions.plan_visit import plan_visit
from satupintu.cases.actions.recommend import recommend
from satupintu.cases.actions.record_visit import record_visit
from satupintu.cases.actions.refer import refer
from satupintu.cases.actions.reschedule_visit import reschedule_visit
from satupintu.cases.deeds.choices import choices
from satupintu.cases.models import Output, PlannedVisit
from satupintu.cases.queries.visits import visits_to_come
from satupintu.cases.visits import Photo, Present, Visit, VisitPlan
from satupintu.notices.models import Notice
from satupintu.notices.queries import text_of
from satupintu.ops.walk.deeds import a_checked_file
from satupintu.permits.models import NumberPattern
from tests.rooms.cases import altered
from tests.rooms.cases.journey import (
    ADVISING,
    APPROVING,
    SEEN_THERE,
    TODAY,
    VERIFYING,
    at_step,
    chain_faults,
    fill,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db
STARTS_AT = ADVISING
PLAN = {
    "day": TODAY + timedelta(days=1),
    "members": ("Anggota 1", " "),
    "starts_at": "09.30",
    "vehicle": "BM 1 XX",
}
FOUND = {
    "day": TODAY,
    "team": ("Anggota 1",),
    "findings": "Sesuai.",
    "result": "direkomendasikan",
    "answers": SEEN_THERE,
}


def plan(journey, *, action=plan_visit, step=ADVISING, by=None, **change):
    more = {"reason": change.pop("reason")} if "reason" in change else {}
    return action(
        work=journey.item(step).pk,
        plan=VisitPlan(**PLAN | change),
        by=by or journey.officer(step),
        at=journey.later(),
        **more,
    )


def record(journey, **change):
    return record_visit(
        work=journey.item(ADVISING).pk,
        visit=Visit(**FOUND | change),
        by=journey.officer(ADVISING),
        at=journey.later(),
    )


def offered(journey):
    ways = choices(ref=journey.case.ref, actors=[journey.officer(ADVISING)], at=journey.later())
    return {way.action: way.refusal.code if way.refusal else "" for way in ways if "visit" in way.action}


def test_a_visit_is_planned_moved_and_made(stage):
    journey = at_step(stage, ADVISING)
    assert offered(journey) == {
        "plan_visit": "",
        "reschedule_visit": "kunjungan_belum_direncanakan",
        "record_visit": "",
    }
    plan(journey, order_number="094/12")
    assert offered(journey) == {
        "plan_visit": "kunjungan_sudah_direncanakan",
        "reschedule_visit": "",
        "record_visit": "",
    }
    plan(journey, action=reschedule_visit, day=TODAY, reason="Hujan.")
    first, second = PlannedVisit.objects.order_by("id")
    assert (first.move_reason, second.order_number, second.members) == ("Hujan.", "094/12", ["Anggota 1"])
    posts = [journey.item(ADVISING).post_id]
    to_come = visits_to_come(posts, first=TODAY, last=TODAY + timedelta(days=7))
    assert [one.pk for one in to_come] == [second.pk]
    record(journey)
    second.refresh_from_db()
    assert second.output.kind == "berita_acara"
    assert visits_to_come(posts, first=TODAY, last=TODAY + timedelta(days=7)) == []
    assert offered(journey)["plan_visit"] == ""
    assert chain_faults(journey.case) == []


def test_the_applicant_is_told_the_day(stage):
    journey = at_step(stage, ADVISING)
    plan(journey)
    told = Notice.objects.filter(template__code="kunjungan_direncanakan").select_related("template").get()
    assert (told.addressee_kind, told.addressee) == ("pemohon", stage.applicant.pk)
    assert "Selasa, 3 November 2026 pukul 09.30" in text_of(told)


def test_the_surat_tugas_takes_the_next_number_of_the_agencys_series(stage):
    journey = at_step(stage, ADVISING)
    agency = journey.item(ADVISING).post.agency
    NumberPattern.objects.create(
        region=stage.region, agency=agency, code="surat_tugas", pattern="ST/{urut}/{tahun}", unit=""
    )
    plan(journey)
    assert PlannedVisit.objects.get().order_number == "ST/1/2026"


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"day": TODAY - timedelta(days=1)}, "tanggal_rencana"),
        ({"starts_at": "9:30"}, "jam_rencana"),
        ({"starts_at": "24.00"}, "jam_rencana"),
        ({"members": (" ",)}, "tim_kosong"),
        ({"action": reschedule_visit, "reason": "Hujan."}, "kunjungan_belum_direncanakan"),
        ({"step": VERIFYING}, "sudah_dikerjakan"),
    ],
)
def test_a_plan_that_is_not_made(stage, sent, code):
    journey = at_step(stage, ADVISING)
    with refused(code):
        plan(journey, **sent)
    assert not PlannedVisit.objects.exists()


def test_who_may_not_plan_and_what_is_not_moved(stage):
    journey = at_step(stage, ADVISING)
    with refused("bukan_jabatannya"):
        plan(journey, by=stage.officer(post_of(stage, "customer_service"), journey.at))
    plan(journey)
    with refused("kunjungan_sudah_direncanakan"):
        plan(journey)
    with refused("alasan_kosong"):
        plan(journey, action=reschedule_visit, reason=" ")


def test_pictures_signatures_and_the_place_go_into_the_berita_acara(stage):
    journey = at_step(stage, ADVISING)
    by = journey.officer(ADVISING)
    photo, signature = (a_checked_file(stage, name, by=by, at=journey.at).pk for name in ("foto", "paraf"))
    taken = journey.at
    record(
        journey,
        latitude=-7.6,
        longitude=112.8,
        photos=(Photo(photo, taken, -7.6, 112.8),),
        present=(Present("Ketua RT", "saksi", signature), Present("Pengurus", "pemohon")),
        number="BA/7/2026",
        result="perlu_perbaikan",
    )
    kept = Output.objects.get(kind="berita_acara")
    assert kept.number == "BA/7/2026"
    place = {"latitude": -7.6, "longitude": 112.8}
    assert kept.facts["photos"] == [{"file": photo, "taken_at": taken.isoformat(), **place}]
    assert [one["signature"] for one in kept.facts["present"]] == [signature, None]
    assert kept.facts["result"] == "perlu_perbaikan"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"result": "bagus"}, "simpulan_kunjungan"),
        ({"latitude": -7.6}, "posisi_tidak_lengkap"),
        ({"latitude": 97.0, "longitude": 112.8}, "posisi_tidak_ada"),
        ({"photos": (Photo(0, None, 1.0),)}, "posisi_tidak_lengkap"),
        ({"photos": (Photo(0),)}, "unggahan_tidak_ada"),
        ({"present": (Present(" ", "saksi"),)}, "hadirin_tanpa_nama"),
        ({"answers": {"bukan_isian": "x"}}, "isian_kunjungan_belum_lengkap"),
    ],
)
def test_a_visit_that_is_not_recorded(stage, change, code):
    journey = at_step(stage, ADVISING)
    with refused(code):
        record(journey, **change)
    assert not Output.objects.filter(kind="berita_acara").exists()


def test_a_picture_of_somebody_else_is_not_ones_own(stage):
    journey = at_step(stage, ADVISING)
    photo = a_checked_file(stage, "foto", by=journey.citizen(), at=journey.at)
    with refused("unggahan_tidak_ada"):
        record(journey, photos=(Photo(photo.pk),))


def with_a_form(data):
    altered.step(data, ADVISING)["isian_kunjungan"] = [
        {
            "kode": "lapangan",
            "judul": "Di lapangan",
            "isian": [
                {"kode": "papan_nama", "label": "Ada papan nama", "jenis": "ya_tidak"},
                {"kode": "jumlah_ruang", "label": "Jumlah ruang", "jenis": "angka", "maks": 50},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({}, "Ada papan nama"),
        ({"papan_nama": "ya"}, "Jumlah ruang"),
        ({"papan_nama": "ya", "jumlah_ruang": "51"}, "Jumlah ruang"),
        ({"papan_nama": "ya", "jumlah_ruang": "4"}, ""),
    ],
)
def test_the_form_of_the_standard_is_filled_in_on_the_spot(stage, answers, fault):
    other = altered.publish(stage, with_a_form)
    journey = fill(other)
    journey.to(ADVISING)
    if fault:
        with refused("isian_kunjungan_belum_lengkap", fault):
            record(journey, answers=answers)
    else:
        record(journey, answers=answers)
        facts = Output.objects.get(kind="berita_acara").facts
        assert facts["answers"] == {"papan_nama": True, "jumlah_ruang": 4}


def advise(journey, **more):
    return recommend(
        work=journey.item(ADVISING).pk,
        outcome="direkomendasikan",
        by=journey.officer(ADVISING),
        at=journey.later(),
        **more,
    )


def test_the_agency_answers_with_a_kajian_and_its_scan(stage):
    journey = at_step(stage, ADVISING)
    record(journey)
    scan = a_checked_file(stage, "kajian", by=journey.officer(ADVISING), at=journey.at)
    with refused("jenis_jawaban"):
        advise(journey, letter="surat_cinta")
    with refused("seri_belum_diatur"):
        advise(journey, letter="kajian_teknis")
    advise(journey, letter="kajian_teknis", number="12/KT/2026", file=scan.pk)
    kept = Output.objects.get(kind="kajian_teknis")
    assert (kept.number, kept.file_id) == ("12/KT/2026", scan.pk)
    assert journey.open() == [APPROVING]


def referring(data):
    altered.step(data, "verifikasi_berkas")["hasil"][0]["ke"] = ["rujuk"]
    data["langkah"].append(altered.a_step("rujuk", "teruskan", "customer_service", ADVISING))


def test_the_surat_pengantar_is_numbered_and_says_to_whom(stage):
    other = altered.publish(stage, referring)
    journey = fill(other)
    journey.to(VERIFYING)
    journey.do(VERIFYING)
    refer(work=journey.item("rujuk").pk, outcome="teruskan", by=journey.officer("rujuk"), at=journey.later())
    letter = Output.objects.get(kind="surat_pengantar", replaced_at__isnull=True)
    assert letter.number == "SP/1/2026"
    assert letter.facts == {"kepada": [journey.item(ADVISING).post.agency.name]}
