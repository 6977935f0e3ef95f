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
    live = models.BooleanField(default=True)
    """The case has not ended: what lists look through, so that they do not grow with the archive."""
    version = models.PositiveIntegerField(default=0)

    ahead: int | None = None
    """Where a deed was opened by this work: the piece that has waited longer at the same post and step."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="work_open_is_live", condition=Q(closed_at__isnull=False) | Q(live=True)
            ),
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
            models.Index(
                fields=["post", "opened_at", "id"],
                condition=Q(closed_at__isnull=True),
                name="work_waiting_longest",
            ),
            models.Index(
                fields=["region", "post"], condition=Q(closed_at__isnull=True), name="work_open_of_region"
            ),
            models.Index(
                fields=["claimed_by", "opened_at", "id"],
                condition=Q(closed_at__isnull=True, claimed_by__isnull=False),
                name="work_in_hand",
            ),
            models.Index(
                fields=["post", "closed_at", "id"],
                condition=Q(closed_at__isnull=False, live=True),
                name="work_passed_on",
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
