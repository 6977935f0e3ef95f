from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from satupintu.people.models.applicant import Applicant, Mandate, Organisation


class Invitation(models.Model):
    """An offer to act for a body or a person, handed over as a code, so that nobody is looked up by NIK."""

    code_hash = models.CharField(max_length=64, unique=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="invitations"
    )
    principal = models.ForeignKey(Applicant, on_delete=models.PROTECT, null=True, related_name="invitations")
    kind = models.CharField(max_length=10, choices=Mandate.KINDS)
    letter = models.CharField(max_length=120, blank=True)
    paper = models.CharField(max_length=64, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)
    given_by = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    mandate = models.OneToOneField(Mandate, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, principal__isnull=True)
                | Q(organisation__isnull=True, principal__isnull=False),
                name="people_invitation_for_one",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="people_invitation_period"
            ),
        ]

    def __str__(self) -> str:
        return f"undangan {self.kind} {self.pk}"
