"""How the documents of a batch stand, read from the rows alone: any process can tell, also after a thread has died."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from satupintu.signing.actions.run_on import SILENCE
from satupintu.signing.batches import Batch, BatchItem, DraftRead
from satupintu.signing.models import SigningRequest

ItemState = Literal["menunggu", "disiapkan", "ditandatangani", "gagal", "tidak_pasti"]
Going = Literal["berjalan", "terhenti", "berhenti", "selesai"]
_OF_REQUEST: dict[str, ItemState] = {
    SigningRequest.State.READY: "disiapkan",
    SigningRequest.State.SIGNED: "ditandatangani",
    SigningRequest.State.FAILED: "gagal",
    SigningRequest.State.UNKNOWN: "tidak_pasti",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One document of a batch."""

    subject: str
    work: int
    request: int | None
    state: ItemState
    code: str
    reason: str


def lines_of(batch: Batch) -> Sequence[Line]:
    items = BatchItem.objects.filter(batch=batch).select_related("request").order_by("position")
    return [_line(item) for item in items]


def _line(item: BatchItem) -> Line:
    request = item.request
    if request is None:
        state: ItemState = "menunggu" if item.waiting else "gagal"
        return Line(item.subject, item.work, None, state, item.refusal_code, item.refusal)
    return Line(
        item.subject,
        item.work,
        request.pk,
        _OF_REQUEST[request.state],
        request.reason_code,
        request.reason,
    )


def own_batch(region_id: int, batch_id: int, *, user_id: int) -> Batch | None:
    """A batch is its signer's own; nobody else can go on with it, since nobody else has his passphrase."""
    return Batch.objects.filter(pk=batch_id, region_id=region_id, user_id=user_id).first()


def open_batches(region_id: int, *, user_id: int) -> Sequence[Batch]:
    own = Batch.objects.filter(region_id=region_id, user_id=user_id, closed_at__isnull=True)
    return list(own.order_by("started_at"))


def going(batch: Batch, *, at: datetime) -> Going:
    """Whether a thread signs: one that fell silent has died."""
    if batch.closed_at is not None:
        return "selesai"
    if not batch.runner or batch.beat_at is None:
        return "berhenti"
    return "terhenti" if batch.beat_at < at - SILENCE else "berjalan"


def read_by(user_id: int, documents: Collection[str]) -> frozenset[str]:
    """Which of these documents, by their hash, this person has marked as read."""
    marks = DraftRead.objects.filter(user_id=user_id, document_hash__in=documents)
    return frozenset(marks.values_list("document_hash", flat=True))


def busy_with(region_id: int, subjects: Collection[str]) -> Mapping[str, str]:
    """Of these, what stands in a queue ("antre") or lies before the signer, with the state of its request."""
    queued = BatchItem.objects.filter(region_id=region_id, subject__in=subjects, waiting=True)
    found = dict.fromkeys(queued.values_list("subject", flat=True), "antre")
    laid = SigningRequest.objects.filter(
        region_id=region_id,
        subject__in=subjects,
        state__in=[SigningRequest.State.READY, SigningRequest.State.UNKNOWN],
    )
    return found | dict(laid.values_list("subject", "state"))


def left_by(request: SigningRequest) -> BatchItem | None:
    """The line of a batch from which this request came; it knows whether a signed file lies in the vault."""
    return BatchItem.objects.filter(request=request).first()
