from django.db import models


class RecomputingRun(models.Model):
    """Open cases being computed anew after a change of the calendar: how far it has come, so that anybody may go on."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    agencies = models.JSONField()
    title = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    total = models.PositiveIntegerField()
    """Open cases when it began; one that ends meanwhile is passed over."""
    reached = models.BigIntegerField(default=0)
    """The key of the last case that was looked at."""
    looked = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    shown = models.JSONField(default=list)
    """The first of those that moved, as the page lists them; each case's own journal has every one."""
    refused = models.JSONField(default=dict)
    """By number, why its dates could not be computed; the first of them."""
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["region"], condition=models.Q(finished_at__isnull=True), name="recomputing_unfinished"
            )
        ]

    def __str__(self) -> str:
        return f"{self.looked}/{self.total}"
