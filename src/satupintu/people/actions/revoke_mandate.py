from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import COUNTER
from satupintu.people.ending_mandates import end_mandate
from satupintu.people.mandates import chain_of, check_not_last, check_runs, lock_organisation
from satupintu.people.models import Mandate
from satupintu.rules.errors import Refused


def revoke_mandate(mandate: Mandate, *, letter: str = "", by: Actor, at: datetime) -> Mandate:
    """Take a mandate back: who runs the body, who gave the kuasa, or the counter with the letter that says so."""
    with transaction.atomic():
        lock_organisation(mandate)
        row = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
        check_gave(by, row, letter, at)
        check_not_last(row, at)
        end_mandate(row, at)
        facts = {"kuasa": row.pk, "surat": letter.strip()}
        record(chain_of(row), deed="kuasa_dicabut", facts=facts, by=by.signatory, at=at)
    return row


def check_gave(by: Actor, mandate: Mandate, letter: str, at: datetime) -> None:
    if by.applicant_id is None:
        if by.role not in COUNTER:
            raise Refused("bukan_petugas_loket", "Ini dicatat oleh petugas loket, di hadapan orangnya.")
        if not letter.strip():
            raise Refused("tanpa_surat_pencabutan", "Isi nomor dan tanggal surat pencabutan yang diserahkan.")
    elif mandate.organisation is not None:
        check_runs(by, mandate.organisation, at)
    elif mandate.principal_id != by.applicant_id:
        raise Refused("bukan_pemberi_kuasa", "Hanya pemberi kuasa yang dapat mencabutnya.")
