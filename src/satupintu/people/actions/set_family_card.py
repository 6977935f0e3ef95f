from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant, User
from satupintu.people.ownership import lock_own, user_of
from satupintu.people.passwords import reauthenticate
from satupintu.people.typed import stored
from satupintu.people.visit import Visit
from satupintu.rules.errors import Faults
from satupintu.rules.identifiers import kk as kks


def set_family_card(*, kk: str, password: str, visit: Visit, by: Actor, at: datetime) -> Applicant:
    """Keep the number that proves the person when the password is lost; so the password is asked for."""
    faults = Faults()
    number = faults.read(lambda: stored(kks.read(kk), "kk_salah"), "")
    user = User.objects.get(pk=user_of(by))
    faults.ask(lambda: reauthenticate(user, password, visit=visit, at=at))
    faults.check()
    with transaction.atomic():
        applicant = lock_own(by)
        applicant.kk = number
        applicant.version += 1
        applicant.save(update_fields=["kk", "kk_index", "version"])
        record(f"pemohon:{applicant.pk}", deed="kartu_keluarga_diisi", facts={}, by=by.signatory, at=at)
    return applicant
