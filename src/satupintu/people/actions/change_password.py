from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.journal.signatory import Signatory
from satupintu.people.actor import Actor
from satupintu.people.models import User
from satupintu.people.new_password import lock_account, replace_password
from satupintu.people.ownership import user_of
from satupintu.people.passwords import check_new_password, reauthenticate
from satupintu.people.passwords import new_password as hashed
from satupintu.people.ports import Tell
from satupintu.people.visit import Visit
from satupintu.rules.errors import Faults, Refused


def change_password(
    *, old_password: str, new_password: str, visit: Visit, by: Actor, tell: Tell, at: datetime
) -> User:
    """Change one's own password, a temporary one too; all sessions end, and the door opens the caller's anew."""
    user = User.objects.get(pk=user_of(by))
    faults = Faults()
    faults.ask(lambda: reauthenticate(user, old_password, visit=visit, at=at))
    faults.ask(lambda: check_new_password(new_password, user.login))
    faults.check()
    new = hashed(new_password, user.login)
    if new_password == old_password:
        raise Refused("kata_sandi_sama", "Kata sandi baru sama dengan yang lama. Pilih yang lain.")
    with transaction.atomic():
        if by.applicant_id is not None:
            applicant, user = lock_account(by.applicant_id)
            event = f"akun:{user.pk}:sandi:{user.version + 1}"
            replace_password(applicant, user, new, how="sendiri", event=event, tell=tell, at=at)
            return user
        user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        user.password = new.hash
        user.temporary_until = None
        user.version += 1
        user.save(update_fields=["password", "temporary_until", "version"])
        signatory = Signatory(f"pengguna:{user.pk}")
        facts = {"cara": "sendiri"}
        record(f"pengguna:{user.pk}", deed="kata_sandi_diganti", facts=facts, by=signatory, at=at)
    return user
