"""A file in quarantine looked at, and let out or refused; every part of it may be done again after an interruption.

Nothing here runs inside a transaction: the child and the antivirus take their time, and nobody waits for a lock meanwhile.
"""

import logging
import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from satupintu.files.actions.reject_file import reject_file
from satupintu.files.actions.release_file import release_file
from satupintu.files.formats import MEDIA_TYPES
from satupintu.files.limited import Answer, ask
from satupintu.files.models import StoredFile, Upload
from satupintu.files.part_file import storage_faults
from satupintu.files.ports import Antivirus, AntivirusDown
from satupintu.files.sentences import sentence_for
from satupintu.files.vault import keep, quarantined
from satupintu.rules.errors import Refused

_log = logging.getLogger(__name__)


def check_file(file: StoredFile, *, antivirus: Antivirus | None, at: datetime) -> StoredFile:
    """Give the file with its verdict; one that has its verdict already keeps it.

    Without an antivirus the verdict says so. With one that does not answer the file stays where nobody can open it.
    """
    _empty(_paths(file, supplies=False))
    paths = _paths(file, supplies=True)
    if file.state != StoredFile.State.QUARANTINED:
        _empty(paths)
        return file
    formats = _formats(file)
    if not paths or not all(path.exists() for path in paths):
        return _reject(file, "hilang", Answer(), formats, paths, scanned=False, at=at)
    if antivirus is not None and _virus(antivirus, paths, at):
        return _reject(file, "virus", Answer(), formats, paths, scanned=True, at=at)
    made = paths[0].with_suffix(f".{secrets.token_hex(8)}.hasil")
    wish = {"berkas": [str(path) for path in paths], "jenis": formats, "hasil": str(made)}
    try:
        answer = ask("terima", wish)
        if answer.fault:
            return _reject(file, answer.fault, answer, formats, paths, scanned=antivirus is not None, at=at)
        return _release(file, answer, made, paths, scanned=antivirus is not None, at=at)
    finally:
        made.unlink(missing_ok=True)


def _paths(file: StoredFile, *, supplies: bool) -> list[Path]:
    uploads = Upload.objects.filter(file=file, supplies=supplies).order_by("position")
    return [quarantined(ref) for ref in uploads.values_list("ref", flat=True)]


def _formats(file: StoredFile) -> list[str]:
    formats = Upload.objects.filter(file=file, supplies=True).values_list("formats", flat=True).first()
    return formats.split(",") if formats else []


def _virus(antivirus: Antivirus, paths: Sequence[Path], at: datetime) -> bool:
    try:
        found = [antivirus.virus_in(path, at=at) for path in paths]
    except AntivirusDown as down:
        _log.warning("antivirus does not answer: %s", down)
        raise Refused(
            "antivirus_tidak_menjawab",
            "Berkas sudah sampai, tetapi pemeriksaan antivirus sedang tidak dapat dilakukan. "
            "Coba lagi beberapa menit lagi; berkas tidak perlu diunggah ulang.",
        ) from down
    return any(found)


def _release(
    file: StoredFile, answer: Answer, made: Path, paths: Sequence[Path], *, scanned: bool, at: datetime
) -> StoredFile:
    with storage_faults():
        kept = keep(made if answer.facts["ditulis"] else paths[0])
    try:
        released = release_file(
            region_id=file.region_id,
            file_id=file.pk,
            media_type=MEDIA_TYPES[answer.facts["jenis"]],
            pages=answer.facts["halaman"],
            kept=kept,
            scanned=scanned,
            at=at,
        )
    except Refused:  # a twin of this request was quicker
        released = StoredFile.objects.get(pk=file.pk)
    _empty(paths)
    return released


def _reject(
    file: StoredFile,
    fault: str,
    answer: Answer,
    formats: Sequence[str],
    paths: Sequence[Path],
    *,
    scanned: bool,
    at: datetime,
) -> StoredFile:
    """The bytes are deleted; what was refused, and why, stays in the row and in the log."""
    reason = sentence_for(fault, answer.facts, formats)
    try:
        rejected = reject_file(
            region_id=file.region_id, file_id=file.pk, reason=reason, fault=fault, scanned=scanned, at=at
        )
    except Refused:  # a twin of this request was quicker
        return StoredFile.objects.get(pk=file.pk)
    _log.warning(
        "file %s refused (%s), sha256 %s, sent by %s", file.ref, fault, file.sha256, file.uploaded_by
    )
    _empty(paths)
    return rejected


def _empty(paths: Sequence[Path]) -> None:
    with storage_faults():
        for path in paths:
            path.unlink(missing_ok=True)
