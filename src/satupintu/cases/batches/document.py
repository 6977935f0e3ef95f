"""One document of a batch: prepared in one transaction, signed in none, kept, recorded in another."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.record_failed_signing import record_failed_signing
from satupintu.cases.batches.keeping import record_kept
from satupintu.files.vault import keep_content
from satupintu.people.actor import Actor
from satupintu.people.queries import act_as
from satupintu.rules.errors import Refused
from satupintu.signing.attempt import Accepted, attempt
from satupintu.signing.batches import BatchItem
from satupintu.signing.in_use import identity_of
from satupintu.signing.ports import OutcomeUnknown, Passphrase, Signer, SignerFault
from satupintu.signing.prepared import Prepared

Clock = Callable[[], datetime]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Halt:
    """Why the rest of the batch waits."""

    code: str
    sentence: str


def sign_item(item: BatchItem, *, signer: Signer, passphrase: Passphrase, clock: Clock) -> Halt | None:
    at = clock()
    try:
        by, prepared = lay_before(item, at)
    except Refused as refusal:
        _refuse(item, refusal)
        return None
    try:
        signed = attempt(
            signer,
            prepared.document,
            document_hash=prepared.document_hash,
            identity=identity_of(by),
            passphrase=passphrase,
            at=at,
        )
        keep(item, signed)
    except SignerFault as fault:
        return _failed(item, fault, by=by, at=clock())
    except Refused as refusal:
        record_failed_signing(
            work=item.work, code=refusal.code, reason=refusal.sentence, certain=True, by=by, at=clock()
        )
        return None
    except Exception:  # noqa: BLE001  the signer may have signed: nobody knows
        _log.exception("the outcome of %s is unknown", item.subject)
        return _failed(item, OutcomeUnknown(), by=by, at=clock())
    record_kept(item, signed.verification, by=by, at=clock(), reference=signed.reference)
    return None


def lay_before(item: BatchItem, at: datetime) -> tuple[Actor, Prepared]:
    """The seat is asked for anew: a deputy whose days are over signs no further document."""
    with transaction.atomic():
        by = act_as(_user_of(item), item.post_id, at=at)
        prepared = prepare_signing(work=item.work, by=by, at=at)
        BatchItem.objects.filter(pk=item.pk, waiting=True).update(waiting=False, request=prepared.request)
    return by, prepared


def keep(item: BatchItem, signed: Accepted) -> None:
    """File, fsync, rename, and only then the row that says where it lies."""
    item.kept_hash, _ = keep_content(signed.content)
    BatchItem.objects.filter(pk=item.pk).update(kept_hash=item.kept_hash)


def _user_of(item: BatchItem) -> int:
    return item.batch.user_id


def _refuse(item: BatchItem, refusal: Refused) -> None:
    BatchItem.objects.filter(pk=item.pk, waiting=True).update(
        waiting=False, refusal_code=refusal.code, refusal=refusal.sentence
    )


def _failed(item: BatchItem, fault: SignerFault, *, by: Actor, at: datetime) -> Halt | None:
    """What would meet the next document too stops the batch; what certainly was not signed then waits with the rest."""
    certain = not isinstance(fault, OutcomeUnknown)
    with transaction.atomic():
        record_failed_signing(
            work=item.work, code=fault.code, reason=fault.sentence, certain=certain, by=by, at=at
        )
        if certain and fault.stops_batch:
            BatchItem.objects.filter(pk=item.pk).update(waiting=True, request=None, kept_hash="")
    return Halt(fault.code, fault.sentence) if fault.stops_batch else None
