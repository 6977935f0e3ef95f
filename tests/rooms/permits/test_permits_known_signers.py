"""Whose signature counts: a certificate of the list, within its time, and of a revoked one only what a timestamp proves."""

from datetime import timedelta

import pytest

from satupintu.people.models import User
from satupintu.permits.known_signers import RegisteredSigners
from satupintu.signing.models import SignerCertificate, SigningAuthority
from tests.fakes.authority import authority, officer
from tests.situations.seats import AT, a_region

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def row():
    region = a_region()
    user = User.objects.create(login="kepala", name="Kepala Contoh", created_at=AT)
    return SignerCertificate.objects.create(
        region=region,
        user=user,
        kind=SignerCertificate.Kind.LOCAL,
        fingerprint="f" * 64,
        serial="1",
        subject="CN=Kepala Contoh",
        certificate=officer().der,
        valid_from=AT - DAY,
        valid_until=AT + DAY,
        registered_at=AT,
    )


def found(fingerprint="f" * 64, claimed=AT, stamped=None):
    return RegisteredSigners().find(fingerprint, claimed_at=claimed, stamped_at=stamped)


def test_a_certificate_of_the_list_within_its_time(row):
    known = found()
    assert (known.name, known.region, known.must_certify) == ("Kepala Contoh", row.region.name, True)
    assert found("e" * 64) is None
    assert found(claimed=None) is None
    assert found(claimed=AT + 2 * DAY) is found(claimed=AT - 2 * DAY) is None
    assert found(claimed=AT, stamped=AT + 2 * DAY) is None


def test_bsre_need_not_certify(row):
    SignerCertificate.objects.update(kind=SignerCertificate.Kind.BSRE)
    assert not found().must_certify


def test_what_a_revoked_key_claims_proves_nothing(row):
    SignerCertificate.objects.update(revoked_at=AT, revocation_reason="Kunci hilang.")
    assert found(claimed=AT - DAY / 2) is None
    assert found(stamped=AT - DAY / 2).name == "Kepala Contoh"
    assert found(stamped=AT + DAY / 2) is None


def test_chains_end_at_the_authorities_of_every_region():
    SigningAuthority.objects.create(
        region=a_region(),
        name="CA",
        fingerprint="a" * 64,
        certificate=authority().der,
        valid_from=AT,
        valid_until=AT + DAY,
        registered_at=AT,
    )
    assert RegisteredSigners().trust().roots == (authority().der,)
