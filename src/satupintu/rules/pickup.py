"""What somebody brings who fetches a permit: what the standard's own message tells him to, and it is ticked when shown."""

from collections.abc import Mapping

RECEIPT, IDENTITY, AUTHORITY = "tanda_terima", "bukti_diri", "surat_kuasa"
WORDS: Mapping[str, str] = {
    RECEIPT: "tanda terima",
    IDENTITY: "bukti diri",
    AUTHORITY: "surat kuasa",
}
LABELS: Mapping[str, str] = {
    RECEIPT: "Tanda terima, atau nomornya dicocokkan",
    IDENTITY: "Bukti diri pengambil",
    AUTHORITY: "Surat kuasa asli",
}
NOBODY_ELSE = "pemohon"


def to_bring(message: str, *, relation: str) -> tuple[str, ...]:
    """By code: who takes it always shows who he is, and a letter of authority if he is not the applicant (N-44)."""
    said = message.lower()
    wanted = {IDENTITY} | {code for code, words in WORDS.items() if words in said}
    wanted = wanted - {AUTHORITY} if relation == NOBODY_ELSE else wanted | {AUTHORITY}
    return tuple(code for code in WORDS if code in wanted)
