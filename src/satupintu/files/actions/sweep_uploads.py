from datetime import datetime, timedelta

from django.db import transaction

from satupintu.files.models import StoredFile, Upload
from satupintu.files.part_file import storage_faults
from satupintu.files.vault import AWAITED, kept, left_in_quarantine, quarantined

AT_A_TIME = 500
GRACE = timedelta(days=1)


def sweep_uploads(*, at: datetime) -> int:
    """Delete uploads whose time is over, with their bytes, and bytes that no upload knows; give how many.

    What waits for its check is left alone, however old: its bytes are the only ones there are.
    """
    waiting = StoredFile.State.QUARANTINED
    over = Upload.objects.filter(expires_at__lte=at).exclude(file__state=waiting).order_by("id")[:AT_A_TIME]
    uploads = list(over)
    with storage_faults():
        for upload in uploads:
            quarantined(upload.ref).unlink(missing_ok=True)
    with transaction.atomic():
        Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).delete()
    return len(uploads) + _sweep_strays(at)


def _sweep_strays(at: datetime) -> int:
    """Bytes without a row: their upload was deleted while somebody was still writing."""
    known = set(Upload.objects.values_list("ref", flat=True))
    strays = [path for path in left_in_quarantine(before=at - GRACE) if path.name.split(".")[0] not in known]
    with storage_faults():
        for path in strays:
            if path.name.endswith(AWAITED):
                _remove_unclaimed(path.name.removesuffix(AWAITED))
            path.unlink(missing_ok=True)
    return len(strays)


def _remove_unclaimed(sha256: str) -> None:
    """A paper of our own whose deed was taken back, or whose mark alone was left when the process died."""
    if not StoredFile.objects.filter(sha256=sha256).exists():
        kept(sha256).unlink(missing_ok=True)
