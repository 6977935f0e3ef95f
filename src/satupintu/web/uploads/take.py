"""Files that came in whole with a plain form, on the same way as those that come in pieces."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from satupintu.files.actions.append_chunk import LARGEST_CHUNK, append_chunk
from satupintu.files.actions.close_uploads import check_refs, close_uploads
from satupintu.files.actions.start_upload import Terms, start_upload
from satupintu.files.antivirus import antivirus_in_use
from satupintu.files.checking import check_file
from satupintu.files.models import StoredFile, Upload
from satupintu.web.uploads.sender import Sender

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile  # generic for the type checker only


def take_files(files: "Sequence[UploadedFile[bytes]]", *, terms: Terms, sender: Sender) -> StoredFile:
    """Give the one file that these make, with its verdict: a document, or the photos of a paper in their order."""
    return finish([_take(file, terms=terms, sender=sender).ref for file in files], sender=sender)


def finish(refs: Sequence[str], *, sender: Sender) -> StoredFile:
    check_refs(refs)
    """Safe to do again: what has its verdict keeps it, and what the antivirus was silent about is asked anew."""
    file = close_uploads(region_id=sender.region.pk, refs=refs, by=sender.by, at=sender.at)
    return check_file(file, antivirus=antivirus_in_use(), at=sender.at)


def _take(file: "UploadedFile[bytes]", *, terms: Terms, sender: Sender) -> Upload:
    region, by, at = sender.region, sender.by, sender.at
    upload = start_upload(region=region, name=file.name or "", size=file.size or 0, terms=terms, by=by, at=at)
    for content in file.chunks(LARGEST_CHUNK):
        upload = append_chunk(
            region_id=region.pk, ref=upload.ref, offset=upload.received, content=content, by=by, at=at
        )
    return upload
