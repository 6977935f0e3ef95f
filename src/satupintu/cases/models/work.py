from django.db import models
from django.db.models import F, Q

from satupintu.cases.models.case import Case


class WorkItem(models.Model):
    """A step of one case that waits, or waited, for a post; the definition stays in the standard."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="work")
    step = models.CharField(max_length=60)
    post = models.ForeignKey("people.Post", null=True, on_delete=models.PROTECT, related_name="+")
    """NULL: the applicant's turn."""
    returner = models.CharField(max_length=60, blank=True, default="")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    claimed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=60, blank=True, default="")
    done_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=10, blank=True, default="")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="work_claim_is_whole",
                condition=Q(claimed_by__isnull=True, claimed_at__isnull=True)
                | Q(claimed_by__isnull=False, claimed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="work_closed_with_outcome",
                condition=Q(closed_at__isnull=True, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="work_closes_after_opening",
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
            ),
            models.UniqueConstraint(
                fields=["case", "step", "returner"],
                condition=Q(closed_at__isnull=True),
                name="work_open_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["post", "due_at", "id"], condition=Q(closed_at__isnull=True), name="work_waiting"
            ),
            models.Index(fields=["case", "id"], name="work_of_case"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}:{self.step}"


class ClockInterval(models.Model):
    """A stretch in which the promise's clock ran; deadlines are computed from these, never counted."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="intervals")
    started_at = models.DateTimeField()
    start_reason = models.CharField(max_length=60)
    stopped_at = models.DateTimeField(null=True)
    stop_reason = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(stopped_at__isnull=True), name="clock_runs_once"
            ),
            models.CheckConstraint(
                name="clock_stops_after_start",
                condition=Q(stopped_at__isnull=True) | Q(stopped_at__gte=F("started_at")),
            ),
        ]
        indexes = [models.Index(fields=["case", "id"], name="clock_of_case")]

    def __str__(self) -> str:
        return f"{self.started_at:%F %T} – {self.stopped_at or ''}"


class Release(models.Model):
    """A superior's recorded permission for a person to do a step he would be kept apart from."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="releases")
    step = models.CharField(max_length=60)
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.case_id}:{self.step}"
