from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actions.accept_invitation import usable
from satupintu.people.actor import Actor
from satupintu.people.mandates import check_runs
from satupintu.people.models import Invitation
from satupintu.rules.errors import Refused


def withdraw_invitation(invitation: Invitation, *, by: Actor, at: datetime) -> Invitation:
    with transaction.atomic():
        row = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
        if row.organisation is not None:
            check_runs(by, row.organisation, at)
        elif by.applicant_id is None or row.principal_id != by.applicant_id:
            raise Refused("bukan_pemberi_kuasa", "Hanya pemberi kuasa yang dapat mencabutnya.")
        usable(row, at)
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        chain = f"lembaga:{row.organisation_id}" if row.organisation_id else f"pemohon:{row.principal_id}"
        record(chain, deed="tawaran_kuasa_dicabut", facts={"undangan": row.pk}, by=by.signatory, at=at)
    return row
