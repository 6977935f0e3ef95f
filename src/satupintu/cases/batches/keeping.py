"""A signed file that lies in the vault is taken back into its case."""

import logging
from datetime import datetime

from django.db import transaction

from satupintu.cases.actions.record_failed_signing import record_failed_signing
from satupintu.cases.actions.record_signature import record_signature
from satupintu.cases.models import Case
from satupintu.files.actions.note_made import note_made
from satupintu.files.queries import file_of_content
from satupintu.files.vault import kept
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.signing.batches import BatchItem
from satupintu.signing.ports import Verification

_log = logging.getLogger(__name__)


def record_kept(
    item: BatchItem, verification: Verification, *, by: Actor, at: datetime, reference: str = ""
) -> None:
    """Recorded, or refused by the case: then the file stays in the vault and the case says why it is not its permit."""
    try:
        record_file(
            item.work,
            item.outcome,
            kept(item.kept_hash).read_bytes(),
            verification,
            by=by,
            at=at,
            reference=reference,
        )
    except Refused as refusal:
        _log.warning("the signed file of %s is not taken: %s", item.subject, refusal.code)
        record_failed_signing(
            work=item.work, code=refusal.code, reason=refusal.sentence, certain=True, by=by, at=at
        )


def record_file(
    work: int,
    outcome: str,
    content: bytes,
    verification: Verification,
    *,
    by: Actor,
    at: datetime,
    reference: str = "",
) -> Case:
    """The signature and the row of its file, together or not at all."""
    with transaction.atomic():
        case = record_signature(
            work=work,
            outcome=outcome,
            signed=content,
            verification=verification,
            by=by,
            at=at,
            reference=reference,
        )
        permit = case.permit
        if permit is None:
            raise TypeError("a signed case has a permit")
        draft = file_of_content(case.region_id, permit.document_hash)
        note_made(
            region_id=case.region_id,
            sha256=permit.signed_hash,
            size=len(content),
            name=f"{case.number}.pdf",
            pages=draft.pages if draft else None,
            by=by,
            at=at,
        )
    return case
