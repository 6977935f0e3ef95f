"""The one certificate that a file gives: a certificate, or a PDF that its holder has signed."""

from pathlib import Path

from cryptography import x509

from satupintu.rules.errors import Refused


def certificate_in(file: Path) -> x509.Certificate:
    try:
        content = file.read_bytes()
        if content.startswith(b"%PDF"):
            return _signer_of(content)
        is_pem = content.lstrip().startswith(b"-----BEGIN")
        return x509.load_pem_x509_certificate(content) if is_pem else x509.load_der_x509_certificate(content)
    except Exception as fault:
        raise Refused(
            "sertifikat_tidak_terbaca",
            f"{file.name} bukan sertifikat (PEM atau DER) dan bukan PDF yang ditandatangani satu orang.",
        ) from fault


def _signer_of(content: bytes) -> x509.Certificate:
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader

    (found,) = PdfFileReader(BytesIO(content)).embedded_regular_signatures
    return x509.load_der_x509_certificate(found.signer_cert.dump())
