"""The questions that pages of an account have in common."""

from django.http import QueryDict

from satupintu.catalogue.places import countries
from satupintu.people.identity import HOME, Identity, read_identity
from satupintu.rules.errors import Faults
from satupintu.web.design.control import Choice, Control

KINDS = (("nik", "NIK (warga negara Indonesia)"), ("paspor", "Paspor"), ("kitas", "KITAS atau KITAP"))
IDENTITY_FAULTS = {
    "nik_salah": "nomor",
    "paspor_salah": "nomor",
    "kitas_salah": "nomor",
    "warga_negara_salah": "negara",
    "jenis_identitas_salah": "jenis",
}
"""By the code of a refusal, the control it is about."""


def identity_controls(posted: QueryDict) -> list[Control]:
    """NIK for nearly everybody; a foreigner says which paper, and of which country."""
    kind = posted.get("jenis", "nik")
    known = countries()
    names = sorted((known.name(code) or code, code) for code in known.codes() if code != HOME)
    return [
        Control(
            "isian-jenis",
            "jenis",
            "Jenis identitas",
            kind="pilihan",
            choices=tuple(Choice(code, label, chosen=code == kind) for code, label in KINDS),
        ),
        Control(
            "isian-nomor",
            "nomor",
            "Nomor identitas",
            kind="nik",
            value=posted.get("nomor", ""),
            hint="16 angka untuk NIK. Spasi dan tanda hubung boleh.",
            autocomplete="username",
        ),
        Control(
            "isian-negara",
            "negara",
            "Kewarganegaraan",
            kind="daftar",
            hint="Hanya untuk paspor dan KITAS.",
            required=False,
            choices=tuple(Choice(code, name, chosen=code == posted.get("negara")) for name, code in names),
        ),
    ]


def identity_typed(posted: QueryDict) -> Identity:
    return read_identity(
        posted.get("jenis", "nik"), posted.get("nomor", ""), nationality=posted.get("negara") or HOME
    )


def identity_noted(posted: QueryDict, faults: Faults) -> Identity:
    """Like `identity_typed`; one that cannot be read is noted, and an empty one serves to read the rest of the form by."""
    abroad = posted.get("jenis") in ("paspor", "kitas")
    unread = Identity("paspor", "", "") if abroad else Identity("nik", "")
    return faults.read(lambda: identity_typed(posted), unread)


def text(name: str, label: str, posted: QueryDict, *, hint: str = "", autocomplete: str = "") -> Control:
    return Control(
        f"isian-{name}", name, label, value=posted.get(name, ""), hint=hint, autocomplete=autocomplete
    )


def password(name: str, label: str, *, hint: str = "", new: bool = False) -> Control:
    return Control(
        f"isian-{name}",
        name,
        label,
        kind="sandi",
        hint=hint,
        autocomplete="new-password" if new else "current-password",
    )


def code(posted: QueryDict) -> Control:
    return Control(
        "isian-kode",
        "kode",
        "Kode dari pesan",
        kind="kode",
        value=posted.get("kode", ""),
        hint="8 angka. Berlaku 10 menit, hanya untuk peramban ini.",
        autocomplete="one-time-code",
    )


CODE_FAULTS = {"kode_salah": "kode", "kode_kosong": "kode"}
