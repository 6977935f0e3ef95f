from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from satupintu.signing.batches import Batch, BatchItem, DraftRead

__all__ = ["Batch", "BatchItem", "DraftRead", "SigningRequest"]


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


class SigningAuthority(models.Model):
    """A region's own authority, on whose word its officers' local certificates rest; its key is no row."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    name = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, unique=True)
    certificate = models.BinaryField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    registered_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    """A newer one issues; what this one has issued stays good."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region"], condition=Q(replaced_at__isnull=True), name="signing_one_authority"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=models.F("valid_from")), name="signing_authority_period"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SignerCertificate(models.Model):
    """Which certificate is whose: a signature counts for a region only if its certificate is in this list."""

    class Kind(models.TextChoices):
        LOCAL = "lokal", "Kunci di server ini"
        BSRE = "bsre", "BSrE"

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    user = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    fingerprint = models.CharField(max_length=64)
    serial = models.CharField(max_length=40)
    subject = models.CharField(max_length=400)
    certificate = models.BinaryField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    registered_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    """Renewed: it signs no more, and what it has signed stays good."""
    revoked_at = models.DateTimeField(null=True)
    """What it signed from then on is worth nothing."""
    revocation_reason = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["lokal", "bsre"]), name="signing_certificate_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=models.F("valid_from")), name="signing_certificate_period"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(revocation_reason=""),
                name="signing_revoked_for_a_reason",
            ),
            models.UniqueConstraint(fields=["region", "fingerprint"], name="signing_certificate_once"),
            models.UniqueConstraint(
                fields=["region", "user", "kind"],
                condition=Q(replaced_at__isnull=True, revoked_at__isnull=True),
                name="signing_one_certificate",
            ),
        ]
        indexes = [models.Index(fields=["user", "kind"], name="signing_certificate_of")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.get_kind_display()} {self.serial}"
