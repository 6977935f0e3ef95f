"""Rows of the signing room: a batch is what one passphrase was typed for, its lines are the documents, each by itself."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact


class Batch(models.Model):
    """Documents that one person signs with one entry of his passphrase; the passphrase itself is nowhere here."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    user = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    """Of the form that began it: sent twice, it begins once."""
    started_at = models.DateTimeField()
    runner = models.CharField(max_length=32, default="")
    """The thread that signs now; whoever finds another name here stops."""
    beat_at = models.DateTimeField(null=True)
    """When that thread was last heard of."""
    stopped_code = models.CharField(max_length=60, default="")
    stopped_reason = models.TextField(default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="signing_batch_once"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(runner=""), name="signing_batch_closed_rests"
            ),
            models.CheckConstraint(
                condition=Q(runner="") | Q(beat_at__isnull=False), name="signing_batch_runner_is_heard"
            ),
        ]
        indexes = [
            models.Index(
                fields=["user", "started_at"], condition=Q(closed_at__isnull=True), name="signing_batch_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class BatchItem(models.Model):
    """One document of a batch; once laid before the signer, its request says how it stands."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=100)
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    """In which seat: a deputy's decree is asked for anew at each document."""
    work = models.BigIntegerField()
    """The piece of work at whose end the signature stands; the room above knows it."""
    outcome = models.CharField(max_length=60)
    waiting = models.BooleanField(default=True)
    request = models.ForeignKey("signing.SigningRequest", models.PROTECT, null=True, related_name="+")
    kept_hash = models.CharField(max_length=64, default="")
    """The signed file as it lies in the vault: from here on a dead process loses nothing."""
    refusal_code = models.CharField(max_length=60, default="")
    refusal = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "subject"], name="signing_item_once"),
            models.UniqueConstraint(
                fields=["region", "subject"], condition=Q(waiting=True), name="signing_item_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(waiting=True, request__isnull=True, refusal_code="", kept_hash="")
                | Q(waiting=False, request__isnull=False, refusal_code="")
                | (Q(waiting=False, request__isnull=True, kept_hash="") & ~Q(refusal_code="")),
                name="signing_item_waits_or_went",
            ),
            models.CheckConstraint(
                condition=Q(kept_hash="") | Q(Exact(Length("kept_hash"), 64)), name="signing_item_kept_whole"
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class DraftRead(models.Model):
    """Somebody has said that he read this very document before signing it."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    user = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=100)
    document_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "subject", "document_hash"], name="signing_read_once")
        ]

    def __str__(self) -> str:
        return self.subject
