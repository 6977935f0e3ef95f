"""What a signed PDF says of itself, as plain facts; whether that is enough is decided by whoever asks.

No Django, no clock, no network: it runs as well in the process that opens strangers' files. It raises whatever pyHanko
raises on a broken file; for the caller every exception means «tidak sah» (reliability §1.3).
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus
    from pyhanko_certvalidator import ValidationContext

Coverage = Literal["ENTIRE_FILE", "ENTIRE_REVISION", "CONTIGUOUS_BLOCK_FROM_START", "UNCLEAR"]
Modification = Literal["NONE", "LTA_UPDATES", "FORM_FILLING", "OTHER"]
_OBJECT = re.compile(rb"(\s*)\d+ \d+ obj\b")
_END = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Trust:
    """Certificates as DER: where a chain may end, and what else it may lead through."""

    roots: tuple[bytes, ...]
    others: tuple[bytes, ...] = ()
    timestamp_roots: tuple[bytes, ...] = ()
    """Of timestamps; none named is the roots of the signers."""


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """One signature. Times are ISO 8601 with an offset, empty where there is none."""

    field: str
    coverage: Coverage
    gap_exact: bool
    """The only bytes left out are those of the signature itself, and the rest reaches to the last byte of the file."""
    modification: Modification
    bottom_line: bool
    intact: bool
    """The digest is that of the bytes."""
    valid: bool
    """The signature over the digest is that of the certificate's key."""
    trusted: bool
    """The chain ends at one of the roots."""
    docmdp: int | None
    """1 is: certified, no changes allowed."""
    certifies: bool
    subject: str
    name: str
    serial: str
    fingerprint: str
    """SHA-256 of the certificate."""
    issuer: str
    valid_from: str
    valid_until: str
    algorithm: str
    claimed_at: str
    """When the signer says that it was signed."""
    timestamp_at: str
    """When a timestamp authority says that it was there at the latest; only of a whole timestamp of a known authority."""
    timestamp_by: str
    document_hash: str
    """SHA-256 of the bytes before the revision that brought this signature; empty where it came with the first."""

    @property
    def signed_at(self) -> datetime | None:
        said = self.timestamp_at or self.claimed_at
        return datetime.fromisoformat(said) if said else None


@dataclass(frozen=True, slots=True)
class SignedPdf:
    """In the order in which they were made."""

    signatures: tuple[SignatureFacts, ...]

    @property
    def document_hash(self) -> str:
        """What was laid before the first signer."""
        return self.signatures[0].document_hash if self.signatures else ""

    def plain(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {"signatures": [asdict(each) for each in self.signatures]}

    @classmethod
    def from_plain(cls, told: Mapping[str, Any]) -> "SignedPdf":
        return cls(tuple(SignatureFacts(**each) for each in told["signatures"]))


def read_signatures(content: bytes, trust: Trust, *, at: datetime | None = None) -> SignedPdf:
    """Read every signature. Chains are judged as of a trusted timestamp, else as of `at`, else as of the claimed time."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(content))
    found = sorted(reader.embedded_regular_signatures, key=lambda each: int(each.signed_revision))
    return SignedPdf(tuple(_facts(content, reader, each, trust, at) for each in found))


def _facts(
    content: bytes,
    reader: "PdfFileReader",
    found: "EmbeddedPdfSignature",
    trust: Trust,
    at: datetime | None,
) -> SignatureFacts:
    claimed = found.self_reported_timestamp
    moment = at or claimed
    status = _judged(found, trust, moment)
    stamp = status.timestamp_validity
    stamped = stamp.timestamp if stamp is not None and stamp.valid and stamp.trusted else None
    if stamped is not None and stamped != moment:
        status = _judged(found, trust, stamped)
    certificate = found.signer_cert
    validity = certificate["tbs_certificate"]["validity"].native
    return SignatureFacts(
        field=str(found.field_name),
        coverage=cast("Coverage", status.coverage.name if status.coverage else "UNCLEAR"),
        gap_exact=_is_gap_exact(content, found),
        modification=cast(
            "Modification", level.name if (level := status.modification_level) is not None else "OTHER"
        ),
        bottom_line=bool(status.bottom_line),
        intact=bool(status.intact),
        valid=bool(status.valid),
        trusted=bool(status.trusted),
        docmdp=found.docmdp_level.value if found.docmdp_level else None,
        certifies=_certifies(reader, found),
        subject=str(certificate.subject.human_friendly),
        name=_common_name(certificate),
        serial=f"{certificate.serial_number:x}",
        fingerprint=hashlib.sha256(certificate.dump()).hexdigest(),
        issuer=str(certificate.issuer.human_friendly),
        valid_from=_said(validity["not_before"]),
        valid_until=_said(validity["not_after"]),
        algorithm=str(certificate.public_key.algorithm),
        claimed_at=_said(claimed),
        timestamp_at=_said(stamped),
        timestamp_by=_common_name(stamp.signing_cert) if stamp is not None and stamped is not None else "",
        document_hash=_document_hash(content, reader, found),
    )


def _judged(found: "EmbeddedPdfSignature", trust: Trust, moment: datetime | None) -> "PdfSignatureStatus":
    from pyhanko.sign.validation import validate_pdf_signature

    return validate_pdf_signature(
        found,
        signer_validation_context=_context(trust.roots, trust.others, moment),
        ts_validation_context=_context(trust.timestamp_roots or trust.roots, trust.others, moment),
    )


def _context(roots: Sequence[bytes], others: Sequence[bytes], moment: datetime | None) -> "ValidationContext":
    """Nothing is fetched, and the machine's own store of authorities counts for nothing."""
    from asn1crypto.x509 import Certificate
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=[Certificate.load(each) for each in roots],
        other_certs=[Certificate.load(each) for each in others],
        moment=moment,
        allow_fetching=False,
    )


def _is_gap_exact(content: bytes, found: "EmbeddedPdfSignature") -> bool:
    """The library compares lengths only; this compares places (signature wrapping)."""
    numbers = [int(each) for each in found.byte_range]
    if len(numbers) != 4 or numbers[0] != 0:
        return False
    _, first, second, rest = numbers
    gap = content[first:second]
    written = gap[1:-1].rstrip(b"0").lower()
    is_hex = gap[:1] == b"<" and gap[-1:] == b">"
    return (
        is_hex
        and written == found.pkcs7_content.hex().encode().rstrip(b"0")
        and second + rest == len(content)
    )


def _certifies(reader: "PdfFileReader", found: "EmbeddedPdfSignature") -> bool:
    """The catalogue names the one signature that certifies the document."""
    try:
        named = reader.root["/Perms"]["/DocMDP"]
    except KeyError:
        return False
    return bool(named == found.sig_object)


def _document_hash(content: bytes, reader: "PdfFileReader", found: "EmbeddedPdfSignature") -> str:
    """Of what lies before the signature's revision.

    Whoever adds a revision writes one line feed first, whatever the document ends with (iText does, and so do we): that
    one belongs to the revision, and everything before it to the document.
    """
    revision = int(found.signed_revision)
    if revision == 0:
        return ""
    behind = max(int(reader.xrefs.get_xref_container_info(each).end_location) for each in range(revision))
    end = content.find(_END, behind)
    update = _OBJECT.match(content, end + len(_END)) if end >= 0 else None
    if update is None:
        return ""
    length = update.end(1) - (1 if update[1].endswith(b"\n") else 0)
    return hashlib.sha256(content[:length]).hexdigest()


def _common_name(certificate: "Certificate") -> str:
    named = certificate.subject.native
    return str(named.get("common_name", ""))


def _said(moment: datetime | None) -> str:
    return moment.isoformat() if moment is not None else ""
