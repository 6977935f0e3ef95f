"""A region's own small authority: its certificate, officers' certificates, and the list of those revoked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from satupintu.gateways.local_signer.key_files import OpenedKey, SigningKey

Algorithm = Literal["ecdsa", "rsa"]
AUTHORITY_LASTS = timedelta(days=10 * 365)
OFFICER_LASTS = timedelta(days=2 * 365)
LIST_LASTS = timedelta(days=30)
SLACK = timedelta(minutes=5)
"""The clocks of two machines are never quite the same."""
LONGEST_NAME = 64
"""Of a part of a name, by X.520."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands in the certificate: name, post, agency and region, and no number of a person."""

    name: str
    post: str
    agency: str
    region: str


@dataclass(frozen=True, slots=True)
class Issued:
    key: SigningKey
    certificate: x509.Certificate


def new_key(algorithm: Algorithm) -> SigningKey:
    if algorithm == "rsa":
        return rsa.generate_private_key(public_exponent=65537, key_size=3072)
    return ec.generate_private_key(ec.SECP256R1())


def make_authority(region: str, *, algorithm: Algorithm = "ecdsa", at: datetime) -> Issued:
    key = new_key(algorithm)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _fitting(region)),
            x509.NameAttribute(NameOID.COMMON_NAME, _fitting(f"Otoritas Sertifikat {region}")),
        ]
    )
    built = _begun(name, name, key, at=at, lasts=AUTHORITY_LASTS)
    built = built.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    built = built.add_extension(_usage(signs=False), critical=True)
    return Issued(key, built.sign(key, hashes.SHA256()))


def issue(subject: Subject, authority: OpenedKey, *, algorithm: Algorithm = "ecdsa", at: datetime) -> Issued:
    key, issuer = new_key(algorithm), authority.certificate
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.LOCALITY_NAME, _fitting(subject.region)),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _fitting(subject.agency)),
            x509.NameAttribute(NameOID.TITLE, _fitting(subject.post)),
            x509.NameAttribute(NameOID.COMMON_NAME, _fitting(subject.name)),
        ]
    )
    lasts = min(OFFICER_LASTS, issuer.not_valid_after_utc - at)
    built = _begun(name, issuer.subject, key, at=at, lasts=lasts)
    built = built.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    built = built.add_extension(_usage(signs=True), critical=True)
    built = built.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False
    )
    return Issued(key, built.sign(authority.key, hashes.SHA256()))


def make_revocation_list(
    authority: OpenedKey, revoked: Iterable[tuple[int, datetime]], *, at: datetime
) -> x509.CertificateRevocationList:
    """By serial number; for those who check signatures outside this system."""
    built = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(at)
        .next_update(at + LIST_LASTS)
        .add_extension(x509.CRLNumber(int(at.timestamp())), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False
        )
    )
    for serial, since in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since).build()
        built = built.add_revoked_certificate(entry)
    return built.sign(authority.key, hashes.SHA256())


def _begun(
    subject: x509.Name, issuer: x509.Name, key: SigningKey, *, at: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - SLACK)
        .not_valid_after(at + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    """An officer's key signs documents (digital signature, non-repudiation), an authority's certificates and lists."""
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs,
        crl_sign=not signs,
        encipher_only=False,
        decipher_only=False,
    )


def _fitting(words: str) -> str:
    """Whole words as far as they fit."""
    tidy = " ".join(words.split())
    if len(tidy) <= LONGEST_NAME:
        return tidy
    kept = tidy[: LONGEST_NAME + 1].rsplit(" ", 1)[0]
    return kept[:LONGEST_NAME]
