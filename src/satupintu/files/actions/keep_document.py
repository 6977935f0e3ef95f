import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from satupintu.files.models import StoredFile
from satupintu.files.part_file import storage_faults
from satupintu.files.vault import awaited, keep, made
from satupintu.people.models import Region
from satupintu.people.queries import system_actor

PDF = "application/pdf"


def keep_document(*, region: Region, content: bytes, name: str, pages: int, at: datetime) -> StoredFile:
    """Keep a paper that we made ourselves: on disk before the caller's transaction is over, never overwritten.

    Part of the caller's action, which journals it. If that is taken back, the bytes stay behind with a mark that nobody
    has claimed them, and the sweep removes both.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic(savepoint=False):
        known = StoredFile.objects.filter(region=region, sha256=sha256, state=StoredFile.State.PASSED).first()
        mark = awaited(sha256)
        with storage_faults():
            with made(mark) as written:
                written.write_bytes(content)
            keep(mark)
        transaction.on_commit(_removing(mark))
        if known is not None:
            return known
        return StoredFile.objects.create(
            region=region,
            sha256=sha256,
            source_sha256=sha256,
            size=len(content),
            media_type=PDF,
            original_name=name,
            pages=pages,
            state=StoredFile.State.PASSED,
            uploaded_by=system_actor().signatory.actor,
            at=at,
            checked_at=at,
        )


def _removing(mark: Path) -> Callable[[], None]:
    def remove() -> None:
        mark.unlink(missing_ok=True)

    return remove
