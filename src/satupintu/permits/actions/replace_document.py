from django.db import transaction

from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused


def replace_document(*, region_id: int, permit_id: int, document_hash: str) -> Permit:
    """Freeze other bytes under the same number, for a permit that nobody has signed yet.

    Part of the caller's action, which journals it. The earlier bytes stay kept.
    """
    with transaction.atomic(savepoint=False):
        permit = Permit.objects.select_for_update().get(id=permit_id, region_id=region_id)
        check_replaceable(permit)
        permit.document_hash = document_hash
        permit.version += 1
        permit.save(update_fields=["document_hash", "version"])
        return permit


def check_replaceable(permit: Permit) -> None:
    if permit.state != Permit.State.PREPARED:
        raise Refused("izin_sudah_terbit", "Izin ini sudah terbit; naskahnya tidak dapat disusun ulang.")
    if not permit.document_hash:
        raise Refused(
            "naskah_belum_beku", "Izin ini belum bernomor; beri nomor dan bekukan naskahnya dahulu."
        )
