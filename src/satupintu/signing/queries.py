from collections.abc import Sequence
from datetime import datetime

from satupintu.signing.models import SigningRequest


def latest_request(region_id: int, subject: str) -> SigningRequest | None:
    return SigningRequest.objects.filter(region_id=region_id, subject=subject).order_by("-id").first()


def unknown_outcomes(region_id: int) -> Sequence[SigningRequest]:
    """Requests that wait for a person to look, oldest first."""
    return list(
        SigningRequest.objects.filter(region_id=region_id, state=SigningRequest.State.UNKNOWN)
        .select_related("signer_post", "signer_user")
        .order_by("prepared_at", "id")
    )


def left_behind(region_id: int, *, before: datetime) -> Sequence[SigningRequest]:
    """Prepared long ago and never closed: the process that was signing has died."""
    return list(
        SigningRequest.objects.filter(
            region_id=region_id, state=SigningRequest.State.READY, prepared_at__lt=before
        ).order_by("prepared_at", "id")
    )
