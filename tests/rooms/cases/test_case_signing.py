"""Frozen at approval, numbered, signed by the port between two deeds, and only then in force."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from satupintu.cases.actions.hand_back import hand_back
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.publish_permit import publish_permit
from satupintu.cases.actions.record_failed_signing import record_failed_signing
from satupintu.cases.actions.record_signature import record_signature
from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.docket import Docket
from satupintu.cases.frozen import content_hash, document
from satupintu.cases.models import Answer, Case, Output, Paper, WorkItem
from satupintu.cases.permit_of import abandon_permit, check_in_force, number_permit, permit_of
from satupintu.ops.walk.pen import PASSPHRASE, RehearsalPen
from satupintu.ops.walk.stage import an_applicant
from satupintu.people.queries import act_as, system_actor
from satupintu.permits.models import AllocatedNumber, Permit
from satupintu.permits.queries import gaps_in
from satupintu.signing.models import SigningRequest
from satupintu.signing.ports import Passphrase, SignerIdentity
from tests.rooms.cases.journey import (
    APPROVING,
    AT,
    PUBLISHING,
    SIGNING,
    a_deputy,
    an_account,
    at_step,
    chain_faults,
    filed,
    refused,
)

pytestmark = pytest.mark.django_db
STARTS_AT = SIGNING


def prepare(journey):
    return prepare_signing(work=journey.item(SIGNING).pk, by=journey.officer(SIGNING), at=journey.later())


def pen_on(journey, prepared, content=None):
    by = journey.officer(SIGNING)
    return RehearsalPen().sign(
        content or prepared.document,
        identity=SignerIdentity(str(by.user_id), by.name),
        passphrase=Passphrase(PASSPHRASE),
        at=journey.at,
    )


def record(journey, signed, **change):
    found = RehearsalPen().verify(signed.content)
    return record_signature(
        work=journey.item(SIGNING).pk,
        outcome="tandatangani",
        signed=signed.content,
        verification=replace(found, **change),
        by=journey.officer(SIGNING),
        at=journey.later(),
    )


def fail(journey, *, certain, by=None):
    return record_failed_signing(
        work=journey.item(SIGNING).pk,
        code="hasil_tidak_pasti",
        reason="Tidak dijawab.",
        certain=certain,
        by=by or journey.officer(SIGNING),
        at=journey.later(),
    )


def back_to_approval(journey):
    hand_back(
        work=journey.item(SIGNING).pk,
        outcome="kembalikan_ke_koordinator",
        reason="Periksa lagi.",
        by=journey.officer(SIGNING),
        at=journey.later(),
    )


def number_of(journey):
    return Permit.objects.select_related("number").get(pk=journey.fresh().permit_id).number


def change_an_answer(journey):
    Answer.objects.filter(case=journey.case, field="nama_lembaga").update(value="Nama Lain")


def replace_a_paper(journey):
    Paper.objects.filter(case=journey.case, requirement="ktp").update(state=Paper.State.REPLACED)


def cite_a_paper_otherwise(journey, **change):
    Paper.objects.filter(case=journey.case, requirement="ktp").update(**change)


def change_a_finding(kind, journey, **change):
    assert Output.objects.filter(case=journey.case, kind=kind).update(**change)


def change_whose_it_is(journey):
    other = an_applicant(at=journey.at, number=8)
    Case.objects.filter(pk=journey.case.pk).update(applicant=other)


CHANGES = pytest.mark.parametrize("change", [change_an_answer, replace_a_paper])
MORE_CHANGES = [
    change_whose_it_is,
    *(
        partial(cite_a_paper_otherwise, **{field: "9"})
        for field in ("number", "issuer", "alternative", "stamp_serial")
    ),
    *(partial(cite_a_paper_otherwise, **{field: date(2031, 1, 1)}) for field in ("day", "expires")),
    *(
        partial(change_a_finding, kind, **change)
        for kind in ("berita_acara", "rekomendasi_teknis")
        for change in ({"number": "9"}, {"day": date(2031, 1, 1)}, {"facts": {}}, {"replaced_at": AT})
    ),
]


def test_prepared_signed_recorded_in_force(stage):
    journey = at_step(stage, SIGNING)
    prepared = prepare(journey)
    case = record(journey, pen_on(journey, prepared))
    permit = Permit.objects.get(pk=case.permit_id)
    assert (permit.state, permit.document_hash) == ("berlaku", prepared.document_hash)
    assert permit.signed_hash not in {"", permit.document_hash}
    assert case.signed_at == journey.at
    assert journey.open() == [PUBLISHING]
    assert chain_faults(case) == []


@CHANGES
def test_content_that_was_changed_after_approval_is_not_prepared(stage, change):
    journey = at_step(stage, SIGNING)
    change(journey)
    with refused("isi_berubah", "disetujui ulang"):
        prepare(journey)
    assert not SigningRequest.objects.exists()


@pytest.mark.parametrize("change", MORE_CHANGES)
def test_the_frozen_content_is_all_that_the_approver_saw(stage, change):
    journey = at_step(stage, SIGNING)
    before = content_hash(docket_of(journey))
    assert before == journey.case.content_hash
    change(journey)
    assert content_hash(docket_of(journey)) != before


@CHANGES
def test_content_that_was_changed_before_the_pen_is_not_recorded(stage, change):
    journey = at_step(stage, SIGNING)
    signed = pen_on(journey, prepare(journey))
    change(journey)
    with refused("isi_berubah"):
        record(journey, signed)
    assert Permit.objects.get().state == "disiapkan"


def test_a_document_that_is_not_the_frozen_one_is_not_signed(stage):
    journey = at_step(stage, SIGNING)
    Permit.objects.update(document_hash="0" * 64)
    with refused("naskah_berubah"):
        prepare(journey)


def test_the_same_content_approved_again_keeps_permit_and_number(stage):
    journey = at_step(stage, SIGNING)
    before = journey.fresh().permit_id, number_of(journey).text
    back_to_approval(journey)
    journey.do(APPROVING)
    assert (journey.fresh().permit_id, number_of(journey).text) == before
    assert number_of(journey).void_at is None


def test_other_content_voids_the_number_and_takes_the_next(stage):
    journey = at_step(stage, SIGNING)
    first = number_of(journey)
    back_to_approval(journey)
    change_an_answer(journey)
    journey.do(APPROVING)
    second = number_of(journey)
    assert second.number == first.number + 1
    voided = AllocatedNumber.objects.get(pk=first.pk)
    assert (voided.void_at, voided.void_reason) == (journey.at, "isi berubah setelah nomor diberikan")
    assert gaps_in(stage.region.pk, "dpmptsp.izin", 2026) == []
    journey.do(SIGNING)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"valid": False, "reason": "sertifikat dicabut"}, "tanda_tangan_tidak_sah"),
        ({"document_hash": "0" * 64}, "berkas_lain_yang_kembali"),
        ({"signer": "0"}, "penanda_tangan_lain"),
        ({"signer": ""}, "penanda_tangan_lain"),
    ],
)
def test_what_comes_back_is_not_trusted(stage, change, code):
    journey = at_step(stage, SIGNING)
    signed = pen_on(journey, prepare(journey))
    with refused(code, change.get("reason", "")):
        record(journey, signed, **change)
    assert journey.open() == [SIGNING]


def test_another_document_signed_validly_is_refused(stage):
    journey = at_step(stage, SIGNING)
    signed = pen_on(journey, prepare(journey), b"surat lain")
    with refused("berkas_lain_yang_kembali"):
        record(journey, signed)


def test_a_signature_that_nobody_prepared_is_refused(stage):
    journey = at_step(stage, SIGNING)
    prepared = prepare(journey)
    signed = pen_on(journey, prepared)
    fail(journey, certain=True)
    with refused("tanda_tangan_belum_disiapkan"):
        record(journey, signed)
    with refused("tanda_tangan_belum_disiapkan"):
        fail(journey, certain=True)


def test_after_a_certain_failure_it_may_be_prepared_again(stage):
    journey = at_step(stage, SIGNING)
    prepare(journey)
    fail(journey, certain=True)
    record(journey, pen_on(journey, prepare(journey)))
    assert SigningRequest.objects.filter(state="gagal").count() == 1


def test_a_doubtful_signing_waits_for_a_person(stage):
    journey = at_step(stage, SIGNING)
    prepared = prepare(journey)
    fail(journey, certain=False)
    with refused("tanda_tangan_sedang_berjalan"):
        prepare(journey)
    with refused("hasil_perlu_diperiksa_orang"):
        fail(journey, certain=True, by=system_actor())
    record(journey, pen_on(journey, prepared))
    assert journey.open() == [PUBLISHING]
    assert chain_faults(journey.case) == []


@pytest.mark.parametrize("doubtful", [False, True])
def test_only_a_doubtful_signature_is_recorded_by_another_of_the_post(stage, doubtful):
    journey = at_step(stage, SIGNING)
    signed = pen_on(journey, prepare(journey))
    if doubtful:
        fail(journey, certain=False)
    plh = an_account("plh")
    a_deputy(stage, "kepala_dinas", plh)
    sent = {
        "work": journey.item(SIGNING).pk,
        "outcome": "tandatangani",
        "signed": signed.content,
        "verification": RehearsalPen().verify(signed.content),
        "by": act_as(plh, journey.item(SIGNING).post, at=journey.at),
    }
    if doubtful:
        assert record_signature(**sent, at=journey.later()).signed_at == journey.at
        return
    with refused("tanda_tangan_orang_lain", "Kepala DPMPTSP"):
        record_signature(**sent, at=journey.later())


def test_two_signings_at_once_are_one(stage):
    journey = at_step(stage, SIGNING)
    prepare(journey)
    with refused("tanda_tangan_sedang_berjalan"):
        prepare(journey)


@pytest.mark.parametrize("doubtful", [False, True])
def test_nothing_else_moves_while_the_file_is_before_the_signer(stage, doubtful):
    journey = at_step(stage, SIGNING)
    prepare(journey)
    if doubtful:
        fail(journey, certain=False)
    with refused("sedang_ditandatangani"):
        back_to_approval(journey)
    with refused("sedang_ditandatangani"):
        withdraw(ref=journey.case.ref, by=journey.citizen(), at=journey.later())


def test_nothing_is_published_that_is_not_in_force(stage):
    journey = at_step(stage, PUBLISHING)
    Permit.objects.update(state="disiapkan", signed_hash="", issued_at=None)
    with refused("belum_ditandatangani"):
        publish_permit(
            work=journey.item(PUBLISHING).pk,
            outcome="terbitkan",
            by=journey.officer(PUBLISHING),
            at=journey.later(),
        )


def docket_of(journey):
    case = journey.fresh()
    items = list(WorkItem.objects.filter(case=case).select_related("post"))
    return Docket(case, journey.stage.standard, items, system_actor(), journey.at)


def test_a_permit_in_force_is_not_abandoned(stage):
    journey = at_step(stage, PUBLISHING)
    with refused("izin_sudah_terbit"):
        abandon_permit(docket_of(journey), "Contoh.")


def test_before_approval_there_is_no_permit(stage):
    docket = docket_of(filed(stage))
    for ask in (permit_of, partial(number_permit, step=APPROVING), check_in_force):
        with refused("isi_belum_dibekukan"):
            ask(docket)


def test_a_document_without_a_number_is_not_made():
    with refused("naskah_belum_bernomor"):
        document(Permit(code="CONTOH", number=None))
