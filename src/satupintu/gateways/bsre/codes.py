"""What BSrE's codes and words mean here (domain.md F3)."""

from satupintu.gateways.bsre.line import Answer
from satupintu.signing.ports import (
    CertificateNotActive,
    CertificateState,
    OutcomeUnknown,
    SignerFault,
    WrongPassphrase,
)

NOT_REGISTERED = "2011"
NOT_ACTIVE = "2021"
WRONG_WORDS = "2031"
ACTIVE_V1 = "1111"
STATES: dict[str, CertificateState] = {
    "ISSUE": "aktif",
    "EXPIRED": "kedaluwarsa",
    "RENEW": "kedaluwarsa",
    "WAITING_FOR_VERIFICATION": "belum_aktif",
    "NEW": "belum_aktif",
    "NO_CERTIFICATE": "tidak_ada",
    "NOT_REGISTERED": "tidak_ada",
    "SUSPEND": "ditangguhkan",
    "REVOKE": "dicabut",
}
"""Only ISSUE may sign, and so a word that is not known here may not."""
OF_CODES: dict[str, CertificateState] = {
    ACTIVE_V1: "aktif",
    NOT_REGISTERED: "tidak_ada",
    NOT_ACTIVE: "belum_aktif",
}


class NotRegistered(SignerFault):
    stops_batch = True
    code = "penanda_tangan_tidak_terdaftar"
    sentence = "NIK Anda tidak terdaftar pada BSrE. Hubungi verifikator BSrE di daerah Anda, dan periksa NIK pada akun Anda."


REFUSALS: dict[str, type[SignerFault]] = {
    WRONG_WORDS: WrongPassphrase,
    NOT_REGISTERED: NotRegistered,
    NOT_ACTIVE: CertificateNotActive,
}


def state_told(answer: Answer) -> CertificateState:
    word = answer.word("status").upper()
    if word in STATES:
        return STATES[word]
    return OF_CODES.get(answer.code, "tidak_ada")


def fault_of(answer: Answer) -> SignerFault:
    """Of a request to sign that gave no file. What is no clear refusal may have been signed all the same."""
    clear = REFUSALS.get(answer.code)
    if clear is not None:
        return clear()
    if answer.status in {408, 429} or answer.status >= 500 or answer.status < 400:
        return OutcomeUnknown()
    return SignerFault(
        f"BSrE menolak permintaan ini (kode {answer.code or answer.status}). Dokumen belum ditandatangani; hubungi petugas TI."
    )
