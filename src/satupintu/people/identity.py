"""What somebody signs in with: NIK; a foreigner's passport or KITAS."""

import re
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q

from satupintu.people.models import Applicant
from satupintu.people.sealing import index
from satupintu.people.typed import stored
from satupintu.rules.errors import Refused
from satupintu.rules.identifiers import kk as kks
from satupintu.rules.identifiers import nik as niks
from satupintu.rules.identifiers import passport as passports
from satupintu.rules.identifiers.reading import compact, tidy

IdentityKind = Literal["nik", "paspor", "kitas"]
HOME = "ID"
_COUNTRY = re.compile(r"[A-Z]{2}")
_STAY_PERMIT = re.compile(r"(?=.*[0-9])[A-Z0-9/]{5,20}")


@dataclass(frozen=True, slots=True)
class Identity:
    kind: IdentityKind
    number: str
    nationality: str = HOME

    def __repr__(self) -> str:
        return f"Identity({self.kind})"

    @property
    def subject(self) -> str:
        """Whom tries count against, whether or not there is such an account."""
        return index(f"{self.kind} {self.nationality} {self.number}", "akun")

    @property
    def fields(self) -> dict[str, str]:
        """As the applicant's row keeps it."""
        column = {"nik": "nik", "paspor": "passport", "kitas": "stay_permit"}[self.kind]
        return {column: self.number, "nationality": self.nationality}


def read_identity(kind: str, typed: str, *, nationality: str = HOME) -> Identity:
    if kind == "nik":
        return Identity("nik", stored(niks.read(typed), "nik_salah"))
    country = tidy(nationality).upper()
    if not _COUNTRY.fullmatch(country) or country == HOME:
        raise Refused(
            "warga_negara_salah",
            "Paspor dan KITAS dipakai warga negara asing: pilih negaranya. Warga negara Indonesia memakai NIK.",
        )
    if kind == "paspor":
        return Identity("paspor", stored(passports.read(typed), "paspor_salah"), country)
    if kind == "kitas":
        return Identity("kitas", read_stay_permit(typed), country)
    raise Refused("jenis_identitas_salah", "Pilih jenis identitas: NIK, paspor, atau KITAS.")


def read_stay_permit(typed: str) -> str:
    number = compact(typed).upper()
    if not _STAY_PERMIT.fullmatch(number):
        raise Refused(
            "kitas_salah",
            "Nomor KITAS terdiri atas 5 sampai 20 huruf dan angka. Salin dari izin tinggal Anda.",
        )
    return number


def read_second(identity: Identity, typed: str) -> str:
    """The number that proves a person beside the one he signs in with: known to him, and not printed beside it."""
    if identity.kind == "nik":
        return stored(kks.read(typed), "kk_salah")
    if identity.kind == "paspor":
        return read_stay_permit(typed)
    return stored(passports.read(typed), "paspor_salah")


def by_identity(identity: Identity) -> Q:
    """The one active applicant with this identity; a passport number counts within its country only."""
    if identity.kind == "nik":
        return Q(nik_index=index(identity.number, "nik"), active=True)
    if identity.kind == "paspor":
        return Q(
            passport_index=index(identity.number, "paspor"), nationality=identity.nationality, active=True
        )
    return Q(stay_permit_index=index(identity.number, "kitas"), active=True)


def applicant_of(identity: Identity) -> Applicant | None:
    return Applicant.objects.select_related("user").filter(by_identity(identity)).first()


def identity_of(applicant: Applicant) -> Identity:
    """What this person signs in with."""
    if applicant.nik:
        return Identity("nik", applicant.nik)
    if applicant.passport:
        return Identity("paspor", applicant.passport, applicant.nationality)
    return Identity("kitas", applicant.stay_permit, applicant.nationality)
