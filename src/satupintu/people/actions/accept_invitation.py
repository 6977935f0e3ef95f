from datetime import datetime

from django.db import transaction
from django.db.models import Q

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.invitations import code_hash, read_invitation_code
from satupintu.people.mandates import chain_of, in_force
from satupintu.people.models import Invitation, Mandate
from satupintu.people.ownership import lock_own
from satupintu.people.tenures import local_day
from satupintu.rules.accounts import DAY_ZONE
from satupintu.rules.errors import Refused


def accept_invitation(code: str, *, by: Actor, at: datetime) -> Mandate:
    hashed = code_hash(read_invitation_code(code))
    with transaction.atomic():
        applicant = lock_own(by)
        locked = Invitation.objects.select_for_update(of=("self",))
        invitation = usable(locked.filter(code_hash=hashed).first(), at)
        check_new_to_it(invitation, applicant.pk, at)
        mandate = Mandate.objects.create(
            applicant=applicant,
            organisation_id=invitation.organisation_id,
            principal_id=invitation.principal_id,
            kind=invitation.kind,
            letter=invitation.letter,
            paper=invitation.paper,
            starts=invitation.starts,
            ends=invitation.ends,
        )
        invitation.mandate = mandate
        invitation.save(update_fields=["mandate"])
        facts = {"undangan": invitation.pk, "kuasa": mandate.pk, "penerima": applicant.pk}
        record(chain_of(mandate), deed="kuasa_diterima", facts=facts, by=by.signatory, at=at)
    return mandate


def usable(invitation: Invitation | None, at: datetime) -> Invitation:
    """Return it if it may still be taken; an unknown one and a used one get the same answer."""
    if (
        invitation is None
        or invitation.mandate_id is not None
        or invitation.withdrawn_at is not None
        or at >= invitation.valid_until
    ):
        raise Refused(
            "undangan_tidak_berlaku",
            "Kode undangan ini tidak dikenal, sudah dipakai, atau sudah lewat 7 hari. Mintalah yang baru.",
        )
    return invitation


def check_new_to_it(invitation: Invitation, applicant_id: int, at: datetime) -> None:
    if invitation.principal_id == applicant_id:
        raise Refused(
            "kuasa_diri_sendiri", "Undangan ini dari Anda sendiri. Serahkan kodenya kepada yang diundang."
        )
    same = Q(organisation_id=invitation.organisation_id, principal_id=invitation.principal_id)
    held = Mandate.objects.filter(
        in_force(local_day(at, DAY_ZONE)), same, applicant_id=applicant_id, kind=invitation.kind
    )
    if held.exists():
        raise Refused("kuasa_sudah_ada", "Anda sudah terdaftar untuk lembaga atau orang ini.")
