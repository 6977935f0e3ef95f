from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.append import append
from satupintu.journal.chain import Head
from satupintu.journal.locking import lock_chain
from satupintu.journal.models import Chain, Entry
from satupintu.journal.signatory import Signatory


def record(chain: str, *, deed: str, facts: Mapping[str, object], by: Signatory, at: datetime) -> Entry:
    """Write one entry of a subject that has no row of its own for the head."""
    with transaction.atomic(savepoint=False):
        row = lock_chain(chain)
        entry, head = append(Head(chain, row.length, row.head), deed=deed, facts=facts, by=by, at=at)
        Chain.objects.filter(pk=row.pk).update(length=head.length, head=head.hash)
    return entry
