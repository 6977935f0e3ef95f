import secrets
from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actions.accept_invitation import usable
from satupintu.people.actor import Actor
from satupintu.people.invitations import code_hash
from satupintu.people.models import Invitation
from satupintu.rules.codes import ENTROPY_BYTES, from_entropy, show
from satupintu.rules.errors import Refused


def renew_invitation(invitation: int, *, by: Actor, at: datetime) -> str:
    """Give an offer that is still open another code, for whoever made it and never saw the first one; that one is dead."""
    code = from_entropy(secrets.token_bytes(ENTROPY_BYTES))
    with transaction.atomic():
        row = Invitation.objects.select_for_update(of=("self",)).filter(pk=invitation).first()
        if row is None or row.given_by_id != by.applicant_id:
            raise Refused(
                "bukan_pembuat_undangan", "Hanya yang membuat undangan ini dapat meminta kode barunya."
            )
        usable(row, at)
        row.code_hash = code_hash(code)
        row.save(update_fields=["code_hash"])
        chain = f"lembaga:{row.organisation_id}" if row.organisation_id else f"pemohon:{row.principal_id}"
        record(chain, deed="kode_undangan_diganti", facts={"undangan": row.pk}, by=by.signatory, at=at)
    return show(code)
