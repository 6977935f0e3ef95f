import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from satupintu.files.actions.note_made import note_made
from satupintu.files.models import StoredFile
from satupintu.files.part_file import storage_faults
from satupintu.files.vault import awaited, keep, made
from satupintu.people.models import Region
from satupintu.people.queries import system_actor


def keep_document(*, region: Region, content: bytes, name: str, pages: int, at: datetime) -> StoredFile:
    """Keep a paper that we made ourselves, with its row. Part of the caller's action, which journals it."""
    with transaction.atomic(savepoint=False):
        return note_made(
            region_id=region.pk,
            sha256=lay_down(content),
            size=len(content),
            name=name,
            pages=pages,
            by=system_actor(),
            at=at,
        )


def lay_down(content: bytes) -> str:
    """Bytes of our own making, on disk before the caller's transaction is over, never overwritten; gives their SHA-256.

    If the transaction is taken back, they stay behind with a mark that nobody has claimed them, and the sweep removes both.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    mark = awaited(sha256)
    with storage_faults():
        with made(mark) as written:
            written.write_bytes(content)
        keep(mark)
    transaction.on_commit(_removing(mark))
    return sha256


def _removing(mark: Path) -> Callable[[], None]:
    def remove() -> None:
        mark.unlink(missing_ok=True)

    return remove
