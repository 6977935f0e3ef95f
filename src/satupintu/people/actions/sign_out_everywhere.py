from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.models import User
from satupintu.people.ownership import user_of


def sign_out_everywhere(*, by: Actor, at: datetime) -> User:
    """End every session of this person; the door that was used may open a new one for itself."""
    with transaction.atomic():
        user = User.objects.select_for_update(of=("self",)).get(pk=user_of(by))
        user.sessions_ended += 1
        user.version += 1
        user.save(update_fields=["sessions_ended", "version"])
        record(f"pengguna:{user.pk}", deed="keluar_di_mana_mana", facts={}, by=by.signatory, at=at)
    return user
