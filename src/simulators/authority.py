"""A demonstration authority of a simulator: a root and one certificate for its service, kept in a folder for the next start."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Usage = Literal["root", "signs", "stamps"]
TEN_YEARS = dt.timedelta(days=3650)
ROOT_FILE = "akar.pem"


@dataclass(frozen=True)
class Pair:
    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def key_der(self) -> bytes:
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)


def root_in(folder: Path, name: str, *, at: dt.datetime) -> Pair:
    """The certificate alone is in `akar.pem`: for those who are to trust it."""
    return _kept(folder, ROOT_FILE.removesuffix(".pem"), lambda: make(name, "root", None, at=at))


def pair_in(folder: Path, file: str, name: str, usage: Usage, issuer: Pair, *, at: dt.datetime) -> Pair:
    return _kept(folder, file, lambda: make(name, usage, issuer, at=at))


def make(name: str, usage: Usage, issuer: Pair | None, *, at: dt.datetime) -> Pair:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, name[:64])]
    )
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - dt.timedelta(days=1))
        .not_valid_after(at + TEN_YEARS)
        .add_extension(x509.BasicConstraints(ca=usage == "root", path_length=None), critical=True)
        .add_extension(_key_usage(is_root=usage == "root"), critical=True)
    )
    if usage == "stamps":
        built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Pair(key, built.sign(issuer.key if issuer else key, hashes.SHA256()))


def _key_usage(*, is_root: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_root,
        crl_sign=is_root,
        encipher_only=False,
        decipher_only=False,
    )


def _kept(folder: Path, file: str, made: Callable[[], Pair]) -> Pair:
    key_file, certificate_file = folder / f"{file}.kunci.pem", folder / f"{file}.pem"
    if key_file.exists() and certificate_file.exists():
        key = load_pem_private_key(key_file.read_bytes(), password=None)
        assert isinstance(key, rsa.RSAPrivateKey)  # noqa: S101  written below
        return Pair(key, x509.load_pem_x509_certificate(certificate_file.read_bytes()))
    folder.mkdir(parents=True, exist_ok=True)
    pair = made()
    key_file.write_bytes(pair.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    key_file.chmod(0o600)
    certificate_file.write_bytes(pair.certificate.public_bytes(Encoding.PEM))
    return pair
