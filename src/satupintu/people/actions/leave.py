from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.ending_mandates import end_mandate
from satupintu.people.mandates import chain_of, check_not_last, lock_organisation
from satupintu.people.models import Mandate
from satupintu.rules.errors import Refused


def leave(mandate: Mandate, *, by: Actor, at: datetime) -> Mandate:
    """Give up one's own mandate; what was filed under it stays as it is."""
    with transaction.atomic():
        lock_organisation(mandate)
        row = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
        if by.applicant_id is None or row.applicant_id != by.applicant_id:
            raise Refused("bukan_kuasa_sendiri", "Ini bukan kedudukan Anda sendiri.")
        check_not_last(row, at)
        end_mandate(row, at)
        record(chain_of(row), deed="kuasa_dilepas", facts={"kuasa": row.pk}, by=by.signatory, at=at)
    return row
