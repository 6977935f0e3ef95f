from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.area import read_area
from satupintu.people.models import Applicant, User
from satupintu.people.ownership import lock_own
from satupintu.people.typed import stored
from satupintu.rules.errors import Faults, Refused
from satupintu.rules.identifiers import email as emails

LONGEST_ADDRESS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """As typed; the identity and the number are not changed here."""

    name: str
    address: str = ""
    area: str = ""
    email: str = ""

    def __repr__(self) -> str:
        return "Profile(…)"


def update_profile(profile: Profile, *, seen: int, by: Actor, at: datetime) -> Applicant:
    wanted = _read(profile)
    with transaction.atomic():
        applicant = lock_own(by)
        if applicant.version != seen:
            raise Refused(
                "profil_sudah_berubah",
                "Profil ini baru saja diubah dari tempat lain. Muat ulang, lalu ulangi.",
            )
        changed = [name for name, value in wanted.items() if getattr(applicant, name) != value]
        if not changed:
            return applicant
        for name in changed:
            setattr(applicant, name, wanted[name])
        applicant.version += 1
        applicant.save()
        if "name" in changed:
            User.objects.filter(applicant=applicant).update(name=applicant.name)
        record(
            f"pemohon:{applicant.pk}",
            deed="profil_diubah",
            facts={"isian": [FIELDS[name] for name in changed]},
            by=by.signatory,
            at=at,
        )
    return applicant


FIELDS = {"name": "sebutan", "address": "jalan", "area": "desa", "email": "kotak_surat"}
"""What the journal calls them: which were changed, never to what."""


def _read(profile: Profile) -> dict[str, str]:
    faults = Faults()
    wanted = {
        "name": faults.read(lambda: _name(profile.name), ""),
        "address": faults.read(lambda: _address(profile.address), ""),
        "area": faults.read(lambda: read_area(profile.area), ""),
        "email": faults.read(lambda: stored(emails.read(profile.email), "surel_salah"), "")
        if profile.email
        else "",
    }
    faults.check()
    return wanted


def _name(typed: str) -> str:
    name = " ".join(typed.split())
    if not name:
        raise Refused("tanpa_keterangan_diri", "Nama pemohon belum diisi. Isi seperti pada kartu identitas.")
    return name


def _address(typed: str) -> str:
    address = typed.strip()
    if len(address) > LONGEST_ADDRESS:
        raise Refused("alamat_panjang", f"Alamat paling panjang {LONGEST_ADDRESS} huruf. Pendekkan sedikit.")
    return address
