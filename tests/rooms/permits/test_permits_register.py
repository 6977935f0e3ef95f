import secrets
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from satupintu.permits.actions.allocate import allocate
from satupintu.permits.actions.freeze_document import freeze_document
from satupintu.permits.actions.issue_permit import issue_permit
from satupintu.permits.actions.void_number import void_number
from satupintu.permits.models import Permit
from satupintu.permits.queries import permit_by_code, permit_by_signed_hash, permit_of_case
from satupintu.rules import codes
from satupintu.rules.errors import Refused
from tests.situations.permits import SIGNER, a_prepared_permit
from tests.situations.seats import AT, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
DOCUMENT, SIGNED = "d" * 64, "e" * 64


@pytest.fixture
def region():
    return a_region()


@pytest.fixture
def officer(region):
    return an_officer(an_agency(region))


def prepared(region, *, entropy=secrets.token_bytes, case="P-1"):
    return a_prepared_permit(
        region, an_agency(region), entropy=entropy, case=case, valid_until=date(2029, 11, 20)
    )


def a_number(region, officer):
    return allocate(
        region=region,
        series="izin",
        pattern="{urut:03}/{tahun}",
        values={},
        subject="permohonan:1",
        by=officer,
        at=AT,
    )


def frozen(region, officer, *, case="P-1"):
    permit = prepared(region, case=case)
    return freeze_document(
        region_id=region.id, permit_id=permit.id, number=a_number(region, officer), document_hash=DOCUMENT
    )


def issued(region, officer, *, case="P-1"):
    permit = frozen(region, officer, case=case)
    return issue_permit(
        region_id=region.id,
        permit_id=permit.id,
        document_hash=DOCUMENT,
        signed_hash=SIGNED,
        signer=SIGNER,
        by=officer,
        at=AT,
    )


def refused(expected, action, /, **arguments):
    with pytest.raises(Refused) as refusal, transaction.atomic():
        action(**arguments)
    assert refusal.value.code == expected


def test_the_code_comes_from_the_bytes_given_and_is_found_as_typed(region):
    permit = prepared(region, entropy=lambda size: bytes(range(size)))
    assert permit.code == codes.from_entropy(bytes(range(10)))
    assert permit_by_code(codes.show(permit.code).lower()) == permit
    assert permit_by_code("salah ketik") is None


def test_the_same_code_cannot_stand_twice(region):
    prepared(region, entropy=bytes)
    with pytest.raises(IntegrityError), transaction.atomic():
        prepared(region, entropy=bytes, case="P-2")


def test_from_prepared_to_in_force(region, officer):
    permit = issued(region, officer)
    permit.refresh_from_db()
    assert (permit.state, permit.issued_at, permit.version) == ("berlaku", AT, 2)
    assert permit_by_signed_hash(SIGNED) == permit
    assert permit_of_case(region.id, "P-1") == permit
    assert permit_of_case(a_region().id, "P-1") is None
    assert permit_by_signed_hash("") is None


def test_only_the_frozen_bytes_are_issued_and_only_once(region, officer):
    permit = prepared(region)
    common = {"region_id": region.id, "permit_id": permit.id, "signed_hash": SIGNED, "at": AT}
    common |= {"signer": SIGNER, "by": officer}
    refused("naskah_belum_beku", issue_permit, document_hash=DOCUMENT, **common)
    number = a_number(region, officer)
    freeze = {"region_id": region.id, "permit_id": permit.id, "document_hash": DOCUMENT}
    freeze_document(number=number, **freeze)
    refused("naskah_sudah_beku", freeze_document, number=number, **freeze)
    refused("naskah_berubah", issue_permit, document_hash="f" * 64, **common)
    issue_permit(document_hash=DOCUMENT, **common)
    refused("izin_sudah_terbit", issue_permit, document_hash=DOCUMENT, **common)


def test_a_void_number_is_not_printed_and_a_printed_number_is_not_voided(region, officer):
    permit = prepared(region)
    number = a_number(region, officer)
    void_number(region_id=region.id, number_id=number.id, reason="Salah.", by=officer, at=AT)
    number.refresh_from_db()
    refused(
        "nomor_tidak_berlaku",
        freeze_document,
        region_id=region.id,
        permit_id=permit.id,
        number=number,
        document_hash=DOCUMENT,
    )
    printed = issued(region, officer, case="P-2").number
    refused(
        "nomor_sudah_terbit",
        void_number,
        region_id=region.id,
        number_id=printed.id,
        reason="Salah.",
        by=officer,
        at=AT,
    )


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "berlaku"},
        {"state": "lain"},
        {"signed_hash": SIGNED},
        {"content_hash": ""},
        {"document_hash": DOCUMENT},
        {"state": "dicabut"},
        {"ended_at": AT},
        {"kind": "salinan"},
        {"suspended_reason": "Diperiksa."},
    ],
)
def test_the_database_itself_refuses_half_a_permit(region, broken):
    permit = prepared(region)
    with pytest.raises(IntegrityError), transaction.atomic():
        Permit.objects.filter(id=permit.id).update(**broken)
