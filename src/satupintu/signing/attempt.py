import hashlib
from dataclasses import dataclass
from datetime import datetime

from satupintu.rules.errors import Refused
from satupintu.signing.ports import (
    CertificateNotActive,
    DifferentFile,
    Passphrase,
    SignatureNotValid,
    Signed,
    Signer,
    SignerIdentity,
    Verification,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(Signed):
    """A signed file, with what its verification found."""

    verification: Verification


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def attempt(
    signer: Signer,
    document: bytes,
    *,
    document_hash: str,
    identity: SignerIdentity,
    passphrase: Passphrase,
    at: datetime,
) -> Accepted:
    """Call the signer once, outside any transaction, and trust nothing that comes back unchecked.

    Raises Refused before the call when the bytes are not those prepared, a SignerFault for what the signer did.
    """
    if sha256(document) != document_hash:
        raise Refused(
            "dokumen_berubah", "Dokumen berubah sejak disiapkan untuk ditandatangani. Siapkan lagi dari awal."
        )
    if signer.status(identity).state != "aktif":
        raise CertificateNotActive
    signed = signer.sign(document, identity=identity, passphrase=passphrase, at=at)
    found = signer.verify(signed.content)
    if found.document_hash != document_hash:
        raise DifferentFile
    if not found.valid:
        raise SignatureNotValid
    return Accepted(signed.content, signed.reference, verification=found)
