"""The thread that signs one batch: it alone holds the passphrase, and takes it along when it ends."""

from threading import Thread

from django.db import connections
from django.utils import timezone

from satupintu.cases.batches.running import Run, run_batch
from satupintu.signing.actions.run_on import take
from satupintu.signing.batches import Batch
from satupintu.signing.in_use import signer_in_use
from satupintu.signing.ports import Passphrase
from satupintu.web.visitor.pages import OfficerRequest


def sign_on(request: OfficerRequest, batch: Batch, passphrase: Passphrase) -> None:
    """Begin or go on; whoever comes second is refused before the passphrase is tried."""
    signer = signer_in_use(request.officer.region.pk, at=request.at)
    name = take(
        batch_id=batch.pk,
        region_id=batch.region_id,
        seen=batch.beat_at,
        by=request.officer.actors[0],
        at=request.at,
    )
    begin(Run(batch.pk, name, signer, passphrase, timezone.now))


def begin(run: Run) -> None:
    # A daemon: a server that is told to stop does not wait for forty documents, and what is left waits in rows.
    Thread(target=_sign, args=(run,), name=f"tanda-tangan-{run.batch}", daemon=True).start()


def _sign(run: Run) -> None:
    try:
        run_batch(run)
    finally:
        connections.close_all()
