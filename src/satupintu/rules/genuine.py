"""Whether a file is what was issued: the register decides, and a signature alone never does (reliability §1.3).

Of 10,000 changed copies of a signed permit, hundreds still carry a signature that a good library calls valid. So "asli" is
said of the registered bytes only; a signature beside that gets a verdict of its own, in other words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["asli", "tanda_tangan_sah", "tidak_sah", "tanpa_tanda_tangan"]


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature, as far as the verdict depends on it."""

    coverage: str
    gap_exact: bool
    modification: str
    bottom_line: bool
    intact: bool
    trusted: bool
    certified_p1: bool
    listed: bool
    """The certificate is one of a signer of ours, and was good when it signed."""
    must_certify: bool = True
    """Some authorities sign without certifying; then the list of the signer says so."""


@dataclass(frozen=True, slots=True)
class File:
    registered: bool
    """The SHA-256 of all its bytes is the register's."""
    readable: bool = False
    """The signatures could be read, within the limits, without any fault."""
    signatures: Sequence[Signed] = ()
    expected: int = 1


def verdict(file: File) -> Verdict:
    if file.registered:
        return "asli"
    if not file.readable:
        return "tidak_sah"
    if not file.signatures:
        return "tanpa_tanda_tangan"
    good = len(file.signatures) == file.expected and all(_good(each) for each in file.signatures)
    return "tanda_tangan_sah" if good else "tidak_sah"


def _good(signed: Signed) -> bool:
    return (
        signed.coverage == "ENTIRE_FILE"
        and signed.gap_exact
        and signed.modification == "NONE"
        and signed.bottom_line
        and signed.intact
        and signed.trusted
        and signed.listed
        and (signed.certified_p1 or not signed.must_certify)
    )
