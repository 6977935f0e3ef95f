from datetime import date

from django.db import transaction

from satupintu.permits.models import AllocatedNumber, Permit
from satupintu.rules.errors import Refused


def freeze_document(
    *,
    region_id: int,
    permit_id: int,
    number: AllocatedNumber,
    document_hash: str,
    valid_until: date | None = None,
) -> Permit:
    """Tie the permit to its number and to the bytes that were typeset with it; both stay for ever.

    Part of the caller's action, which journals it.
    """
    with transaction.atomic(savepoint=False):
        permit = Permit.objects.select_for_update().get(id=permit_id, region_id=region_id)
        check_freezable(permit, number)
        permit.number = number
        permit.document_hash = document_hash
        permit.valid_until = valid_until or permit.valid_until
        permit.version += 1
        permit.save(update_fields=["number", "document_hash", "valid_until", "version"])
        return permit


def check_freezable(permit: Permit, number: AllocatedNumber) -> None:
    if permit.document_hash:
        raise Refused("naskah_sudah_beku", "Naskah izin ini sudah dibekukan dan tidak dapat diganti.")
    if number.region_id != permit.region_id or number.void_at is not None:
        raise Refused(
            "nomor_tidak_berlaku",
            f"Nomor {number.text} batal atau milik daerah lain; ambil nomor baru.",
            nomor=number.text,
        )
