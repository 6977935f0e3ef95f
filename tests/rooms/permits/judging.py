"""The verdict on bytes, by the child's own reading but within this process: for many files."""

import base64
import tempfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from satupintu.files.child.__main__ import task_named
from satupintu.permits.document_check import READING, known_signer, signed_of
from satupintu.permits.ports import KnownSigner
from satupintu.rules.genuine import File, verdict
from satupintu.signing.signed_pdf import SignedPdf, Trust
from tests.fakes.authority import authority, officer


class OurSigners:
    """One authority, one officer."""

    def trust(self) -> Trust:
        return Trust((authority().der,))

    def find(
        self, fingerprint: str, *, claimed_at: datetime | None, stamped_at: datetime | None
    ) -> KnownSigner | None:
        ours = sha256(officer().der).hexdigest()
        return KnownSigner("Kepala Dinas Percobaan", "Wilayah Percobaan") if fingerprint == ours else None


def our_signers() -> OurSigners:
    return OurSigners()


def read(content: bytes) -> SignedPdf | None:
    """None is what the child's fault becomes."""
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(content)
        wish = {
            "berkas": file.name,
            "akar": {
                "roots": [base64.b64encode(authority().der).decode()],
                "others": [],
                "timestamp_roots": [],
            },
        }
        try:
            return SignedPdf.from_plain(task_named(READING)(wish))
        except Exception:  # noqa: BLE001  the very boundary of the child
            return None


def judged(content: bytes, registered: frozenset[str] = frozenset()) -> str:
    found, signers = read(content), OurSigners()
    signatures = [
        signed_of(each, known_signer(each, signers)) for each in (found.signatures if found else ())
    ]
    return verdict(
        File(
            registered=sha256(content).hexdigest() in registered,
            readable=found is not None,
            signatures=signatures,
        )
    )


def signature_alone_says_yes(content: bytes) -> bool:
    """The control: what a usual verifier would call valid."""
    found = read(content)
    return found is not None and any(each.bottom_line for each in found.signatures)
