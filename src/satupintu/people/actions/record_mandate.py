from datetime import date, datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_counter
from satupintu.people.mandates import chain_of, check_terms
from satupintu.people.models import Applicant, Mandate, Organisation
from satupintu.rules.errors import Refused


def record_mandate(
    *,
    applicant: Applicant,
    organisation: Organisation | None = None,
    principal: Applicant | None = None,
    kind: str,
    letter: str,
    paper: str = "",
    starts: date,
    ends: date | None = None,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Write down at the counter, from the letter laid before the officer, for whom somebody acts."""
    region_id = check_counter(by)
    check_terms(kind, letter, starts, ends, for_body=organisation is not None)
    if not letter.strip():
        raise Refused("tanpa_surat_kuasa", "Isi nomor dan tanggal surat kuasanya.")
    if (organisation is None) == (principal is None) or principal == applicant:
        raise Refused("kuasa_untuk_satu", "Pilih satu yang diwakili: satu lembaga, atau satu orang lain.")
    with transaction.atomic():
        mandate = Mandate.objects.create(
            applicant=applicant,
            organisation=organisation,
            principal=principal,
            kind=kind,
            letter=letter.strip(),
            paper=paper,
            starts=starts,
            ends=ends,
        )
        facts = {"kuasa": mandate.pk, "penerima": applicant.pk, "surat": letter.strip(), "wilayah": region_id}
        record(chain_of(mandate), deed="kuasa_dicatat_di_loket", facts=facts, by=by.signatory, at=at)
    return mandate
