"""When the file that a signer gave back is good. The rules differ by signer: BSrE signs, and may not certify."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from satupintu.signing.certificates import signer_by_fingerprint, trust_of
from satupintu.signing.ports import Verification
from satupintu.signing.signed_pdf import SignatureFacts, read_signatures

NO_CHANGES = 1


@dataclass(frozen=True, slots=True)
class Acceptance:
    kind: str
    """Of the certificates that may have signed."""
    certified: bool
    """No later change may be allowed."""
    stamped: bool
    """A timestamp of a trusted authority must be there."""


def verify_signed(content: bytes, *, region_id: int, rule: Acceptance) -> Verification:
    """Judge as of the time of signing; whatever goes wrong while reading is not valid."""
    trust = trust_of(region_id)
    try:
        read = read_signatures(content, trust)
    except Exception:  # noqa: BLE001  a reader of PDFs raises everything there is (reliability §1.3)
        return _refused("berkas tidak terbaca")
    if not read.signatures:
        return _refused("berkas tanpa tanda tangan", document_hash=hashlib.sha256(content).hexdigest())
    if len(read.signatures) != 1:
        return _refused(
            f"ada {len(read.signatures)} tanda tangan, seharusnya satu", document_hash=read.document_hash
        )
    (found,) = read.signatures
    row = signer_by_fingerprint(region_id, found.fingerprint, rule.kind)
    reason = _why_not(found, rule)
    if not reason and row is None:
        reason = "sertifikatnya tidak terdaftar di wilayah ini"
    if not reason and row is not None and _is_after(found.signed_at, row.revoked_at):
        reason = "sertifikatnya sudah dicabut"
    return Verification(
        valid=not reason,
        document_hash=found.document_hash,
        signer=str(row.user_id) if row is not None else "",
        signed_at=found.signed_at,
        reason=reason,
    )


def _why_not(found: SignatureFacts, rule: Acceptance) -> str:
    """The first thing that is not as it should be."""
    wrong = {
        "isi berkas berubah sesudah ditandatangani": not (found.intact and found.valid),
        "tanda tangan tidak mencakup seluruh berkas": found.coverage != "ENTIRE_FILE" or not found.gap_exact,
        "rantai sertifikatnya tidak dikenal": not found.trusted,
        "tanda tangan tidak sah": not found.bottom_line,
        "berkas tidak dikunci terhadap perubahan": rule.certified
        and not (found.certifies and found.docmdp == NO_CHANGES),
        "tanpa cap waktu yang tepercaya": rule.stamped and not found.timestamp_at,
    }
    return next((sentence for sentence, is_wrong in wrong.items() if is_wrong), "")


def _is_after(signed_at: datetime | None, revoked_at: datetime | None) -> bool:
    return revoked_at is not None and (signed_at is None or signed_at >= revoked_at)


def _refused(reason: str, *, document_hash: str = "") -> Verification:
    return Verification(
        valid=False,
        document_hash=document_hash,
        signer="",
        signed_at=None,
        reason=reason,
    )
