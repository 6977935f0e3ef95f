"""Who signs a batch now: taken by compare-and-set, so that two threads never sign one batch."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.signing.batch_chain import batch_chain
from satupintu.signing.batches import Batch, BatchItem

SILENCE = timedelta(minutes=2)
"""A thread that was not heard of for so long is dead, or hangs so that another may take its place."""


def take(*, batch_id: int, region_id: int, seen: datetime | None, by: Actor, at: datetime) -> str:
    """Give the name under which the caller may sign this batch from now on.

    `seen` is when it was last heard of as the form had it: pressed twice, a passphrase is tried once.
    """
    name = secrets.token_hex(8)
    resting = Q(runner="") | Q(beat_at__lt=at - SILENCE)
    resting &= Q(beat_at__isnull=True) if seen is None else Q(beat_at=seen)
    own = Batch.objects.filter(
        pk=batch_id, region_id=region_id, user_id=by.user_id or 0, closed_at__isnull=True
    )
    with transaction.atomic():
        taken = own.filter(resting).update(runner=name, beat_at=at, stopped_code="", stopped_reason="")
        if not taken:
            raise _not_to_take(own.exists())
        record(
            batch_chain(own.get()),
            deed="tanda_tangan_berjalan",
            facts={"antrean": batch_id},
            by=by.signatory,
            at=at,
        )
    return name


def beat(*, batch_id: int, name: str, at: datetime) -> bool:
    """Say that the thread lives; whether the batch is still its own."""
    return bool(Batch.objects.filter(pk=batch_id, runner=name, closed_at__isnull=True).update(beat_at=at))


def rest(*, batch_id: int, name: str, at: datetime, code: str = "", reason: str = "") -> None:
    """Let go of the batch: done where nothing waits any more, else stopped, with what stopped it."""
    with transaction.atomic():
        own = Batch.objects.filter(pk=batch_id, runner=name)
        done = not BatchItem.objects.filter(batch=batch_id, waiting=True).exists()
        own.update(runner="", stopped_code=code, stopped_reason=reason, closed_at=at if done else None)


def drop_rest(*, batch_id: int, region_id: int, by: Actor, at: datetime) -> int:
    """The rest will not be signed with this batch; it waits for another. What was signed stays."""
    own = Batch.objects.filter(
        pk=batch_id, region_id=region_id, user_id=by.user_id or 0, closed_at__isnull=True
    )
    with transaction.atomic():
        batch = own.select_for_update().first()
        if batch is None or (batch.runner and batch.beat_at and batch.beat_at >= at - SILENCE):
            raise _not_to_take(batch is not None)
        dropped = BatchItem.objects.filter(batch=batch, waiting=True).update(
            waiting=False,
            refusal_code="antrean_dibatalkan",
            refusal="Tidak jadi ditandatangani dalam antrean ini.",
        )
        own.update(runner="", closed_at=at)
        record(
            batch_chain(batch),
            deed="tanda_tangan_dibatalkan",
            facts={"sisa": dropped},
            by=by.signatory,
            at=at,
        )
    return dropped


def _not_to_take(running: bool) -> Refused:  # noqa: FBT001
    if running:
        return Refused(
            "tanda_tangan_masih_berjalan",
            "Penandatanganan ini masih berjalan. Tunggu sampai selesai; halaman ini menunjukkan kemajuannya.",
        )
    return Refused("antrean_selesai", "Antrean tanda tangan ini tidak ada atau sudah selesai.")
