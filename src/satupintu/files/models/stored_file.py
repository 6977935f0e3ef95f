from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from satupintu.files.models.refs import new_ref


class StoredFile(models.Model):
    """What is known of an uploaded file; the bytes lie under their SHA-256, outside the database."""

    class State(models.TextChoices):
        QUARANTINED = "karantina", "Sedang diperiksa"
        PASSED = "lulus", "Lulus pemeriksaan"
        REJECTED = "ditolak", "Ditolak"
        ERASED = "dihapus", "Dihapus atas permintaan pemiliknya"

    class Scan(models.TextChoices):
        NOT_SCANNED = "belum", "Belum dipindai antivirus"
        CLEAN = "bersih", "Sudah dipindai antivirus"

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    """Unguessable name in addresses and forms (ADR 0009)."""
    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    source_sha256 = models.CharField(max_length=64, default="")
    """Of what was sent: a photo is kept as another file, and the same photo is known again by this."""
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    original_name = models.CharField(max_length=255)
    pages = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUARANTINED)
    reason = models.TextField(default="")
    fault = models.CharField(max_length=40, default="")
    """The code of the reason."""
    scan = models.CharField(max_length=6, choices=Scan.choices, default=Scan.NOT_SCANNED)
    uploaded_by = models.CharField(max_length=64)
    at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="karantina", checked_at__isnull=True, reason="")
                | Q(state="lulus", checked_at__isnull=False, reason="")
                | (Q(state="ditolak", checked_at__isnull=False) & ~Q(reason=""))
                | Q(state="dihapus"),
                name="file_verdict_whole",
            ),
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="file_sha256_whole"),
            models.CheckConstraint(condition=Q(size__gte=1), name="file_not_empty"),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="file_content"),
            models.Index(fields=["uploaded_by", "at"], name="file_of_uploader"),
            models.Index(fields=["at"], condition=Q(state="karantina"), name="file_waiting_check"),
        ]

    def __str__(self) -> str:
        return self.original_name
