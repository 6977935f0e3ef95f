import secrets
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_keeps
from satupintu.people.models import User
from satupintu.rules.accounts import TEMPORARY_PASSWORD_LIFE
from satupintu.rules.codes import ENTROPY_BYTES, from_entropy, show
from satupintu.rules.errors import Refused


def set_temporary_password(user: User, *, by: Actor, at: datetime) -> str:
    """Give an officer a password for one day, which he must change when he signs in; shown this once, kept nowhere."""
    password = show(from_entropy(secrets.token_bytes(ENTROPY_BYTES)))
    encoded = make_password(password)
    with transaction.atomic():
        row = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        check_keeps(by, row)
        if not row.is_active:
            raise Refused("akun_nonaktif", "Akun ini tidak aktif. Aktifkan lebih dahulu.")
        row.password = encoded
        row.temporary_until = at + TEMPORARY_PASSWORD_LIFE
        row.version += 1
        row.save(update_fields=["password", "temporary_until", "version"])
        record(f"pengguna:{row.pk}", deed="kata_sandi_sementara_diberikan", facts={}, by=by.signatory, at=at)
    return password
