from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_keeps
from satupintu.people.models import User
from satupintu.rules.errors import Refused


def enable_account(user: User, *, by: Actor, at: datetime) -> User:
    """Let an officer in again; sessions from before stay over."""
    with transaction.atomic():
        row = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        check_keeps(by, row)
        if row.is_active or row.erased_at is not None:
            raise Refused("akun_sudah_aktif", "Akun ini sudah aktif, atau sudah dihapus untuk selamanya.")
        row.is_active = True
        row.version += 1
        row.save(update_fields=["is_active", "version"])
        record(f"pengguna:{row.pk}", deed="akun_diaktifkan_lagi", facts={}, by=by.signatory, at=at)
    return row
