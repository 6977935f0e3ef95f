from datetime import datetime

from django.db import transaction

from satupintu.files.models import Upload
from satupintu.files.part_file import PartFile, opened
from satupintu.files.queries import open_upload
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

LARGEST_CHUNK = 1024 * 1024


def append_chunk(*, region_id: int, ref: str, offset: int, content: bytes, by: Actor, at: datetime) -> Upload:
    """Put a piece where it belongs; the same piece again changes nothing.

    The bytes are on disk before the row says so. Whoever dies between leaves bytes that count for nothing.
    """
    open_upload(region_id, ref, by=by, at=at)
    with opened(ref) as part:
        upload = open_upload(region_id, ref, by=by, at=at)  # anew: another request may have held the file
        check_piece(upload, offset, content)
        rest = _unknown_rest(part, upload, offset, content)
        if not rest:
            return upload
        part.write(upload.received, rest)
        return _note(upload, len(rest))


def check_piece(upload: Upload, offset: int, content: bytes) -> None:
    if len(content) > LARGEST_CHUNK:
        raise Refused(
            "potongan_terlalu_besar", "Berkas yang dipilih tidak dapat diunggah sekaligus. Coba lagi."
        )
    if not 0 <= offset <= upload.received:
        raise Refused(
            "potongan_melompat",
            "Sebagian berkas belum sampai; unggahan dilanjutkan dari bagian itu.",
            diterima=str(upload.received),
        )
    if offset + len(content) > upload.declared_size:
        raise _changed(upload)


def _unknown_rest(part: PartFile, upload: Upload, offset: int, content: bytes) -> bytes:
    """What of this piece has not arrived before; what has must be the same."""
    known = content[: upload.received - offset]
    if part.read(offset, len(known)) != known:
        raise _changed(upload)
    return content[len(known) :]


def _changed(upload: Upload) -> Refused:
    return Refused(
        "berkas_berubah",
        "Berkas yang dipilih berubah selama diunggah. Batalkan, lalu unggah lagi dari awal.",
        diterima=str(upload.received),
    )


def _note(upload: Upload, added: int) -> Upload:
    before = upload.received
    upload.received = before + added
    with transaction.atomic():
        noted = Upload.objects.filter(pk=upload.pk, received=before, state=Upload.State.OPEN).update(
            received=upload.received
        )
    if not noted:
        raise Refused("unggahan_tidak_ada", "Berkas unggahan ini tidak ada; unggah sekali lagi.")
    return upload
