from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Qualification
from satupintu.rules.errors import Refused


def withdraw_qualification(qualification: Qualification, *, by: Actor, at: datetime) -> Qualification:
    """Take a record back that should not have been made."""
    with transaction.atomic():
        row = Qualification.objects.select_for_update(of=("self",)).get(pk=qualification.pk)
        check_administrator(by, row.region_id)
        if row.withdrawn_at is not None:
            raise Refused("kualifikasi_sudah_dihapus", "Catatan ini sudah dihapus.")
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        facts = {"kualifikasi": row.pk}
        record(f"pengguna:{row.user_id}", deed="kualifikasi_dihapus", facts=facts, by=by.signatory, at=at)
    return row
