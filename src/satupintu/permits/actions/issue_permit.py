from datetime import datetime

from django.db import transaction

from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused


def issue_permit(
    *, region_id: int, permit_id: int, document_hash: str, signed_hash: str, at: datetime
) -> Permit:
    """Put a signed permit in force: only for the very bytes that were frozen.

    Part of the caller's action, which journals it.
    """
    with transaction.atomic(savepoint=False):
        permit = Permit.objects.select_for_update().get(id=permit_id, region_id=region_id)
        check_issuable(permit, document_hash)
        permit.state = Permit.State.IN_FORCE
        permit.signed_hash = signed_hash
        permit.issued_at = at
        permit.version += 1
        permit.save(update_fields=["state", "signed_hash", "issued_at", "version"])
        return permit


def check_issuable(permit: Permit, document_hash: str) -> None:
    if permit.state != Permit.State.PREPARED:
        raise Refused("izin_sudah_terbit", "Izin ini sudah terbit; tidak dapat diterbitkan dua kali.")
    if not permit.document_hash:
        raise Refused(
            "naskah_belum_beku", "Izin ini belum bernomor; beri nomor dan bekukan naskahnya dahulu."
        )
    if permit.document_hash != document_hash:
        raise Refused(
            "naskah_berubah",
            "Naskah yang ditandatangani bukan naskah yang dibekukan. Jangan terbitkan; laporkan kepada pengelola.",
        )
