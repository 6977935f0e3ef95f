import secrets
from datetime import date, datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.invitations import code_hash
from satupintu.people.mandates import check_runs, check_terms
from satupintu.people.models import Invitation, Organisation
from satupintu.people.ownership import lock_own
from satupintu.rules.accounts import INVITATION_LIFE
from satupintu.rules.codes import ENTROPY_BYTES, from_entropy, show


def invite(
    *,
    organisation: Organisation | None,
    kind: str,
    letter: str = "",
    paper: str = "",
    starts: date,
    ends: date | None = None,
    by: Actor,
    at: datetime,
) -> tuple[Invitation, str]:
    """Offer somebody a mandate for a body, or without one for oneself; give the code to hand over, shown this once.

    The other person takes it with his own account: nobody is looked up by NIK, so nobody learns who is registered.
    """
    check_terms(kind, letter, starts, ends, for_body=organisation is not None)
    code = from_entropy(secrets.token_bytes(ENTROPY_BYTES))
    with transaction.atomic():
        applicant = lock_own(by)
        if organisation is not None:
            check_runs(by, organisation, at)
        invitation = Invitation.objects.create(
            code_hash=code_hash(code),
            organisation=organisation,
            principal=None if organisation is not None else applicant,
            kind=kind,
            letter=letter.strip(),
            paper=paper,
            starts=starts,
            ends=ends,
            given_by=applicant,
            given_at=at,
            valid_until=at + INVITATION_LIFE,
        )
        chain = f"lembaga:{organisation.pk}" if organisation is not None else f"pemohon:{applicant.pk}"
        facts = {"undangan": invitation.pk, "jenis": kind}
        record(chain, deed="kuasa_ditawarkan", facts=facts, by=by.signatory, at=at)
    return invitation, show(code)
