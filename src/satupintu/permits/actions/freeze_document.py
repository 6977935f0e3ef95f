from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from satupintu.permits.models import AllocatedNumber, Permit
from satupintu.rules.errors import Refused
from satupintu.statements.changing import rewrite
from satupintu.statements.reading import reading


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
        (permit,) = _lock(permit_id, region_id)
        check_freezable(permit, number)
        permit.number = number
        permit.document_hash = document_hash
        permit.valid_until = valid_until or permit.valid_until
        permit.version += 1
        rewrite(permit, ("number", "document_hash", "valid_until", "version"))
        return permit


@reading
def _lock(permit: int, region: int) -> QuerySet[Permit]:
    return Permit.objects.select_for_update().filter(id=permit, region=region)


def check_freezable(permit: Permit, number: AllocatedNumber) -> None:
    if permit.document_hash:
        raise Refused("naskah_sudah_beku", "Naskah izin ini sudah dibekukan dan tidak dapat diganti.")
    if number.region_id != permit.region_id or number.void_at is not None:
        raise Refused(
            "nomor_tidak_berlaku",
            f"Nomor {number.text} batal atau milik daerah lain; ambil nomor baru.",
            nomor=number.text,
        )
