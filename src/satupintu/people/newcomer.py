from dataclasses import dataclass

from satupintu.people.identity import HOME, Identity, read_stay_permit
from satupintu.people.ports import MessageChannel
from satupintu.people.typed import stored
from satupintu.rules.errors import Refused
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
    """Read the form, or refuse its first fault; nothing here asks whether anybody is known."""
    if not name.strip():
        raise Refused("tanpa_keterangan_diri", "Nama pemohon belum diisi. Isi seperti pada kartu identitas.")
    newcomer = Newcomer(
        identity=identity,
        name=" ".join(name.split()),
        phone=stored(phones.read(phone, mobile=True), "telepon_salah") if phone else "",
        email=stored(emails.read(email), "surel_salah") if email else "",
        kk=stored(kks.read(kk), "kk_salah") if kk else "",
        stay_permit=read_stay_permit(stay_permit) if stay_permit and identity.kind == "paspor" else "",
    )
    if identity.nationality == HOME and not newcomer.phone:
        raise Refused(
            "tanpa_nomor", "Isi nomor seluler yang dapat menerima WhatsApp; kode dikirim ke nomor itu."
        )
    if not newcomer.reach:
        raise Refused("tanpa_nomor", "Isi nomor seluler atau alamat surel; kode dikirim ke sana.")
    return newcomer
