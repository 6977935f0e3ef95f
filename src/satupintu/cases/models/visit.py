from django.db import models
from django.db.models import Q

from satupintu.cases.models.content import Output
from satupintu.cases.models.work import WorkItem


class PlannedVisit(models.Model):
    """A field visit to come: the day, who goes, in what, and by which surat tugas."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    work = models.ForeignKey(WorkItem, on_delete=models.CASCADE, related_name="planned_visits")
    day = models.DateField()
    starts_at = models.CharField(max_length=5, blank=True, default="")
    """As it is told to the applicant, 09.30."""
    members = models.JSONField(default=list)
    vehicle = models.CharField(max_length=120, blank=True, default="")
    order_number = models.CharField(max_length=120, blank=True, default="")
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(null=True)
    move_reason = models.TextField(blank=True, default="")
    output = models.ForeignKey(Output, null=True, on_delete=models.PROTECT, related_name="+")
    """The Berita Acara of the visit, once it has been made."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["work"],
                condition=Q(moved_at__isnull=True, output__isnull=True),
                name="planned_visit_one_at_a_time",
            ),
            models.CheckConstraint(
                name="planned_visit_moved_with_reason",
                condition=Q(moved_at__isnull=True, move_reason="")
                | (Q(moved_at__isnull=False) & ~Q(move_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["region", "day"], name="planned_visit_of_day")]

    def __str__(self) -> str:
        return f"{self.work_id}: {self.day}"
