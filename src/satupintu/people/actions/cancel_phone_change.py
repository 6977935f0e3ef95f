from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.models import PhoneChange
from satupintu.people.ownership import lock_own
from satupintu.people.phone_changes import waiting_change


def cancel_phone_change(*, by: Actor, at: datetime) -> PhoneChange:
    with transaction.atomic():
        applicant = lock_own(by)
        change = waiting_change(by)
        change.cancelled_at = at
        change.save(update_fields=["cancelled_at"])
        facts = {"penggantian": change.pk}
        record(f"pemohon:{applicant.pk}", deed="ganti_nomor_dibatalkan", facts=facts, by=by.signatory, at=at)
    return change
