from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_keeps
from satupintu.people.models import Session, User
from satupintu.rules.errors import Refused


def reset_factor(*, user: User, by: Actor, at: datetime) -> None:
    """For a telephone that is lost: all factors and codes go, every session ends, and the next sign-in sets up anew."""
    with transaction.atomic():
        row = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        check_keeps(by, row)
        there = Authenticator.objects.filter(user=row)
        kinds = sorted(there.values_list("type", flat=True))
        if not kinds:
            raise Refused(
                "tanpa_faktor_kedua",
                f"Akun {row.login} tidak punya faktor kedua, jadi tidak ada yang dilepas.",
            )
        there.delete()
        ended, _ = Session.objects.filter(user=row).delete()
        facts = {"faktor": kinds, "sesi": ended}
        record(f"pengguna:{row.pk}", deed="faktor_direset", facts=facts, by=by.signatory, at=at)
