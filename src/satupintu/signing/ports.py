"""What the rooms need of a signer; local keys and BSrE stand behind the same port (F3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

CertificateState = Literal["aktif", "belum_aktif", "kedaluwarsa", "ditangguhkan", "dicabut", "tidak_ada"]


class Passphrase:
    """Typed at each signing, shown nowhere: not in a log, an error page or a debugger's list of values."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "Passphrase(…)"

    __str__ = __repr__

    def __reduce__(self) -> str:
        raise TypeError("a passphrase is not written down")


@dataclass(frozen=True, slots=True)
class SignerIdentity:
    """Under which name the signer's certificate is found."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Certificate:
    state: CertificateState
    holder: str = ""
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    content: bytes
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a signed file says of itself."""

    valid: bool
    document_hash: str
    """SHA-256 of the bytes that were laid before the signer."""
    signer: str
    signed_at: datetime | None
    reason: str = ""


class Signer(Protocol):
    """Every call may raise a `SignerFault`; none is made inside a transaction."""

    def status(self, identity: SignerIdentity) -> Certificate: ...

    def sign(
        self, document: bytes, *, identity: SignerIdentity, passphrase: Passphrase, at: datetime
    ) -> Signed: ...

    def verify(self, signed: bytes) -> Verification: ...


class SignerFault(Exception):
    """The signer did not give a good file: a stable code and a sentence for the person who signs."""

    code = "penanda_tangan_gagal"
    sentence = "Layanan tanda tangan elektronik menolak permintaan ini. Coba lagi nanti."
    stops_batch = False
    """Whether the next document would meet the same: the batch then stops, and the rest waits."""

    def __init__(self, sentence: str = "") -> None:
        self.sentence = sentence or type(self).sentence
        super().__init__(self.sentence)


class WrongPassphrase(SignerFault):
    """Never tried again by itself: repeated errors may lock the certificate."""

    stops_batch = True
    code = "frasa_sandi_salah"
    sentence = "Frasa sandi salah. Periksa lalu ketik ulang; percobaan berulang dapat mengunci sertifikat."


class SigningPaused(SignerFault):
    """Too many wrong passphrases: nothing was tried, and nothing is until the hour that the sentence names."""

    stops_batch = True
    code = "tanda_tangan_dijeda"
    sentence = "Terlalu banyak frasa sandi yang salah. Tanda tangan dijeda; coba lagi nanti."


class TimestampMissing(SignerFault):
    """Certainly not signed: the file is given away only with its timestamp."""

    stops_batch = True
    code = "cap_waktu_tidak_ada"
    sentence = (
        "Layanan cap waktu tidak menjawab, jadi dokumen belum ditandatangani. Coba lagi beberapa menit lagi; "
        "bila tetap gagal, hubungi petugas TI."
    )


class CertificateNotActive(SignerFault):
    stops_batch = True
    code = "sertifikat_tidak_aktif"
    sentence = (
        "Sertifikat elektronik penanda tangan tidak aktif. Perbarui sertifikat, lalu tanda tangani lagi."
    )


class OutcomeUnknown(SignerFault):
    """The answer was lost: the document may be signed, so nobody asks twice before a person has looked."""

    stops_batch = True
    code = "hasil_tidak_pasti"
    sentence = (
        "Layanan tanda tangan tidak menjawab sampai batas waktu; dokumen mungkin sudah ditandatangani. "
        "Jangan ulangi sebelum hasilnya diperiksa."
    )


class DifferentFile(SignerFault):
    code = "berkas_berbeda"
    sentence = "Berkas yang kembali bukan dokumen yang dikirim untuk ditandatangani. Berkas itu ditolak."


class SignatureNotValid(SignerFault):
    code = "tanda_tangan_tidak_sah"
    sentence = "Tanda tangan pada berkas yang kembali tidak sah. Berkas itu ditolak."
