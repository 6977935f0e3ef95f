from typing import ClassVar

from django.db import models
from django.db.models import Q

from satupintu.people.models.applicant import Applicant
from satupintu.people.models.region import Region
from satupintu.people.models.user import User


class Consent(models.Model):
    """Somebody was shown which words about his data, and when; at the counter an officer writes it down."""

    HOW: ClassVar = [("daring", "Daring"), ("loket", "Di loket")]

    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="consents")
    text = models.CharField(max_length=40)
    text_version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    how = models.CharField(max_length=6, choices=HOW)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["applicant", "text", "-id"], name="people_consent_of")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(how="daring", recorded_by__isnull=True, region__isnull=True)
                | Q(how="loket", recorded_by__isnull=False, region__isnull=False),
                name="people_consent_recorded_at_counter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} v{self.text_version}"


class ErasureRequest(models.Model):
    """Somebody asked to be forgotten; an administrator of the region he asks decides, with reasons."""

    DECISIONS: ClassVar = [("dihapus", "Dihapus"), ("ditolak", "Ditolak")]

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="erasure_requests")
    asked_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.CharField(max_length=8, choices=DECISIONS, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    kept = models.JSONField(default=list)
    """Sentences: what the law makes us keep."""
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["region", "asked_at"],
                condition=Q(decided_at__isnull=True, withdrawn_at__isnull=True),
                name="people_erasure_waiting",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["applicant"],
                condition=Q(decided_at__isnull=True, withdrawn_at__isnull=True),
                name="people_erasure_one_open",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decision="")
                | (Q(decided_at__isnull=False) & ~Q(decision="") & ~Q(reason="")),
                name="people_erasure_decided_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"hapus {self.applicant_id}"
