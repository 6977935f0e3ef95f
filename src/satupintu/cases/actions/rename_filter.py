from datetime import datetime

from django.db import transaction

from satupintu.cases.models import SavedFilter
from satupintu.cases.saved_filters import chain_of, check_seated, checked_name, own_filter
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor


@transaction.atomic
def rename_filter(*, saved: int, name: str, by: Actor, at: datetime) -> SavedFilter:
    check_seated(by)
    found = own_filter(saved, by)
    found.name = checked_name(name, by, besides=found.pk)
    found.version += 1
    found.save(update_fields=["name", "version"])
    record(chain_of(found), deed="saringan_diganti_judul", facts={}, by=by.signatory, at=at)
    return found
