from datetime import datetime

from django.db import transaction

from satupintu.cases.models import Reason
from satupintu.cases.reasons import check_keeper, check_not_kept_twice, check_target, check_wording
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.tenures import local_day


@transaction.atomic
def add_reason(
    *, text: str, by: Actor, at: datetime, service: str = "", about: str = "", code: str = ""
) -> Reason:
    """Keep a ready-made reason: for a requirement or field, for a service, or for all."""
    region_id = check_keeper(by)
    check_target(region_id, service, about, code, local_day(at, by.zone))
    reason = Reason(
        region_id=region_id, service=service, about=about, code=code, text=check_wording(text), kept_at=at
    )
    check_not_kept_twice(reason)
    reason.save(force_insert=True)
    record(f"alasan:{region_id}", deed="alasan_ditambah", facts={"alasan": reason.pk}, by=by.signatory, at=at)
    return reason
