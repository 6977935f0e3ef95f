from django.db import transaction

from satupintu.rules.errors import Refused
from satupintu.signing.models import SigningRequest


def doubt(*, region_id: int, request_id: int, code: str, reason: str) -> SigningRequest:
    """Note that nobody knows whether the document was signed; the request stays open for a person.

    Part of the caller's action, which journals it.
    """
    with transaction.atomic(savepoint=False):
        request = SigningRequest.objects.select_for_update().get(id=request_id, region_id=region_id)
        check_doubtable(request, code)
        request.state = SigningRequest.State.UNKNOWN
        request.reason_code = code
        request.reason = reason.strip()
        request.version += 1
        request.save(update_fields=["state", "reason_code", "reason", "version"])
        return request


def check_doubtable(request: SigningRequest, code: str) -> None:
    if request.state != SigningRequest.State.READY:
        raise Refused(
            "tanda_tangan_tidak_menunggu",
            f"Permintaan tanda tangan ini tidak sedang menunggu jawaban: {request.get_state_display().lower()}.",
            status=request.state,
        )
    if not code:
        raise Refused("alasan_wajib", "Sebutkan mengapa hasil tanda tangan belum pasti.")
