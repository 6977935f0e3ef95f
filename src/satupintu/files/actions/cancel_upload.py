from datetime import datetime

from django.db import transaction

from satupintu.files.models import Upload
from satupintu.files.part_file import storage_faults
from satupintu.files.queries import open_upload
from satupintu.files.vault import quarantined
from satupintu.people.actor import Actor


def cancel_upload(*, region_id: int, ref: str, by: Actor, at: datetime) -> Upload:
    """Give an unfinished upload up; its bytes go at once, its row stays until it expires (it counts for the rate)."""
    upload = open_upload(region_id, ref, by=by, at=at)
    with transaction.atomic():
        Upload.objects.filter(pk=upload.pk, state=Upload.State.OPEN).update(state=Upload.State.CANCELLED)
    upload.refresh_from_db()
    if upload.state == Upload.State.CANCELLED:
        with storage_faults():
            quarantined(upload.ref).unlink(missing_ok=True)
    return upload
