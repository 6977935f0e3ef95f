from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact


class SigningRequest(models.Model):
    """One document laid before one signer, and what became of it; written before the signer is called."""

    class State(models.TextChoices):
        READY = "siap", "Siap ditandatangani"
        SIGNED = "ditandatangani", "Ditandatangani"
        FAILED = "gagal", "Gagal"
        UNKNOWN = "tidak_pasti", "Hasil belum pasti"

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=100)
    document_hash = models.CharField(max_length=64)
    signer_post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    signer_user = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=5)
    prepared_at = models.DateTimeField()
    state = models.CharField(max_length=14, choices=State.choices, default=State.READY)
    signed_hash = models.CharField(max_length=64, default="")
    reference = models.CharField(max_length=100, default="")
    reason_code = models.CharField(max_length=60, default="")
    reason = models.TextField(default="")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=64, default="")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state="siap", closed_at__isnull=True, closed_by="", signed_hash="", reason_code=""
                )
                | (
                    Q(state="tidak_pasti", closed_at__isnull=True, closed_by="", signed_hash="")
                    & ~Q(reason_code="")
                )
                | (
                    Q(state="ditandatangani", closed_at__isnull=False)
                    & ~Q(closed_by="")
                    & ~Q(signed_hash="")
                    & ~Q(signed_hash=models.F("document_hash"))
                )
                | (
                    Q(state="gagal", closed_at__isnull=False, signed_hash="")
                    & ~Q(closed_by="")
                    & ~Q(reason_code="")
                ),
                name="signing_state_whole",
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=["tetap", "plh", "plt"]), name="signing_capacity_known"
            ),
            models.CheckConstraint(
                condition=Exact(Length("document_hash"), 64), name="signing_document_hash_whole"
            ),
            models.UniqueConstraint(
                fields=["region", "subject"],
                condition=Q(state__in=["siap", "tidak_pasti"]),
                name="signing_one_open",
            ),
            models.UniqueConstraint(
                fields=["region", "subject", "document_hash"],
                condition=Q(state="ditandatangani"),
                name="signing_document_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "prepared_at"], condition=Q(state="tidak_pasti"), name="signing_unknown"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.get_state_display()})"
