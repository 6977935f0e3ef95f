from datetime import datetime

from django.db import transaction

from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.signing.closing import check_may_close
from satupintu.signing.models import SigningRequest


def record(
    *,
    region_id: int,
    request_id: int,
    document_hash: str,
    signed_hash: str,
    by: Actor,
    at: datetime,
    reference: str = "",
) -> SigningRequest:
    """Close a request as signed: only for the very document that was prepared.

    Part of the caller's action, which journals it.
    """
    with transaction.atomic(savepoint=False):
        request = SigningRequest.objects.select_for_update().get(id=request_id, region_id=region_id)
        check_recordable(request, document_hash=document_hash, signed_hash=signed_hash, by=by)
        request.state = SigningRequest.State.SIGNED
        request.signed_hash = signed_hash
        request.reference = reference
        request.closed_at = at
        request.closed_by = by.signatory.actor
        request.version += 1
        request.save(update_fields=["state", "signed_hash", "reference", "closed_at", "closed_by", "version"])
        return request


def check_recordable(request: SigningRequest, *, document_hash: str, signed_hash: str, by: Actor) -> None:
    check_may_close(request, by)
    if document_hash != request.document_hash:
        raise Refused(
            "dokumen_bukan_yang_disiapkan",
            "Dokumen yang ditandatangani bukan dokumen yang disiapkan. Hasil ini ditolak; laporkan kepada pengelola.",
        )
    if not signed_hash or signed_hash == document_hash:
        raise Refused(
            "berkas_tanpa_tanda_tangan", "Berkas yang kembali sama dengan aslinya: belum ditandatangani."
        )
