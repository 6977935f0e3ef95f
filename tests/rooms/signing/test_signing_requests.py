import pytest
from django.db import IntegrityError, transaction

from satupintu.rules.errors import Refused
from satupintu.signing.actions.doubt import doubt
from satupintu.signing.actions.fail import fail
from satupintu.signing.actions.prepare import prepare
from satupintu.signing.actions.record import record
from satupintu.signing.models import SigningRequest
from satupintu.signing.queries import latest_request, left_behind, unknown_outcomes
from tests.situations.seats import AT, THE_SYSTEM, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
DOCUMENT, SIGNED = "d" * 64, "e" * 64


@pytest.fixture
def region():
    return a_region()


@pytest.fixture
def head(region):
    return an_officer(an_agency(region), capacity="plh")


@pytest.fixture
def request_id(region, head):
    return prepare(region=region, subject="izin:1", document_hash=DOCUMENT, by=head, at=AT).id


def refused(expected, action, /, **arguments):
    with pytest.raises(Refused) as refusal, transaction.atomic():
        action(**arguments)
    assert refusal.value.code == expected


def test_signed_once_with_who_and_in_which_capacity(region, head, request_id):
    outcome = {"region_id": region.id, "request_id": request_id, "by": head, "at": AT}
    request = record(document_hash=DOCUMENT, signed_hash=SIGNED, reference="r-1", **outcome)
    assert (request.state, request.capacity, request.signer_post_id) == (
        "ditandatangani",
        "plh",
        head.post_id,
    )
    assert latest_request(region.id, "izin:1") == request
    again = {**outcome, "document_hash": DOCUMENT, "signed_hash": "f" * 64}
    refused("tanda_tangan_sudah_selesai", record, **again)
    refused("tanda_tangan_sudah_selesai", fail, code="x", reason="y", **outcome)
    refused(
        "tanda_tangan_tidak_menunggu", doubt, region_id=region.id, request_id=request_id, code="x", reason="y"
    )


def test_another_document_or_no_signature_is_refused(region, head, request_id):
    outcome = {"region_id": region.id, "request_id": request_id, "by": head, "at": AT}
    refused("dokumen_bukan_yang_disiapkan", record, document_hash="0" * 64, signed_hash=SIGNED, **outcome)
    refused("berkas_tanpa_tanda_tangan", record, document_hash=DOCUMENT, signed_hash=DOCUMENT, **outcome)
    refused("berkas_tanpa_tanda_tangan", record, document_hash=DOCUMENT, signed_hash="", **outcome)


def test_after_a_failure_it_may_be_prepared_again_but_not_after_a_signature(region, head, request_id):
    again = {"region": region, "subject": "izin:1", "document_hash": DOCUMENT, "by": head, "at": AT}
    refused("tanda_tangan_sedang_berjalan", prepare, **again)
    outcome = {"region_id": region.id, "by": head, "at": AT}
    refused("alasan_wajib", fail, request_id=request_id, code="frasa_sandi_salah", reason=" ", **outcome)
    fail(request_id=request_id, code="frasa_sandi_salah", reason="Frasa sandi salah.", **outcome)
    second = prepare(**again)
    record(request_id=second.id, document_hash=DOCUMENT, signed_hash=SIGNED, **outcome)
    refused("dokumen_sudah_ditandatangani", prepare, **again)


def test_an_unknown_outcome_waits_for_a_person(region, head, request_id):
    where = {"region_id": region.id, "request_id": request_id}
    refused("alasan_wajib", doubt, code="", reason="", **where)
    doubt(code="hasil_tidak_pasti", reason="Waktu habis.", **where)
    assert [waiting.id for waiting in unknown_outcomes(region.id)] == [request_id]
    refused("tanda_tangan_tidak_menunggu", doubt, code="hasil_tidak_pasti", reason="", **where)
    signed = {"document_hash": DOCUMENT, "signed_hash": SIGNED, "at": AT, **where}
    refused("hasil_perlu_diperiksa_orang", record, by=THE_SYSTEM, **signed)
    refused("hasil_perlu_diperiksa_orang", fail, code="x", reason="y", by=THE_SYSTEM, at=AT, **where)
    assert record(by=head, **signed).state == "ditandatangani"
    assert unknown_outcomes(region.id) == []


@pytest.mark.parametrize("capacity", ["pemohon", "sistem"])
def test_only_a_seat_signs(region, capacity):
    by = an_officer(an_agency(region), capacity=capacity)
    refused(
        "penanda_tangan_tanpa_jabatan",
        prepare,
        region=region,
        subject="izin:2",
        document_hash=DOCUMENT,
        by=by,
        at=AT,
    )


def test_what_a_dead_process_left_is_found(region, request_id):
    assert left_behind(region.id, before=AT) == []
    later = AT.replace(hour=AT.hour + 1)
    assert [request.id for request in left_behind(region.id, before=later)] == [request_id]


def test_two_that_prepare_at_once_the_database_lets_one(region, head, request_id, monkeypatch):
    monkeypatch.setattr("satupintu.signing.actions.prepare.check_preparable", lambda *_: None)
    with pytest.raises(Refused) as refusal, transaction.atomic():
        prepare(region=region, subject="izin:1", document_hash=DOCUMENT, by=head, at=AT)
    assert refusal.value.code == "tanda_tangan_sedang_berjalan"


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "ditandatangani", "closed_at": AT, "closed_by": "pengguna:1"},
        {"state": "ditandatangani", "closed_at": AT, "closed_by": "pengguna:1", "signed_hash": DOCUMENT},
        {"state": "gagal", "closed_at": AT, "closed_by": "pengguna:1"},
        {"state": "tidak_pasti"},
        {"signed_hash": SIGNED},
        {"state": "lain"},
        {"capacity": "lain"},
    ],
)
def test_the_database_itself_refuses_half_an_outcome(request_id, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        SigningRequest.objects.filter(id=request_id).update(**broken)
