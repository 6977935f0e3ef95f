from datetime import datetime

from django.db import transaction

from satupintu.journal.signatory import Signatory
from satupintu.people.actions.note_account import note_account
from satupintu.people.models import Session, User


def end_sessions(*, user: User, keep: str = "", at: datetime, by: Signatory | None = None) -> int:
    """End every session of this person at once, except the one whose key is `keep`."""
    with transaction.atomic():
        number, _ = Session.objects.filter(user=user).exclude(session_key=keep).delete()
        note_account(user, "keluar_semua", {"sesi": number}, at=at, by=by)
    return number
