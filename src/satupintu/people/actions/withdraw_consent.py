from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.models import Consent
from satupintu.rules.errors import Refused


def withdraw_consent(consent: Consent, *, by: Actor, at: datetime) -> Consent:
    with transaction.atomic():
        row = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
        if by.applicant_id is None or row.applicant_id != by.applicant_id:
            raise Refused("bukan_data_sendiri", "Persetujuan diberikan oleh orangnya sendiri.")
        if row.withdrawn_at is not None:
            raise Refused("persetujuan_sudah_ditarik", "Persetujuan ini sudah ditarik.")
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        facts = {"persetujuan": row.pk}
        record(f"pemohon:{row.applicant_id}", deed="persetujuan_ditarik", facts=facts, by=by.signatory, at=at)
    return row
