from datetime import datetime

from django.db import transaction

from satupintu.cases.actions.edit_reason import kept_reason
from satupintu.cases.models import Reason
from satupintu.cases.reasons import check_keeper
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor


@transaction.atomic
def retire_reason(*, reason: int, by: Actor, at: datetime) -> Reason:
    """Take a ready-made reason off the list; it stays on record."""
    kept = kept_reason(reason, check_keeper(by))
    kept.retired_at = at
    kept.version += 1
    kept.save(update_fields=["retired_at", "version"])
    record(
        f"alasan:{kept.region_id}",
        deed="alasan_dihapus",
        facts={"alasan": kept.pk},
        by=by.signatory,
        at=at,
    )
    return kept
