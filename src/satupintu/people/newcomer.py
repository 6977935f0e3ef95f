from dataclasses import dataclass

from satupintu.people.identity import HOME, Identity, read_stay_permit
from satupintu.people.ports import MessageChannel
from satupintu.people.typed import stored
from satupintu.rules.errors import Faults, Refused
from satupintu.rules.identifiers import email as emails
from satupintu.rules.identifiers import kk as kks
from satupintu.rules.identifiers import phone as phones


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who asks for an account, as read from what he typed."""

    identity: Identity
    name: str
    phone: str = ""
    email: str = ""
    kk: str = ""
    stay_permit: str = ""

    def __repr__(self) -> str:
        return "Newcomer(…)"

    @property
    def reach(self) -> str:
        return self.phone or self.email

    @property
    def channel(self) -> MessageChannel:
        return "whatsapp" if self.phone else "surel"

    def draft(self) -> dict[str, str | int]:
        """The columns of the applicant's row to be."""
        second = {"stay_permit": self.stay_permit} if self.stay_permit else {}
        return {
            "name": self.name,
            "phone": self.phone,
            "email": self.email,
            "kk": self.kk,
            **second,
            **self.identity.fields,
        }


def read_newcomer(
    identity: Identity, *, name: str, phone: str = "", email: str = "", kk: str = "", stay_permit: str = ""
) -> Newcomer:
    """Read the form, or refuse it with all its faults; nothing here asks whether anybody is known."""
    faults = Faults()
    faults.ask(lambda: _check_name(name))
    faults.ask(lambda: _check_reach(identity, phone, email))
    newcomer = Newcomer(
        identity=identity,
        name=" ".join(name.split()),
        phone=faults.read(lambda: stored(phones.read(phone, mobile=True), "telepon_salah"), "")
        if phone
        else "",
        email=faults.read(lambda: stored(emails.read(email), "surel_salah"), "") if email else "",
        kk=faults.read(lambda: stored(kks.read(kk), "kk_salah"), "") if kk else "",
        stay_permit=faults.read(lambda: read_stay_permit(stay_permit), "")
        if stay_permit and identity.kind == "paspor"
        else "",
    )
    faults.check()
    return newcomer


def _check_name(name: str) -> None:
    if not name.strip():
        raise Refused("tanpa_keterangan_diri", "Nama pemohon belum diisi. Isi seperti pada kartu identitas.")


def _check_reach(identity: Identity, phone: str, email: str) -> None:
    if identity.nationality == HOME and not phone:
        raise Refused(
            "tanpa_nomor", "Isi nomor seluler yang dapat menerima WhatsApp; kode dikirim ke nomor itu."
        )
    if not (phone or email):
        raise Refused("tanpa_nomor", "Isi nomor seluler atau alamat surel; kode dikirim ke sana.")
