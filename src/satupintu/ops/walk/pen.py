"""A signer for rehearsals, behind the same port: it seals the bytes with a keyed digest and knows its own seal."""

import hashlib
import hmac
from datetime import datetime

from satupintu.signing.ports import (
    Certificate,
    Passphrase,
    Signed,
    SignerIdentity,
    Verification,
    WrongPassphrase,
)

PASSPHRASE = "frasa peragaan"  # noqa: S105 - opens nothing but this rehearsal
_MARK = b"\n%peragaan "


class RehearsalPen:
    """Signs for nobody outside a rehearsal: its key stands here for all to read."""

    def status(self, identity: SignerIdentity) -> Certificate:
        return Certificate("aktif", holder=identity.name)

    def sign(
        self, document: bytes, *, identity: SignerIdentity, passphrase: Passphrase, at: datetime
    ) -> Signed:
        if passphrase.reveal() != PASSPHRASE:
            raise WrongPassphrase
        seal = _seal(document, identity.key)
        return Signed(document + _MARK + f"{identity.key} {at.isoformat()} {seal}".encode())

    def verify(self, signed: bytes) -> Verification:
        document, mark, tail = signed.rpartition(_MARK)
        key, when, seal = tail.decode().split(" ") if mark else ("", "", "")
        return Verification(
            valid=bool(mark) and hmac.compare_digest(seal, _seal(document, key)),
            document_hash=hashlib.sha256(document).hexdigest(),
            signer=key,
            signed_at=datetime.fromisoformat(when) if when else None,
        )


def _seal(document: bytes, key: str) -> str:
    return hmac.new(b"peragaan", document + key.encode(), hashlib.sha256).hexdigest()
