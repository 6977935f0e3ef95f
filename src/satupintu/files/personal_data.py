"""What an applicant has sent as files (`people.ports.PersonalData`); what a file is attached to, the room of the case knows."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from satupintu.files.models import StoredFile, Upload
from satupintu.files.vault import quarantined
from satupintu.people.actor import Actor
from satupintu.people.ports import Matter


class FilesAbout:
    name = "unggahan"

    def about(self, applicant_id: int) -> object:
        return [
            {
                "dikirim": file.at.isoformat(),
                "nama": file.original_name,
                "jenis": file.media_type,
                "ukuran": file.size,
                "sha256": file.sha256,
                "keadaan": file.get_state_display(),
            }
            for file in StoredFile.objects.filter(uploaded_by=owner(applicant_id)).order_by("id")
        ]

    def keeps(self, applicant_id: int) -> Sequence[Matter]:
        return []

    def under_way(self, applicant_id: int) -> Sequence[Matter]:
        return []

    def erase(self, applicant_id: int, *, by: Actor, at: datetime) -> Mapping[str, int]:
        """Only what was still on its way in: a file that arrived is erased by the room that knows where it is used."""
        uploads = list(self._on_their_way(applicant_id).select_for_update())
        given_up = Upload.objects.filter(pk__in=[upload.pk for upload in uploads])
        given_up.update(state=Upload.State.CANCELLED, original_name="dihapus")
        transaction.on_commit(lambda: _unlink([upload.ref for upload in uploads]))
        return {"belum_selesai": len(uploads)}

    def _on_their_way(self, applicant_id: int) -> QuerySet[Upload]:
        return Upload.objects.filter(owner=owner(applicant_id), state=Upload.State.OPEN)


def owner(applicant_id: int) -> str:
    """As an upload names its sender (`Actor.signatory`)."""
    return f"pemohon:{applicant_id}"


def _unlink(refs: Sequence[str]) -> None:
    for ref in refs:
        quarantined(ref).unlink(missing_ok=True)
