"""One batch, one thread: it holds the passphrase in memory, signs document after document, and leaves all it did in rows.

Whatever ends it, and whenever: what was signed stands, what was not waits, and what nobody knows waits for a person.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.batches.document import Halt, sign_item
from satupintu.cases.batches.left_behind import mend
from satupintu.signing.actions.run_on import beat, rest
from satupintu.signing.batches import BatchItem
from satupintu.signing.ports import Passphrase, Signer

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Run:
    """`name` is what `run_on.take` gave; the clock is read by whoever started it."""

    batch: int
    name: str
    signer: Signer
    passphrase: Passphrase
    clock: Callable[[], datetime]


def run_batch(run: Run) -> None:
    try:
        halt = _go(run)
    except Exception:  # noqa: BLE001  whatever it is, the row must say that nobody signs any more
        _log.exception("batch %s stopped", run.batch)
        halt = Halt(
            "gangguan", "Gangguan sistem menghentikan penandatanganan. Lanjutkan sisanya sebentar lagi."
        )
    rest(
        batch_id=run.batch,
        name=run.name,
        at=run.clock(),
        code=halt.code if halt else "",
        reason=halt.sentence if halt else "",
    )


def _go(run: Run) -> Halt | None:
    mend(run.batch, signer=run.signer, clock=run.clock)
    while beat(batch_id=run.batch, name=run.name, at=run.clock()):
        item = BatchItem.objects.filter(batch=run.batch, waiting=True).order_by("position").first()
        if item is None:
            return None
        halt = sign_item(item, signer=run.signer, passphrase=run.passphrase, clock=run.clock)
        if halt is not None:
            return halt
    return None
