"""BSrE behind the port `Signer`. One of these lives as long as one batch. Nothing is ever sent twice by itself."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from satupintu.gateways.bsre.codes import fault_of, state_told
from satupintu.gateways.bsre.dialects import Dialect
from satupintu.gateways.bsre.line import Answer
from satupintu.signing.acceptance import Acceptance, verify_signed
from satupintu.signing.certificates import current_certificate
from satupintu.signing.models import SignerCertificate
from satupintu.signing.ports import (
    Certificate,
    CertificateNotActive,
    DifferentFile,
    Passphrase,
    SignatureNotValid,
    Signed,
    SignerFault,
    SignerIdentity,
    Verification,
    WrongPassphrase,
)
from satupintu.signing.tries import (
    charge_passphrase,
    passphrase_was_not_judged,
    passphrase_was_right,
    wrong_passphrase,
)

KIND = SignerCertificate.Kind.BSRE
RULE = Acceptance(kind=KIND, certified=False, stamped=False)
"""The service may not certify, and stamps by its own configuration."""
_UNLISTED = "Sertifikat BSrE Anda belum didaftarkan di sistem ini. Mintalah petugas TI mendaftarkannya, lalu tanda tangani lagi."
_NO_NUMBER = "NIK Anda belum tercatat pada akun Anda, padahal BSrE mengenali penanda tangan dari NIK. Hubungi pengelola sistem."


class BsreSigner:
    """`nik_of` gives the NIK of a person by the identity's key; it is used and not kept."""

    def __init__(
        self, region_id: int, dialect: Dialect, *, nik_of: Callable[[str], str], at: datetime
    ) -> None:
        self._region = region_id
        self._dialect = dialect
        self._nik_of = nik_of
        self._at = at
        self._right: Passphrase | None = None
        self._wrong: Passphrase | None = None

    def status(self, identity: SignerIdentity) -> Certificate:
        """A file of a certificate that is not in the list would be refused afterwards, so none is asked for."""
        row = current_certificate(self._region, int(identity.key), KIND)
        if row is None:
            raise CertificateNotActive(_UNLISTED)
        answer = self._dialect.status(self._nik(identity))
        return Certificate(state_told(answer), holder=row.subject, valid_until=row.valid_until)

    def sign(
        self, document: bytes, *, identity: SignerIdentity, passphrase: Passphrase, at: datetime
    ) -> Signed:
        if passphrase is self._wrong:
            raise WrongPassphrase
        nik, user_id = self._nik(identity), int(identity.key)
        until = None if passphrase is self._right else charge_passphrase(user_id, at=at)
        try:
            signed = self._signed(document, nik, passphrase)
        except WrongPassphrase:
            self._wrong = passphrase
            raise wrong_passphrase(user_id, until, at=at) from None
        except SignerFault:
            if passphrase is not self._right:
                passphrase_was_not_judged(user_id)
            raise
        if passphrase is not self._right:
            passphrase_was_right(user_id)
            self._right = passphrase
        check_same_document(signed.content, document)
        return signed

    def verify(self, signed: bytes) -> Verification:
        """Ours first, which needs nobody; BSrE's own verdict may only make it worse."""
        found = verify_signed(signed, region_id=self._region, rule=RULE)
        if not found.valid:
            return found
        try:
            answer = self._dialect.verify(signed)
        except SignerFault:
            return found
        if is_doubted(answer):
            return Verification(
                valid=False,
                document_hash=found.document_hash,
                signer=found.signer,
                signed_at=found.signed_at,
                reason="BSrE sendiri menyatakan tanda tangannya tidak sah",
            )
        return found

    def _signed(self, document: bytes, nik: str, passphrase: Passphrase) -> Signed:
        answer = self._dialect.sign(document, nik, passphrase)
        returned = self._dialect.returned(answer)
        if returned is None:
            raise fault_of(answer)
        return Signed(returned.content, reference=returned.reference[:100])

    def _nik(self, identity: SignerIdentity) -> str:
        nik = self._nik_of(identity.key)
        if not nik:
            raise CertificateNotActive(_NO_NUMBER)
        return nik


def check_same_document(content: bytes, document: bytes) -> None:
    """The file must begin with the very bytes that were sent, and have more."""
    if content == document:
        raise SignatureNotValid
    if not content.startswith(document):
        raise DifferentFile


def is_doubted(answer: Answer) -> bool:
    """Only a clear answer of the form that F3 tells counts; anything else is no verdict."""
    told: Any = answer.told
    details = told.get("details") if isinstance(told, dict) and answer.status == 200 else None
    if not isinstance(details, list) or not details:
        return False
    return told.get("jumlah_signature") not in {None, 1, "1"} or any(_is_bad(each) for each in details)


def _is_bad(detail: Any) -> bool:
    if not isinstance(detail, dict):
        return False
    document, signer = detail.get("signature_document") or {}, detail.get("info_signer") or {}
    return document.get("document_integrity") is False or signer.get("cert_user_certified") is False
