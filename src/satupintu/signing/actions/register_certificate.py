from datetime import datetime

from cryptography import x509
from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_keeps
from satupintu.people.models import Region, User
from satupintu.rules.errors import Refused
from satupintu.signing.certificates import CertificateFacts, facts_of
from satupintu.signing.models import SignerCertificate


def register_certificate(
    *,
    region: Region,
    user: User,
    kind: SignerCertificate.Kind,
    certificate: x509.Certificate,
    by: Actor,
    at: datetime,
) -> SignerCertificate:
    """Say that this certificate is this officer's. One that he had of the kind is replaced, and its signatures stay good."""
    found = facts_of(certificate)
    with transaction.atomic():
        check_keeps(by, user)
        check_registrable(region, found, at)
        before = SignerCertificate.objects.select_for_update(of=("self",)).filter(
            region=region, user=user, kind=kind, replaced_at=None, revoked_at=None
        )
        replaced = [row.fingerprint for row in before]
        before.update(replaced_at=at)
        row = SignerCertificate.objects.create(
            region=region,
            user=user,
            kind=kind,
            fingerprint=found.fingerprint,
            serial=found.serial,
            subject=found.subject,
            certificate=found.der,
            valid_from=found.valid_from,
            valid_until=found.valid_until,
            registered_at=at,
        )
        facts = {"jenis": kind.value, "sidik": found.fingerprint, "menggantikan": replaced}
        record(
            f"pengguna:{user.pk}",
            deed="sertifikat_didaftarkan",
            facts=facts | {"sampai": found.valid_until.isoformat()},
            by=by.signatory,
            at=at,
        )
    return row


def check_registrable(region: Region, found: CertificateFacts, at: datetime) -> None:
    if found.valid_until <= at:
        raise Refused(
            "sertifikat_kedaluwarsa",
            f"Sertifikat ini berlaku sampai {found.valid_until:%d-%m-%Y} dan sudah lewat. Minta yang baru.",
        )
    if SignerCertificate.objects.filter(region=region, fingerprint=found.fingerprint).exists():
        raise Refused("sertifikat_sudah_terdaftar", "Sertifikat ini sudah terdaftar; tidak perlu diulang.")
