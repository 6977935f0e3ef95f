import re
from datetime import datetime

from django.db import transaction

from satupintu.files.models import StoredFile
from satupintu.files.naming import plain_name
from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.rules.errors import Refused

_SHA256 = re.compile(r"[0-9a-f]{64}")


def receive_file(
    *,
    region: Region,
    sha256: str,
    size: int,
    media_type: str,
    original_name: str,
    by: Actor,
    at: datetime,
    source_sha256: str = "",
) -> StoredFile:
    """Note a file that lies in quarantine.

    Part of the caller's action, which journals it.
    """
    check_receivable(sha256, size)
    with transaction.atomic(savepoint=False):
        return StoredFile.objects.create(
            region=region,
            sha256=sha256,
            source_sha256=source_sha256 or sha256,
            size=size,
            media_type=media_type,
            original_name=plain_name(original_name),
            uploaded_by=by.signatory.actor,
            at=at,
        )


def check_receivable(sha256: str, size: int) -> None:
    if size < 1:
        raise Refused("berkas_kosong", "Berkas ini kosong. Pilih berkas yang berisi lalu unggah lagi.")
    if not _SHA256.fullmatch(sha256):
        raise Refused("sidik_berkas_rusak", "Unggahan terputus sebelum selesai. Unggah berkas sekali lagi.")
