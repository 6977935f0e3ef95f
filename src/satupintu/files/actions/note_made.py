from datetime import datetime

from django.db import transaction

from satupintu.files.models import StoredFile
from satupintu.files.queries import file_of_content
from satupintu.people.actor import Actor

PDF = "application/pdf"


def note_made(
    *, region_id: int, sha256: str, size: int, name: str, pages: int | None, by: Actor, at: datetime
) -> StoredFile:
    """Note a PDF that the system itself has made or had signed, and that lies in the vault already.

    No stranger's file, so there is nothing to check. Part of the caller's action, which journals it.
    """
    with transaction.atomic(savepoint=False):
        known = file_of_content(region_id, sha256)
        return known or StoredFile.objects.create(
            region_id=region_id,
            sha256=sha256,
            source_sha256=sha256,
            size=size,
            media_type=PDF,
            original_name=name,
            pages=pages,
            state=StoredFile.State.PASSED,
            uploaded_by=by.signatory.actor,
            at=at,
            checked_at=at,
        )
