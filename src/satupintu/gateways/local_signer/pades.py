"""Writing the signature into the PDF, by pyHanko; imported by whoever signs, when he signs, since it takes half a second."""

from datetime import datetime
from io import BytesIO
from typing import Any

import httpx
from asn1crypto import algos, tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import Signer as CmsSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from satupintu.gateways.local_signer.key_files import OpenedKey

FIELD = "TandaTangan"
ROOM_WITHOUT_STAMP = 6 * 1024
ROOM_WITH_STAMP = 16 * 1024
"""Bytes kept free for the signature, so that it is made once and not first for its size; a certificate takes one or two."""
TSA_PATIENCE = httpx.Timeout(10.0, connect=5.0)
_SHA256_RSA = algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"})
_SHA256_ECDSA = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})


class NoTimestamp(Exception):
    """The authority did not give one."""


class Pen(CmsSigner):
    """A key that was opened once, for as many documents as it is held; the library's own loads it anew for each."""

    def __init__(self, opened: OpenedKey) -> None:
        store = SimpleCertificateStore()
        store.register_multiple([_read(each) for each in opened.chain])
        self._key = opened.key
        is_ec = isinstance(opened.key, EllipticCurvePrivateKey)
        super().__init__(
            signing_cert=_read(opened.certificate),
            cert_registry=store,
            signature_mechanism=_SHA256_ECDSA if is_ec else _SHA256_RSA,
        )

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002  the signature is pyHanko's
    ) -> bytes:
        if digest_algorithm != "sha256":
            raise ValueError("SHA-256 only")
        if isinstance(self._key, EllipticCurvePrivateKey):
            return self._key.sign(data, ECDSA(hashes.SHA256()))
        return self._key.sign(data, PKCS1v15(), hashes.SHA256())


class Stamper(TimeStamper):
    """RFC 3161 over HTTP."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        asked = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        async with httpx.AsyncClient(timeout=TSA_PATIENCE, trust_env=False) as line:
            answer = await line.post(self._url, content=req.dump(), headers=asked)
        if answer.status_code != httpx.codes.OK:
            raise TimestampRequestError(f"HTTP {answer.status_code}")
        return tsp.TimeStampResp.load(answer.content, strict=True)


class _DatedSigner(PdfSigner):
    """Signs as of a time that was given, not of a clock of its own."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002  the signature is pyHanko's
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def sign_pdf(document: bytes, pen: Pen, *, name: str, tsa_url: str, at: datetime) -> bytes:
    """Certify with no changes allowed, PAdES B-B, or B-T with a timestamp. The document itself stays the beginning.

    One line feed stands between it and what is added, whatever it ends with: so it is found again to the byte.
    """
    signer = _DatedSigner(
        PdfSignatureMetadata(
            field_name=FIELD,
            name=name,
            md_algorithm="sha256",
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            subfilter=SigSeedSubFilter.PADES,
        ),
        pen,
        timestamper=Stamper(tsa_url) if tsa_url else None,
        new_field_spec=_field(name),
        at=at,
    )
    out = BytesIO()
    try:
        signer.sign_pdf(
            IncrementalPdfFileWriter(BytesIO(document + b"\n")),
            bytes_reserved=2 * (ROOM_WITH_STAMP if tsa_url else ROOM_WITHOUT_STAMP),
            output=out,
        )
    except (TimestampRequestError, httpx.HTTPError, OSError) as fault:
        raise NoTimestamp(type(fault).__name__) from fault
    return out.getvalue()


def _field(name: str) -> SigFieldSpec:
    """Nothing to see, and a name that a screen reader can say; printed and out of the page, as PDF/A and PDF/UA ask."""
    return SigFieldSpec(
        sig_field_name=FIELD,
        readable_field_name=f"Tanda tangan elektronik {name}",
        invis_sig_settings=InvisSigSettings(set_print_flag=True, box_out_of_bounds=True),
    )


def _read(certificate: Any) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
