from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_keeps
from satupintu.people.models import User
from satupintu.rules.errors import Refused


def disable_account(user: User, *, by: Actor, at: datetime) -> User:
    """Shut an officer out. His sessions carry that he was let in, so the next request of each finds it over."""
    with transaction.atomic():
        row = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        check_keeps(by, row)
        if not row.is_active:
            raise Refused("akun_sudah_nonaktif", "Akun ini sudah dinonaktifkan.")
        row.is_active = False
        row.sessions_ended += 1
        row.version += 1
        row.save(update_fields=["is_active", "sessions_ended", "version"])
        record(f"pengguna:{row.pk}", deed="akun_dinonaktifkan", facts={}, by=by.signatory, at=at)
    return row
