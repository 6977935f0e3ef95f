"""Keys on disk: PKCS#12 files (PBES2, AES-256, PBKDF2-HMAC-SHA-256), one per certificate, opened by a passphrase alone.

`openssl pkcs12` reads them too. A file is named by its certificate's fingerprint.
"""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12
from django.conf import settings

from satupintu.signing.ports import CertificateNotActive, Passphrase

SigningKey = EllipticCurvePrivateKey | RSAPrivateKey
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_MISSING = (
    "Kunci tanda tangan Anda tidak ada di server ini. Hubungi petugas TI; jangan membuat kunci baru dahulu."
)


class WrongKeyPassphrase(Exception):
    """The file did not open."""


@dataclass(frozen=True, slots=True)
class OpenedKey:
    key: SigningKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def __repr__(self) -> str:
        return "OpenedKey(…)"


def key_file(fingerprint: str) -> Path:
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise ValueError("not a fingerprint")
    return Path(settings.KEYS_DIR) / f"{fingerprint}.p12"


def write_key(
    key: SigningKey,
    certificate: x509.Certificate,
    chain: tuple[x509.Certificate, ...],
    passphrase: Passphrase,
) -> Path:
    """Written whole or not at all, for this user of the machine alone."""
    target = key_file(certificate.fingerprint(hashes.SHA256()).hex())
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_sealed(key, certificate, chain, passphrase))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return target


def _sealed(
    key: SigningKey,
    certificate: x509.Certificate,
    chain: tuple[x509.Certificate, ...],
    passphrase: Passphrase,
) -> bytes:
    sealing = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(settings.KEY_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        None, key, certificate, list(chain), sealing.build(passphrase.reveal().encode())
    )


def open_key(fingerprint: str, passphrase: Passphrase) -> OpenedKey:
    """No fault that leaves here remembers what was tried."""
    sealed = _bytes_of(fingerprint)
    opened = None
    with suppress(ValueError):
        opened = pkcs12.load_pkcs12(sealed, passphrase.reveal().encode())
    if opened is None:
        raise WrongKeyPassphrase
    key, held = opened.key, opened.cert
    if not isinstance(key, EllipticCurvePrivateKey | RSAPrivateKey) or held is None:
        raise CertificateNotActive(_MISSING)
    return OpenedKey(key, held.certificate, tuple(each.certificate for each in opened.additional_certs))


def check_key_there(fingerprint: str) -> None:
    if not key_file(fingerprint).is_file():
        raise CertificateNotActive(_MISSING)


def _bytes_of(fingerprint: str) -> bytes:
    try:
        return key_file(fingerprint).read_bytes()
    except FileNotFoundError:
        raise CertificateNotActive(_MISSING) from None
