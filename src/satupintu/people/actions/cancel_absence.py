from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Absence
from satupintu.rules.errors import Refused


def cancel_absence(absence: Absence, *, by: Actor, at: datetime) -> Absence:
    with transaction.atomic():
        row = Absence.objects.select_for_update(of=("self",)).get(pk=absence.pk)
        if by.user_id != row.user_id:
            check_administrator(by, row.region_id)
        if row.cancelled_at is not None:
            raise Refused("absen_sudah_batal", "Catatan ini sudah dibatalkan.")
        row.cancelled_at = at
        row.save(update_fields=["cancelled_at"])
        facts = {"absen": row.pk}
        record(f"pengguna:{row.user_id}", deed="absen_dibatalkan", facts=facts, by=by.signatory, at=at)
    return row
