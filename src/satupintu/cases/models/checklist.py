from django.db import models
from django.db.models import Q

from satupintu.cases.models.decision import ABOUT
from satupintu.cases.models.work import WorkItem


class Tick(models.Model):
    """What an officer has found so far of one requirement or field: a draft, until he returns or accepts the file."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    work = models.ForeignKey(WorkItem, on_delete=models.CASCADE, related_name="ticks")
    about = models.CharField(max_length=12, choices=ABOUT)
    code = models.CharField(max_length=60)
    fits = models.BooleanField()
    reason = models.TextField(blank=True, default="")
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "about", "code"], name="tick_once")]

    def __str__(self) -> str:
        return f"{self.work_id}: {self.about} {self.code}"


class Reason(models.Model):
    """A ready-made reason for a defect: of a service, of a requirement or field, or of any."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=80, blank=True, default="")
    about = models.CharField(max_length=12, choices=ABOUT, blank=True, default="")
    code = models.CharField(max_length=60, blank=True, default="")
    text = models.CharField(max_length=500)
    uses = models.PositiveIntegerField(default=0)
    kept_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "service", "about", "code", "text"],
                condition=Q(retired_at__isnull=True),
                name="reason_once",
            ),
            models.CheckConstraint(name="reason_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="reason_code_of_something",
                condition=Q(about="", code="") | (~Q(about="") & ~Q(code="") & ~Q(service="")),
            ),
        ]

    def __str__(self) -> str:
        return self.text
