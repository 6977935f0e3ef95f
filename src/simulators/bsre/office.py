"""What the simulated service knows and does: its people, their certificates, what goes wrong next, what it has seen."""

import datetime as dt
import hashlib
import threading
from collections import deque
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from asn1crypto import x509 as asn1_x509
from asn1crypto.keys import PrivateKeyInfo
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from simulators.authority import Pair, pair_in, root_in
from simulators.serving import now


@dataclass
class Person:
    nik: str
    name: str
    passphrase: str
    status: str
    pair: Pair


class Trouble(Exception):
    """An answer that is no file."""

    def __init__(self, http: int, code: int, message: str) -> None:
        super().__init__(message)
        self.http, self.code, self.message = http, code, message


class _Dated(PdfSigner):
    at: dt.datetime

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002  the signature is pyHanko's
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


@dataclass
class SigningOffice:
    folder: Path
    at: dt.datetime | None
    people: dict[str, Person] = field(default_factory=dict)
    mishaps: deque[str] = field(default_factory=deque)
    kept: dict[str, bytes] = field(default_factory=dict)
    """What it has signed, by id_dokumen, also when the answer was lost."""
    seen: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.root = root_in(self.folder, "Akar Simulator BSrE", at=now(self.at))

    def add(self, nik: str, name: str, passphrase: str, status: str = "ISSUE") -> Person:
        file = f"orang-{hashlib.sha256(nik.encode()).hexdigest()[:16]}"
        pair = pair_in(self.folder, file, name, "signs", self.root, at=now(self.at))
        self.people[nik] = Person(nik, name, passphrase, status, pair)
        return self.people[nik]

    def certificate_of(self, nik: str) -> str:
        return self.people[nik].pair.certificate.public_bytes(Encoding.PEM).decode()

    def next_mishap(self) -> str:
        with self.lock:
            return self.mishaps.popleft() if self.mishaps else ""

    def sign(self, document: bytes, nik: str, passphrase: str, mishap: str) -> tuple[str, bytes]:
        """Give id_dokumen and the file, or what stands in the way."""
        person = self.people.get(nik)
        if mishap in {"2011", "2031", "2021"}:
            raise Trouble(400, int(mishap), "Dibuat oleh simulator")
        if mishap == "500":
            raise Trouble(500, 500, "Internal Server Error")
        if mishap == "408":
            raise Trouble(408, 408, "Request Timeout")
        if person is None:
            raise Trouble(400, 2011, "User tidak terdaftar")
        if person.status != "ISSUE":
            raise Trouble(400, 2021, "Sertifikat tidak aktif")
        if passphrase != person.passphrase:
            raise Trouble(400, 2031, "Passphrase anda salah")
        content = document if mishap == "unsigned" else self._signed(document, person, mishap)
        reference = hashlib.sha256(content).hexdigest()[:20]
        with self.lock:
            self.kept[reference] = content
        return reference, content

    def _signed(self, document: bytes, person: Person, mishap: str) -> bytes:
        if mishap == "different":
            document = document.replace(b"/MediaBox", b"/Mediabox", 1)
        store = SimpleCertificateStore()
        store.register(asn1_x509.Certificate.load(self.root.der))
        signer = _Dated(
            PdfSignatureMetadata(field_name="sig_1", name=person.name, subfilter=SigSeedSubFilter.PADES),
            SimpleSigner(
                signing_cert=asn1_x509.Certificate.load(person.pair.der),
                signing_key=PrivateKeyInfo.load(person.pair.key_der),
                cert_registry=store,
            ),
        )
        signer.at = now(self.at)
        out = BytesIO()
        signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(document + b"\n")), output=out)
        return out.getvalue()
