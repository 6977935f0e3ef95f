from django.db import models
from django.db.models import F, Q

from satupintu.files.models.refs import new_ref


class Upload(models.Model):
    """A file on its way in: what of it has arrived for certain lies in quarantine under `ref`."""

    class State(models.TextChoices):
        OPEN = "berjalan", "Sedang diunggah"
        CLOSED = "selesai", "Selesai diunggah"
        CANCELLED = "batal", "Dibatalkan"

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    owner = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    """The sender's own name for this file, so that after a broken line or a reload he goes on where it stopped."""
    original_name = models.CharField(max_length=255)
    declared_size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    """So many bytes are on disk; whatever the quarantined file holds beyond them counts for nothing."""
    formats = models.CharField(max_length=60)
    """The kinds that are accepted, with a comma between."""
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="uploads")
    supplies = models.BooleanField(default=True)
    """Whether the file is made of these bytes; not so where the same had been sent before."""
    position = models.PositiveSmallIntegerField(default=0)
    """Which of the photos that became one file."""
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "key"], condition=Q(state="berjalan"), name="files_upload_once"
            ),
            models.CheckConstraint(
                condition=Q(declared_size__gte=1) & Q(received__lte=F("declared_size")),
                name="files_upload_within",
            ),
            models.CheckConstraint(
                condition=Q(state="selesai", file__isnull=False)
                | (~Q(state="selesai") & Q(file__isnull=True)),
                name="files_upload_closed_has_file",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "created_at"], name="files_upload_rate"),
            models.Index(fields=["expires_at"], name="files_upload_expiry"),
        ]

    def __str__(self) -> str:
        return self.original_name
