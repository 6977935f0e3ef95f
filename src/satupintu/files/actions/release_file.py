from datetime import datetime

from django.db import transaction

from satupintu.files.models import StoredFile
from satupintu.files.verdict import check_undecided


def release_file(
    *, region_id: int, file_id: int, media_type: str, pages: int | None, at: datetime
) -> StoredFile:
    """Let a checked file out of quarantine, with the type and pages that the check found."""
    with transaction.atomic(savepoint=False):
        file = StoredFile.objects.select_for_update().get(id=file_id, region_id=region_id)
        check_undecided(file)
        file.state = StoredFile.State.PASSED
        file.media_type = media_type
        file.pages = pages
        file.checked_at = at
        file.version += 1
        file.save(update_fields=["state", "media_type", "pages", "checked_at", "version"])
        return file
