"""The in-memory twin of a signer: it signs with a keyed hash, and fails on demand in each way a real one does."""

import hashlib
import hmac
import json
from collections import deque
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from satupintu.signing.ports import (
    Certificate,
    CertificateNotActive,
    CertificateState,
    OutcomeUnknown,
    Passphrase,
    Signed,
    SignerFault,
    SignerIdentity,
    Verification,
    WrongPassphrase,
)

Mishap = Literal[
    "waktu_habis_sebelum", "waktu_habis_sesudah", "berkas_berbeda", "tanda_tangan_rusak", "galat"
]
_MARK = b"\n%%TTE "


class FakeSigner:
    def __init__(
        self,
        passphrases: Mapping[str, str],
        *,
        states: Mapping[str, CertificateState] | None = None,
        secret: bytes = b"kunci contoh",
    ) -> None:
        self._passphrases = dict(passphrases)
        self.states: dict[str, CertificateState] = dict.fromkeys(passphrases, "aktif") | dict(states or {})
        self._secret = secret
        self._mishaps: deque[Mishap] = deque()
        self.calls: list[str] = []
        self.kept: list[bytes] = []
        """What the signer itself has signed, also when its answer was lost."""

    def next(self, *mishaps: Mishap) -> None:
        self._mishaps.extend(mishaps)

    def status(self, identity: SignerIdentity) -> Certificate:
        self.calls.append("status")
        return Certificate(self.states.get(identity.key, "tidak_ada"), holder=identity.name)

    def sign(
        self, document: bytes, *, identity: SignerIdentity, passphrase: Passphrase, at: datetime
    ) -> Signed:
        self.calls.append("sign")
        mishap = self._mishaps.popleft() if self._mishaps else None
        if mishap == "waktu_habis_sebelum":
            raise OutcomeUnknown
        if mishap == "galat":
            raise SignerFault
        if self.states.get(identity.key) != "aktif":
            raise CertificateNotActive
        if not hmac.compare_digest(self._passphrases[identity.key], passphrase.reveal()):
            raise WrongPassphrase
        laid = document + b" (lain)" if mishap == "berkas_berbeda" else document
        content = self._signed(laid, identity, at)
        if mishap == "tanda_tangan_rusak":
            content = content[:-4] + b'0"}\n'
        self.kept.append(content)
        if mishap == "waktu_habis_sesudah":
            raise OutcomeUnknown
        return Signed(content, reference=f"contoh-{len(self.kept)}")

    def _signed(self, document: bytes, identity: SignerIdentity, at: datetime) -> bytes:
        words = {"signer": identity.key, "at": at.isoformat()}
        return document + _MARK + json.dumps({**words, "mac": self._mac(document, words)}).encode() + b"\n"

    def _mac(self, document: bytes, words: Mapping[str, str]) -> str:
        said = json.dumps([words["signer"], words["at"]]).encode()
        return hmac.new(self._secret, document + said, hashlib.sha256).hexdigest()

    def verify(self, signed: bytes) -> Verification:
        self.calls.append("verify")
        document, mark, trailer = signed.rpartition(_MARK)
        if not mark:
            return Verification(
                valid=False,
                document_hash=hashlib.sha256(signed).hexdigest(),
                signer="",
                signed_at=None,
                reason="tanpa tanda tangan",
            )
        words = json.loads(trailer)
        return Verification(
            valid=hmac.compare_digest(words["mac"], self._mac(document, words)),
            document_hash=hashlib.sha256(document).hexdigest(),
            signer=words["signer"],
            signed_at=datetime.fromisoformat(words["at"]),
        )
