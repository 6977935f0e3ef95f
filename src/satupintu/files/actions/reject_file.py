from datetime import datetime

from django.db import transaction

from satupintu.files.models import StoredFile
from satupintu.files.verdict import check_undecided
from satupintu.rules.errors import Refused


def reject_file(
    *, region_id: int, file_id: int, reason: str, at: datetime, fault: str = "", scanned: bool = False
) -> StoredFile:
    """Refuse a file for good, with the sentence that its uploader reads."""
    with transaction.atomic(savepoint=False):
        file = StoredFile.objects.select_for_update().get(id=file_id, region_id=region_id)
        check_undecided(file)
        if not reason.strip():
            raise Refused("alasan_wajib", "Isi alasan penolakan berkas: alasan ini dibaca pengunggahnya.")
        file.state = StoredFile.State.REJECTED
        file.reason = reason.strip()
        file.fault = fault
        file.scan = StoredFile.Scan.CLEAN if scanned else StoredFile.Scan.NOT_SCANNED
        file.checked_at = at
        file.version += 1
        file.save(update_fields=["state", "reason", "fault", "scan", "checked_at", "version"])
        return file
