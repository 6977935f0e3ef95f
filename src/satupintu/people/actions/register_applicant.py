from datetime import datetime

from django.db import IntegrityError, transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant
from satupintu.people.typed import stored
from satupintu.rules.errors import Refused
from satupintu.rules.identifiers import email as emails
from satupintu.rules.identifiers import kk as kks
from satupintu.rules.identifiers import nik as niks
from satupintu.rules.identifiers import passport as passports
from satupintu.rules.identifiers import phone as phones
from satupintu.rules.identifiers.reading import compact


def register_applicant(
    *,
    name: str,
    nik: str = "",
    kk: str = "",
    passport: str = "",
    stay_permit: str = "",
    nationality: str = "ID",
    phone: str = "",
    email: str = "",
    by: Actor,
    at: datetime,
) -> Applicant:
    """Register a person who applies: an Indonesian by NIK, a foreigner by passport or KITAS.

    No account is opened here; that comes with the person's own activation.
    """
    applicant = Applicant(
        name=name.strip(),
        nationality=nationality,
        nik=stored(niks.read(nik), "nik_salah") if nik else "",
        kk=stored(kks.read(kk), "kk_salah") if kk else "",
        passport=stored(passports.read(passport), "paspor_salah") if passport else "",
        stay_permit=compact(stay_permit).upper(),
        phone=stored(phones.read(phone), "telepon_salah") if phone else "",
        email=stored(emails.read(email), "surel_salah") if email else "",
        registered_at=at,
    )
    _check_identity(applicant)
    try:
        with transaction.atomic():
            applicant.save(force_insert=True)
            facts = {"warga_negara": nationality}
            record(f"pemohon:{applicant.pk}", deed="pemohon_didaftarkan", facts=facts, by=by.signatory, at=at)
    except IntegrityError:
        raise Refused(
            "pemohon_sudah_terdaftar",
            "Nomor identitas ini sudah terdaftar. Masuklah dengan akun yang ada, atau datang ke loket membawa "
            "kartu identitas asli.",
        ) from None
    return applicant


def _check_identity(applicant: Applicant) -> None:
    if not applicant.name:
        raise Refused("tanpa_keterangan_diri", "Nama pemohon belum diisi. Isi seperti pada kartu identitas.")
    if applicant.nationality == "ID":
        if not applicant.nik:
            raise Refused(
                "tanpa_identitas", "Warga negara Indonesia didaftarkan dengan NIK. Isi NIK pemohon."
            )
    elif not (applicant.passport or applicant.stay_permit):
        raise Refused(
            "tanpa_identitas",
            "Warga negara asing didaftarkan dengan nomor paspor atau KITAS. Isi salah satunya.",
        )
