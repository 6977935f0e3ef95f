from datetime import datetime

from satupintu.journal.actions.record import record
from satupintu.journal.signatory import Signatory
from satupintu.people.models import Applicant, User
from satupintu.people.ownership import reach
from satupintu.people.passwords import NewPassword, check_new_password
from satupintu.people.ports import AccountMessage, Tell
from satupintu.rules.errors import Refused


def lock_account(applicant_id: int) -> tuple[Applicant, User]:
    applicant = Applicant.objects.select_for_update(of=("self",)).select_related("user").get(pk=applicant_id)
    if applicant.user is None or not (applicant.active and applicant.user.is_active):
        raise Refused("akun_nonaktif", "Akun ini sudah tidak aktif. Hubungi loket pelayanan.")
    return applicant, applicant.user


def replace_password(
    applicant: Applicant, user: User, new: NewPassword, *, how: str, event: str, tell: Tell, at: datetime
) -> None:
    """Change it, and tell the owner. Every session compares the password's hash, so every one of them is over."""
    check_new_password(new.text, applicant.nik, applicant.phone)
    user.password = new.hash
    user.temporary_until = None
    user.version += 1
    user.save(update_fields=["password", "temporary_until", "version"])
    signatory = Signatory(f"pemohon:{applicant.pk}")
    record(f"pemohon:{applicant.pk}", deed="kata_sandi_diganti", facts={"cara": how}, by=signatory, at=at)
    tell_owner(applicant, words="akun_sandi_diganti", event=event, tell=tell, at=at)


def tell_owner(applicant: Applicant, *, words: str, event: str, tell: Tell, at: datetime) -> None:
    to, channel = reach(applicant)
    if to:
        message = AccountMessage(event=event, words=words, to=to, channel=channel, applicant_id=applicant.pk)
        tell(message, at=at)
