"""A certificate authority of the tests: an officer's certificate lasts a day; it signs PDFs with pyHanko as any program might."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.situations.seats import AT

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Pair:
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def signer(self) -> signers.SimpleSigner:
        return signers.SimpleSigner(
            signing_cert=Certificate.load(self.der),
            signing_key=self.private,
            cert_registry=SimpleCertificateStore(),
        )

    @property
    def private(self) -> PrivateKeyInfo:
        return PrivateKeyInfo.load(
            self.key.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )


def authority(name: str = "CA Percobaan") -> Pair:
    return _made(name, "")


def officer(name: str = "Kepala Dinas Percobaan", ca: str = "CA Percobaan") -> Pair:
    return _made(name, ca)


def clock(ca: str = "CA Percobaan") -> Pair:
    return _made("Cap Waktu Percobaan", ca, stamps=True)


@cache
def _made(name: str, ca: str, *, stamps: bool = False) -> Pair:
    """Of one name and authority there is one pair."""
    issuer = authority(ca) if ca else None
    # pyHanko's own timestamper knows RSA only.
    key = rsa.generate_private_key(65537, 2048) if stamps else ec.generate_private_key(ec.SECP256R1())
    lasts = 30 * DAY if stamps or issuer is None else DAY
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - DAY)
        .not_valid_after(AT + lasts)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=issuer is not None,
                content_commitment=issuer is not None,
                key_cert_sign=issuer is None,
                crl_sign=issuer is None,
                **usage,
            ),
            critical=True,
        )
    )
    if stamps:
        built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Pair(key, built.sign(issuer.key if issuer else key, hashes.SHA256()))


def paper(text: str = "Izin Operasional", *, line_feed: bool = True) -> bytes:
    """A small page of one line."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    font = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = made.make_stream(f"BT /F1 14 Tf 60 700 Td ({text}) Tj ET".encode())
    out = BytesIO()
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    content = out.getvalue().rstrip(b"\n")
    return content + b"\n" if line_feed else content


class Dated(signers.PdfSigner):
    at: dt.datetime = AT

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


def signed(
    document: bytes,
    by: Pair,
    *,
    stamped: Pair | None = None,
    field: str = "TandaTangan",
    at: dt.datetime = AT,
    **wishes: Any,
) -> bytes:
    """As another program signs: PAdES, certifying with no changes allowed unless told otherwise."""
    chosen: dict[str, Any] = {
        "certify": True,
        "docmdp_permissions": fields.MDPPerm.NO_CHANGES,
        "subfilter": fields.SigSeedSubFilter.PADES,
    } | wishes
    stamper = (
        DummyTimeStamper(Certificate.load(stamped.der), stamped.private, fixed_dt=at) if stamped else None
    )
    out = BytesIO()
    pen = Dated(signers.PdfSignatureMetadata(field_name=field, **chosen), by.signer, timestamper=stamper)
    pen.at = at
    pen.sign_pdf(IncrementalPdfFileWriter(BytesIO(document + b"\n")), output=out)
    return out.getvalue()
