from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_counter
from satupintu.people.consents import write_consent
from satupintu.people.data_use import text_of
from satupintu.people.models import Applicant, Consent
from satupintu.rules.errors import Refused


def give_consent(applicant: Applicant, *, text: str, version: int, by: Actor, at: datetime) -> Consent:
    """Keep that these words were agreed to: by the person, or by an officer who had them before him at the counter."""
    words = text_of(text, version)
    recorded_by, region_id = None, None
    if by.applicant_id is None:
        recorded_by, region_id = by.user_id, check_counter(by)
    elif by.applicant_id != applicant.pk:
        raise Refused("bukan_data_sendiri", "Persetujuan diberikan oleh orangnya sendiri.")
    with transaction.atomic():
        consent = write_consent(applicant, words, at=at, recorded_by=recorded_by, region_id=region_id)
        facts = {
            "persetujuan": consent.pk,
            "teks": words.code,
            "versi": words.version,
            "sidik_hash": words.digest,
        }
        record(f"pemohon:{applicant.pk}", deed="persetujuan_diberikan", facts=facts, by=by.signatory, at=at)
    return consent
