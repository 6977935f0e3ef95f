from datetime import datetime

from django.db import transaction

from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.signing.closing import check_may_close
from satupintu.signing.models import SigningRequest


def fail(
    *, region_id: int, request_id: int, code: str, reason: str, by: Actor, at: datetime
) -> SigningRequest:
    """Close a request as certainly not signed; the document may then be prepared again.

    Part of the caller's action, which journals it.
    """
    with transaction.atomic(savepoint=False):
        request = SigningRequest.objects.select_for_update().get(id=request_id, region_id=region_id)
        check_may_close(request, by)
        if not code or not reason.strip():
            raise Refused("alasan_wajib", "Isi alasan mengapa tanda tangan gagal.")
        request.state = SigningRequest.State.FAILED
        request.reason_code = code
        request.reason = reason.strip()
        request.closed_at = at
        request.closed_by = by.signatory.actor
        request.version += 1
        request.save(update_fields=["state", "reason_code", "reason", "closed_at", "closed_by", "version"])
        return request
