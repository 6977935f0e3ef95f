from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.erasing import check_waiting
from satupintu.people.models import ErasureRequest
from satupintu.rules.errors import Refused


def withdraw_erasure(request: ErasureRequest, *, by: Actor, at: datetime) -> ErasureRequest:
    with transaction.atomic():
        row = ErasureRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        if by.applicant_id is None or row.applicant_id != by.applicant_id:
            raise Refused("bukan_data_sendiri", "Penghapusan diminta oleh orangnya sendiri.")
        check_waiting(row)
        row.withdrawn_at = at
        row.version += 1
        row.save(update_fields=["withdrawn_at", "version"])
        facts = {"permintaan": row.pk}
        chain = f"pemohon:{row.applicant_id}"
        record(chain, deed="permintaan_penghapusan_dicabut", facts=facts, by=by.signatory, at=at)
    return row
