from datetime import datetime

from django.db import transaction

from satupintu.cases.saved_filters import chain_of, check_seated, own_filter
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor


@transaction.atomic
def remove_filter(*, saved: int, by: Actor, at: datetime) -> None:
    """For everybody with whom it was shared as well; it holds nothing that has to be kept."""
    check_seated(by)
    found = own_filter(saved, by)
    chain = chain_of(found)
    found.delete()
    record(chain, deed="saringan_dihapus", facts={}, by=by.signatory, at=at)
