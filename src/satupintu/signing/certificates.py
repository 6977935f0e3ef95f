"""Which certificate is whose, and whether it may sign at a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from satupintu.rules.errors import Refused
from satupintu.signing.models import SignerCertificate, SigningAuthority
from satupintu.signing.ports import Certificate, CertificateState
from satupintu.signing.signed_pdf import Trust


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a row keeps of a certificate."""

    fingerprint: str
    serial: str
    subject: str
    name: str
    der: bytes
    valid_from: datetime
    valid_until: datetime


def facts_of(certificate: x509.Certificate) -> CertificateFacts:
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return CertificateFacts(
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        serial=f"{certificate.serial_number:x}",
        subject=certificate.subject.rfc4514_string()[:400],
        name=str(names[0].value) if names else "",
        der=certificate.public_bytes(Encoding.DER),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
    )


def current_certificate(region_id: int, user_id: int, kind: str) -> SignerCertificate | None:
    return SignerCertificate.objects.filter(
        region_id=region_id, user_id=user_id, kind=kind, replaced_at=None, revoked_at=None
    ).first()


def latest_certificate(region_id: int, user_id: int, kind: str) -> SignerCertificate | None:
    """Also one that was revoked: then that is what there is to say."""
    found = SignerCertificate.objects.filter(region_id=region_id, user_id=user_id, kind=kind)
    return found.order_by("-registered_at", "-id").first()


def certificate_status(row: SignerCertificate | None, *, at: datetime) -> Certificate:
    if row is None:
        return Certificate("tidak_ada")
    return Certificate(state_of(row, at=at), holder=row.subject, valid_until=row.valid_until)


def state_of(row: SignerCertificate, *, at: datetime) -> CertificateState:
    if row.revoked_at is not None:
        return "dicabut"
    if at < row.valid_from:
        return "belum_aktif"
    if at > row.valid_until:
        return "kedaluwarsa"
    return "aktif"


def signer_by_fingerprint(region_id: int, fingerprint: str, kind: str = "") -> SignerCertificate | None:
    found = SignerCertificate.objects.filter(region_id=region_id, fingerprint=fingerprint)
    return (found.filter(kind=kind) if kind else found).select_related("user").first()


def certificates_of(region_id: int) -> Sequence[SignerCertificate]:
    return list(
        SignerCertificate.objects.filter(region_id=region_id)
        .select_related("user")
        .order_by("user__login", "kind", "-registered_at", "-id")
    )


def current_authority(region_id: int) -> SigningAuthority | None:
    return SigningAuthority.objects.filter(region_id=region_id, replaced_at=None).first()


def trust_of(region_id: int) -> Trust:
    """Where the chain of a signature of this region may end: its own authorities, BSrE's roots and the clocks' roots."""
    own = SigningAuthority.objects.filter(region_id=region_id).order_by("id")
    return Trust(
        roots=(
            *(bytes(der) for der in own.values_list("certificate", flat=True)),
            *certificates_in(settings.BSRE_ROOTS),
        ),
        timestamp_roots=(*certificates_in(settings.TSA_ROOTS), *certificates_in(settings.BSRE_ROOTS)),
    )


def certificates_in(file: str) -> tuple[bytes, ...]:
    """All certificates of a PEM file, as DER; no file named is none."""
    if not file:
        return ()
    try:
        found = x509.load_pem_x509_certificates(Path(file).read_bytes())
    except (OSError, ValueError) as fault:
        raise Refused(
            "sertifikat_akar_tidak_terbaca",
            f"Berkas sertifikat akar {file} tidak ada atau bukan PEM. Periksa TSA_ROOTS dan BSRE_ROOTS.",
        ) from fault
    return tuple(each.public_bytes(Encoding.DER) for each in found)
