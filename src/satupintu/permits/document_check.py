"""A stranger's file held against the register: first by its hash, then, and in other words, by its signature.

The file is opened in the limited child only. Whatever goes wrong there, a fault, a limit, a crash, is "tidak sah".
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from satupintu.files.limited import ask
from satupintu.files.vault import sha256_of
from satupintu.permits.models import Permit
from satupintu.permits.ports import KnownSigner, KnownSigners
from satupintu.permits.queries import permit_by_code, permit_by_signed_hash
from satupintu.rules import codes
from satupintu.rules.genuine import File, Signed, Verdict, verdict
from satupintu.signing.signed_pdf import SignatureFacts, SignedPdf, Trust

READING = "satupintu.signing.reading:read"
MOST_CODES = 8


@dataclass(frozen=True, slots=True)
class Checked:
    verdict: Verdict
    sha256: str
    permit: Permit | None = None
    """The registered permit whose bytes these are."""
    named: Permit | None = None
    """A permit of ours that the file claims to be, and is not."""
    signers: Sequence[KnownSigner] = ()
    signatures: Sequence[SignatureFacts] = ()


def check_document(path: Path, *, signers: KnownSigners | None) -> Checked:
    """Outside any transaction: the child may take seconds."""
    sha256 = sha256_of(path)
    permit = permit_by_signed_hash(sha256)
    if permit is not None:
        return Checked(verdict(File(registered=True)), sha256, permit=permit)
    found = read_signatures(path, signers.trust() if signers else Trust(()))
    judged = [_judged(each, signers) for each in found.signatures] if found else []
    return Checked(
        verdict=verdict(
            File(
                registered=False,
                readable=found is not None,
                signatures=tuple(signed for signed, _ in judged),
            )
        ),
        sha256=sha256,
        named=_named(path),
        signers=[known for _, known in judged if known is not None],
        signatures=found.signatures if found else (),
    )


def read_signatures(path: Path, trust: Trust) -> SignedPdf | None:
    """None: it cannot be read, for whatever reason."""
    answer = ask(READING, {"berkas": str(path), "akar": _spelled(trust)})
    return None if answer.fault else _understood(answer.facts)


def _understood(facts: Mapping[str, Any]) -> SignedPdf | None:
    try:
        return SignedPdf.from_plain(facts)
    except (KeyError, TypeError, ValueError):
        return None


def _spelled(trust: Trust) -> dict[str, list[str]]:
    return {
        "roots": [base64.b64encode(each).decode() for each in trust.roots],
        "others": [base64.b64encode(each).decode() for each in trust.others],
        "timestamp_roots": [base64.b64encode(each).decode() for each in trust.timestamp_roots],
    }


def _judged(facts: SignatureFacts, signers: KnownSigners | None) -> tuple[Signed, KnownSigner | None]:
    known = known_signer(facts, signers) if signers else None
    return signed_of(facts, known), known


def known_signer(facts: SignatureFacts, signers: KnownSigners) -> KnownSigner | None:
    return signers.find(
        facts.fingerprint, claimed_at=_moment(facts.claimed_at), stamped_at=_moment(facts.timestamp_at)
    )


def _moment(said: str) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def signed_of(facts: SignatureFacts, known: KnownSigner | None) -> Signed:
    return Signed(
        coverage=facts.coverage,
        gap_exact=facts.gap_exact,
        modification=facts.modification,
        bottom_line=facts.bottom_line,
        intact=facts.intact and facts.valid,
        trusted=facts.trusted,
        certified_p1=facts.certifies and facts.docmdp == 1,
        listed=known is not None,
        must_certify=known.must_certify if known else True,
    )


def _named(path: Path) -> Permit | None:
    """The first code in it, written or as a QR, that is one of ours."""
    answer = ask("kode", {"berkas": str(path)})
    found = [] if answer.fault else answer.facts.get("kode", [])
    for text in found[:MOST_CODES]:
        code = codes.read(str(text)).value
        permit = permit_by_code(code) if code else None
        if permit is not None:
            return permit
    return None
