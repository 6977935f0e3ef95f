from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path

from satupintu.files.models import StoredFile, Upload
from satupintu.files.vault import kept
from satupintu.files.verdict import check_usable
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


def usable_file(region_id: int, file_id: int) -> StoredFile:
    file = StoredFile.objects.get(id=file_id, region_id=region_id)
    check_usable(file)
    return file


def files_by_id(region_id: int, ids: Collection[int]) -> Mapping[int, StoredFile]:
    return StoredFile.objects.filter(region_id=region_id).in_bulk(list(ids))


def file_by_ref(region_id: int, ref: str) -> StoredFile | None:
    """Give a file whoever sent it; who may see it is for the room that it was given to."""
    return StoredFile.objects.filter(region_id=region_id, ref=ref).first()


def file_of_content(region_id: int, sha256: str) -> StoredFile | None:
    """What is known of the checked file with this content, whoever it came from."""
    found = StoredFile.objects.filter(region_id=region_id, sha256=sha256, state=StoredFile.State.PASSED)
    return found.order_by("id").first()


def own_file(region_id: int, ref: str, *, by: Actor) -> StoredFile:
    """Give a file that this person has sent; anybody else's does not exist for him."""
    file = StoredFile.objects.filter(region_id=region_id, ref=ref, uploaded_by=by.signatory.actor).first()
    if file is None:
        raise Refused("unggahan_tidak_ada", "Berkas unggahan ini tidak ada; unggah sekali lagi.")
    return file


def own_upload(region_id: int, ref: str, *, by: Actor) -> Upload:
    upload = (
        Upload.objects.filter(region_id=region_id, ref=ref, owner=by.signatory.actor)
        .select_related("file", "region")
        .first()
    )
    if upload is None:
        raise Refused("unggahan_tidak_ada", "Berkas unggahan ini tidak ada; unggah sekali lagi.")
    return upload


def open_upload(region_id: int, ref: str, *, by: Actor, at: datetime) -> Upload:
    upload = own_upload(region_id, ref, by=by)
    if upload.state != Upload.State.OPEN or upload.expires_at <= at:
        raise Refused("unggahan_tidak_ada", "Berkas unggahan ini tidak ada; unggah sekali lagi.")
    return upload


def content_of(file: StoredFile) -> Path:
    """Where the bytes of a checked file lie."""
    check_usable(file)
    return kept(file.sha256)
