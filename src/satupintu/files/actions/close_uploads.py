import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from satupintu.files.actions.receive_file import receive_file
from satupintu.files.allowances import hold_allowance
from satupintu.files.formats import MEDIA_TYPES
from satupintu.files.models import StoredFile, Upload
from satupintu.files.part_file import storage_faults
from satupintu.files.queries import own_upload
from satupintu.files.vault import quarantined, sha256_of
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

MOST_PARTS = 20


def close_uploads(*, region_id: int, refs: Sequence[str], by: Actor, at: datetime) -> StoredFile:
    """Make one file, still in quarantine, of uploads that have wholly arrived: one document, or the photos of a paper.

    The same again gives the same file, and so does a file that this person has sent before.
    """
    check_refs(refs)
    uploads = [own_upload(region_id, ref, by=by) for ref in refs]
    done = _closed_together(uploads)
    if done is not None:
        return done
    for upload in uploads:
        check_whole(upload, at)
    source = _source(uploads)
    with transaction.atomic():
        hold_allowance(by.signatory.actor)
        uploads = [own_upload(region_id, ref, by=by) for ref in refs]
        done = _closed_together(uploads)
        if done is not None:
            return done
        before = _sent_before(uploads[0], source)
        done = before
        if done is None:
            done = receive_file(
                region=uploads[0].region,
                sha256=source,
                size=sum(upload.declared_size for upload in uploads),
                media_type=MEDIA_TYPES[uploads[0].formats.split(",")[0]],
                original_name=uploads[0].original_name,
                by=by,
                at=at,
            )
        for position, upload in enumerate(uploads):
            upload.state, upload.file, upload.position = Upload.State.CLOSED, done, position
            upload.supplies = before is None
            upload.save(update_fields=["state", "file", "position", "supplies"])
        return done


def check_refs(refs: Sequence[str]) -> None:
    if not refs:
        raise Refused("berkas_belum_dipilih", "Pilih berkas yang akan diunggah.")
    if len(refs) > MOST_PARTS or len(set(refs)) != len(refs):
        raise Refused(
            "foto_terlalu_banyak",
            "Paling banyak 20 foto untuk satu dokumen. Pindai menjadi satu PDF, lalu unggah lagi.",
        )


def check_whole(upload: Upload, at: datetime) -> None:
    if upload.state != Upload.State.OPEN or upload.expires_at <= at:
        raise Refused("unggahan_tidak_ada", "Berkas unggahan ini tidak ada; unggah sekali lagi.")
    if upload.received < upload.declared_size:
        raise Refused(
            "unggahan_belum_lengkap",
            f"Berkas {upload.original_name} belum sampai seluruhnya. Lanjutkan unggahannya.",
            diterima=str(upload.received),
        )


def _source(uploads: Sequence[Upload]) -> str:
    """The hash of what was sent; of several photos, that of their hashes in order."""
    with storage_faults():
        hashes = [sha256_of(quarantined(upload.ref)) for upload in uploads]
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode("ascii")).hexdigest()


def _closed_together(uploads: Sequence[Upload]) -> StoredFile | None:
    files = {upload.file_id for upload in uploads}
    return uploads[0].file if len(files) == 1 else None


def _sent_before(upload: Upload, source: str) -> StoredFile | None:
    """The same bytes from the same person: one document. What was refused is looked at anew, since checks learn."""
    found = StoredFile.objects.filter(
        region_id=upload.region_id, uploaded_by=upload.owner, source_sha256=source
    ).order_by("id")
    wanted = [MEDIA_TYPES[each] for each in upload.formats.split(",")]
    kept = found.filter(state=StoredFile.State.PASSED, media_type__in=wanted)
    waiting = found.filter(state=StoredFile.State.QUARANTINED, uploads__formats=upload.formats)
    return kept.first() or waiting.first()
