"""Files that came in whole with a plain form, on the same way as those that come in pieces."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from satupintu.files.actions.append_chunk import LARGEST_CHUNK, append_chunk
from satupintu.files.actions.close_uploads import check_refs, close_uploads
from satupintu.files.actions.start_upload import Terms, start_upload
from satupintu.files.antivirus import antivirus_in_use
from satupintu.files.checking import check_file
from satupintu.files.models import StoredFile, Upload
from satupintu.people.actor import Actor
from satupintu.people.models import Region

if TYPE_CHECKING:
    from django.core.files import uploadedfile


def take_files(
    files: "Sequence[uploadedfile.UploadedFile[bytes]]",
    *,
    region: Region,
    terms: Terms,
    by: Actor,
    at: datetime,
) -> StoredFile:
    """Give the one file that these make, with its verdict: a document, or the photos of a paper in their order."""
    uploads = [_take(file, region=region, terms=terms, by=by, at=at) for file in files]
    return finish(region.pk, [upload.ref for upload in uploads], by=by, at=at)


def finish(region_id: int, refs: Sequence[str], *, by: Actor, at: datetime) -> StoredFile:
    check_refs(refs)
    file = close_uploads(region_id=region_id, refs=refs, by=by, at=at)
    return check_file(file, antivirus=antivirus_in_use(), at=at)


def _take(
    file: "uploadedfile.UploadedFile[bytes]", *, region: Region, terms: Terms, by: Actor, at: datetime
) -> Upload:
    upload = start_upload(region=region, name=file.name or "", size=file.size or 0, terms=terms, by=by, at=at)
    for content in file.chunks(LARGEST_CHUNK):
        upload = append_chunk(
            region_id=region.pk, ref=upload.ref, offset=upload.received, content=content, by=by, at=at
        )
    return upload
