"""The region's own keys behind the port `Signer`. One of these lives as long as one batch, and opens a key once."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from satupintu.gateways.local_signer.key_files import OpenedKey, WrongKeyPassphrase, check_key_there, open_key
from satupintu.signing.acceptance import Acceptance, verify_signed
from satupintu.signing.certificates import certificate_status, latest_certificate, state_of
from satupintu.signing.models import SignerCertificate
from satupintu.signing.ports import (
    Certificate,
    CertificateNotActive,
    Passphrase,
    Signed,
    SignerFault,
    SignerIdentity,
    TimestampMissing,
    Verification,
    WrongPassphrase,
)
from satupintu.signing.tries import charge_passphrase, passphrase_was_right, wrong_passphrase

if TYPE_CHECKING:
    from satupintu.gateways.local_signer.pades import Pen

KIND = SignerCertificate.Kind.LOCAL


@dataclass(frozen=True, slots=True)
class _Held:
    fingerprint: str
    passphrase: Passphrase
    pen: "Pen"


class LocalSigner:
    """`at` is when this one was taken up: as of then `status` answers, while `sign` looks again."""

    def __init__(self, region_id: int, *, tsa_url: str = "", at: datetime) -> None:
        self._region = region_id
        self._tsa_url = tsa_url
        self._at = at
        self._rule = Acceptance(kind=KIND, certified=True, stamped=bool(tsa_url))
        self._held: _Held | None = None
        self._wrong: Passphrase | None = None

    def status(self, identity: SignerIdentity) -> Certificate:
        row = latest_certificate(self._region, int(identity.key), KIND)
        return certificate_status(row, at=self._at)

    def sign(
        self, document: bytes, *, identity: SignerIdentity, passphrase: Passphrase, at: datetime
    ) -> Signed:
        from satupintu.gateways.local_signer.pades import NoTimestamp, sign_pdf

        user_id = int(identity.key)
        row = latest_certificate(self._region, user_id, KIND)
        if row is None or state_of(row, at=at) != "aktif":
            raise CertificateNotActive
        pen = self._pen(row, passphrase, at)
        fault: SignerFault | None = None
        content = b""
        try:
            content = sign_pdf(document, pen, name=identity.name, tsa_url=self._tsa_url, at=at)
        except NoTimestamp:
            fault = TimestampMissing()
        except Exception as unforeseen:  # noqa: BLE001  its frames held the key: only its kind goes on
            fault = SignerFault(
                f"Dokumen tidak dapat ditandatangani ({type(unforeseen).__name__}). Hubungi petugas TI."
            )
        if fault is not None:
            raise fault
        return Signed(content, reference=row.serial)

    def verify(self, signed: bytes) -> Verification:
        return verify_signed(signed, region_id=self._region, rule=self._rule)

    def _pen(self, row: SignerCertificate, passphrase: Passphrase, at: datetime) -> "Pen":
        """The key stays open for the very passphrase that opened it, as long as this signer lives."""
        held = self._held
        if held is not None and held.passphrase is passphrase and held.fingerprint == row.fingerprint:
            return held.pen
        from satupintu.gateways.local_signer.pades import Pen

        pen = Pen(self._opened(row, passphrase, at))
        self._held = _Held(row.fingerprint, passphrase, pen)
        return pen

    def _opened(self, row: SignerCertificate, passphrase: Passphrase, at: datetime) -> OpenedKey:
        if passphrase is self._wrong:
            raise WrongPassphrase
        check_key_there(row.fingerprint)
        until = charge_passphrase(row.user_id, at=at)
        opened = None
        with suppress(WrongKeyPassphrase):
            opened = open_key(row.fingerprint, passphrase)
        if opened is None:
            self._wrong = passphrase
            raise wrong_passphrase(row.user_id, until, at=at)
        passphrase_was_right(row.user_id)
        return opened
