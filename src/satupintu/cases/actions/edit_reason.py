from datetime import datetime

from django.db import transaction

from satupintu.cases.models import Reason
from satupintu.cases.reasons import check_keeper, check_not_kept_twice, check_wording
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@transaction.atomic
def edit_reason(*, reason: int, text: str, by: Actor, at: datetime) -> Reason:
    """Put a ready-made reason in other words; what was already sent keeps its own."""
    kept = kept_reason(reason, check_keeper(by))
    kept.text = check_wording(text)
    check_not_kept_twice(kept)
    kept.version += 1
    kept.save(update_fields=["text", "version"])
    facts = {"alasan": kept.pk, "versi": kept.version}
    record(f"alasan:{kept.region_id}", deed="alasan_diubah", facts=facts, by=by.signatory, at=at)
    return kept


def kept_reason(reason: int, region_id: int) -> Reason:
    """Locked; of another region it does not exist."""
    kept = (
        Reason.objects.select_for_update()
        .filter(pk=reason, region_id=region_id, retired_at__isnull=True)
        .first()
    )
    if kept is None:
        raise Refused("alasan_tidak_ada", "Alasan ini tidak ada pada daftar atau sudah dihapus.")
    return kept
