from datetime import datetime

from django.db import transaction

from satupintu.files.models import StoredFile
from satupintu.files.verdict import check_undecided


def release_file(
    *,
    region_id: int,
    file_id: int,
    media_type: str,
    pages: int | None,
    at: datetime,
    kept: tuple[str, int] | None = None,
    scanned: bool = False,
) -> StoredFile:
    """Let a checked file out of quarantine, with the type and pages that the check found.

    `kept` is the hash and the size of what is stored, where that is not what was sent: a photo made into a PDF.
    """
    with transaction.atomic(savepoint=False):
        file = StoredFile.objects.select_for_update().get(id=file_id, region_id=region_id)
        check_undecided(file)
        file.state = StoredFile.State.PASSED
        file.media_type = media_type
        file.pages = pages
        if kept is not None:
            file.sha256, file.size = kept
        file.scan = StoredFile.Scan.CLEAN if scanned else StoredFile.Scan.NOT_SCANNED
        file.checked_at = at
        file.version += 1
        file.save(
            update_fields=["state", "media_type", "pages", "sha256", "size", "scan", "checked_at", "version"]
        )
        return file
