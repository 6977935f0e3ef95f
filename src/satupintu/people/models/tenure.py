from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from satupintu.people.models.region import Post, Region
from satupintu.people.models.user import User

PLH = "plh"
PLT = "plt"


class Holding(models.Model):
    """A person in a post, from a day to a day, both included."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")
    starts = models.DateField()
    ends = models.DateField(null=True)
    decree = models.CharField(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "post"], name="people_holding_of_user")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="people_holding_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.post_id}"


class Deputy(models.Model):
    """A person who stands in for a post by decree: Plh. while its holder is away, Plt. while it is vacant (L2)."""

    KINDS: ClassVar = [(PLH, "Plh."), (PLT, "Plt.")]

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="deputies")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputies")
    kind = models.CharField(max_length=3, choices=KINDS)
    decree = models.CharField(max_length=120)
    starts = models.DateField()
    ends = models.DateField()
    services = models.JSONField(default=list, blank=True)
    """Codes of the services it reaches; none named is all of them."""
    withdrawn_at = models.DateTimeField(null=True)
    """Taken back before it began; one that has begun gets an earlier end instead."""
    version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "post"], name="people_deputy_of_user")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="people_deputy_period"),
            models.CheckConstraint(condition=Q(kind__in=[PLH, PLT]), name="people_deputy_kind_known"),
            models.CheckConstraint(condition=~Q(decree=""), name="people_deputy_by_decree"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.user_id} @ {self.post_id}"
