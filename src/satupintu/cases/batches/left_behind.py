"""What a thread that died has left: a signed file that lies in the vault is recorded, all else is doubtful."""

from collections.abc import Callable
from datetime import datetime

from satupintu.cases.actions.record_failed_signing import record_failed_signing
from satupintu.cases.batches.keeping import record_kept
from satupintu.files.vault import kept
from satupintu.people.queries import act_as, system_actor
from satupintu.rules.errors import Refused
from satupintu.signing.batches import BatchItem
from satupintu.signing.models import SigningRequest
from satupintu.signing.ports import Signer

LEFT = "proses_terhenti"
SENTENCE = (
    "Proses penandatanganan terhenti sebelum jawabannya tercatat; dokumen mungkin sudah ditandatangani. "
    "Periksa dahulu, lalu pastikan hasilnya."
)


def mend(batch: int, *, signer: Signer, clock: Callable[[], datetime]) -> None:
    left = BatchItem.objects.filter(batch=batch, request__state=SigningRequest.State.READY)
    for item in left.select_related("request__signer_user", "batch").order_by("position"):
        if item.kept_hash and kept(item.kept_hash).exists():
            record_what_was_kept(item, signer, clock)
        else:
            leave_to_a_person(item, clock())


def record_what_was_kept(item: BatchItem, signer: Signer, clock: Callable[[], datetime]) -> None:
    """Its own signer takes it back: the seat counts as of when it was laid before him."""
    request = item.request
    if request is None:
        return
    try:
        by = act_as(request.signer_user_id, request.signer_post_id, at=request.prepared_at)
    except Refused:
        leave_to_a_person(item, clock())
        return
    record_kept(item, signer.verify(kept(item.kept_hash).read_bytes()), by=by, at=clock())


def leave_to_a_person(item: BatchItem, at: datetime) -> None:
    record_failed_signing(work=item.work, code=LEFT, reason=SENTENCE, certain=False, by=system_actor(), at=at)
