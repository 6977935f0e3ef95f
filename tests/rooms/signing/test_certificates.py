"""Whose certificate is whose: rows with a journal, one at a time, never forgotten."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from satupintu.journal.models import Entry
from satupintu.people.models import Agency, Region, User
from satupintu.rules.errors import Refused
from satupintu.signing.actions.register_authority import register_authority
from satupintu.signing.actions.register_certificate import register_certificate
from satupintu.signing.actions.revoke_certificate import revoke_certificate
from satupintu.signing.certificates import certificates_of, current_authority, current_certificate, trust_of
from satupintu.signing.models import SignerCertificate
from tests.fakes.authority import authority, officer
from tests.situations.seats import AT, THE_SYSTEM, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
LOCAL = SignerCertificate.Kind.LOCAL


@pytest.fixture
def seat():
    return an_officer(an_agency(a_region()))


def registered(seat, pair=None, *, at=AT, kind=LOCAL, by=THE_SYSTEM):
    return register_certificate(
        region=Region.objects.get(pk=seat.region_id),
        user=User.objects.get(pk=seat.user_id),
        kind=kind,
        certificate=(pair or officer()).certificate,
        by=by,
        at=at,
    )


def revoked(row, *, reason="Kunci hilang", at=AT):
    return revoke_certificate(
        certificate=row.pk, region_id=row.region_id, reason=reason, by=THE_SYSTEM, at=at
    )


def refused(code, deed, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        deed(*args, **kwargs)
    assert refusal.value.code == code


def test_a_registered_certificate_is_told_in_the_journal_without_its_holder(seat):
    row = registered(seat)
    assert current_certificate(seat.region_id, seat.user_id, LOCAL) == row
    entry = Entry.objects.get(chain=f"pengguna:{seat.user_id}")
    assert (entry.deed, entry.facts["sidik"]) == ("sertifikat_didaftarkan", row.fingerprint)


def test_a_newer_one_replaces_and_both_are_kept(seat):
    old, new = registered(seat), registered(seat, officer("Yang Baru"))
    assert current_certificate(seat.region_id, seat.user_id, LOCAL) == new
    assert {row.pk for row in certificates_of(seat.region_id)} == {old.pk, new.pk}
    assert Entry.objects.order_by("number").last().facts["menggantikan"] == [old.fingerprint]


def test_of_each_kind_there_is_one(seat):
    local = registered(seat)
    bsre = registered(seat, officer("Dari BSrE"), kind=SignerCertificate.Kind.BSRE)
    assert current_certificate(seat.region_id, seat.user_id, LOCAL) == local
    assert current_certificate(seat.region_id, seat.user_id, "bsre") == bsre


def test_what_cannot_be_registered_or_revoked(seat):
    row = registered(seat)
    refused("sertifikat_sudah_terdaftar", registered, seat)
    refused("sertifikat_kedaluwarsa", registered, seat, officer("Lama"), at=AT + timedelta(days=2))
    refused("alasan_wajib", revoked, row, reason=" ")
    revoked(row)
    refused("sertifikat_sudah_dicabut", revoked, row)
    assert current_certificate(seat.region_id, seat.user_id, LOCAL) is None


def test_only_who_keeps_the_account_may(seat):
    colleague = an_officer(Agency.objects.get(pk=seat.agency_id))
    User.objects.filter(pk=seat.user_id).update(home=seat.region_id)
    refused("bukan_pengelola", registered, seat, by=colleague)


def test_a_new_authority_issues_and_the_old_one_is_still_trusted(seat):
    region = Region.objects.get(pk=seat.region_id)
    for name in ("CA Satu", "CA Dua"):
        register_authority(region=region, certificate=authority(name).certificate, by=THE_SYSTEM, at=AT)
    assert current_authority(region.pk).name == "CA Dua"
    assert trust_of(region.pk).roots == (authority("CA Satu").der, authority("CA Dua").der)
    assert Entry.objects.filter(deed="otoritas_sertifikat_didaftarkan").count() == 2


def test_roots_come_from_files_too(seat, settings, tmp_path):
    for number, name in enumerate(("CA BSrE", "CA Jam")):
        (tmp_path / f"{number}.pem").write_bytes(authority(name).certificate.public_bytes(Encoding.PEM))
    settings.BSRE_ROOTS, settings.TSA_ROOTS = str(tmp_path / "0.pem"), str(tmp_path / "1.pem")
    trust = trust_of(seat.region_id)
    assert trust.roots == (authority("CA BSrE").der,)
    assert set(trust.timestamp_roots) == {authority("CA BSrE").der, authority("CA Jam").der}
    assert x509.load_der_x509_certificate(trust.roots[0])


@pytest.mark.parametrize("content", [None, b"bukan PEM"])
def test_a_file_of_roots_that_cannot_be_read_is_said(seat, settings, tmp_path, content):
    file = tmp_path / "akar.pem"
    if content is not None:
        file.write_bytes(content)
    settings.TSA_ROOTS = str(file)
    refused("sertifikat_akar_tidak_terbaca", trust_of, seat.region_id)
