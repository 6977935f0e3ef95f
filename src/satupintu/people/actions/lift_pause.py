from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_keeps
from satupintu.people.models import User
from satupintu.people.tries import CODE, PASSPHRASE, PASSWORD, forget_tries, subject_of
from satupintu.rules.errors import Refused


def lift_pause(*, user: User, by: Actor, at: datetime) -> None:
    """Let somebody who mistyped too often try again at once."""
    with transaction.atomic():
        check_keeps(by, user)
        lifted = [what for what in (PASSWORD, CODE, PASSPHRASE) if forget_tries(subject_of(user, what))]
        if not lifted:
            raise Refused("tidak_dijeda", f"Akun {user.login} tidak sedang dijeda.")
        record(f"pengguna:{user.pk}", deed="jeda_dibuka", facts={"jenis": lifted}, by=by.signatory, at=at)
