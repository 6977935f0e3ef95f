from django.db import models

from satupintu.cases.models.case import Case
from satupintu.cases.models.work import WorkItem

ABOUT = [("persyaratan", "Persyaratan"), ("isian", "Isian")]


class Decision(models.Model):
    """What an officer decided at a step, in what capacity, and why."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    work = models.ForeignKey(WorkItem, null=True, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=60)
    by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", null=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=10)
    at = models.DateTimeField()
    reason = models.TextField(blank=True, default="")
    legal_basis = models.TextField(blank=True, default="")
    remedy = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"{self.case_id}: {self.outcome}"


class Return(models.Model):
    """One return for correction: all defects at once, and whether it is a repeated one."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="returns")
    work = models.ForeignKey(WorkItem, on_delete=models.CASCADE, related_name="returns")
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True, default="")
    ordinal = models.PositiveIntegerField()
    late_finding = models.BooleanField(default=False)
    """It names something that was visible the first time (design §4): a superior's reason is kept."""
    superior = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    superior_reason = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="return_ordinal_once"),
            models.CheckConstraint(
                name="return_late_finding_has_reason",
                condition=models.Q(late_finding=False) | ~models.Q(superior_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.ordinal}"


class ReturnItem(models.Model):
    """One defect: of a requirement or of a field, with its own reason."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    return_of = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="items")
    about = models.CharField(max_length=12, choices=ABOUT)
    code = models.CharField(max_length=60)
    reason = models.TextField()
    fresh = models.BooleanField(default=True)
    """False: the same thing was already before the officer at an earlier return."""
    mended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["return_of", "about", "code"], name="return_item_once"),
            models.CheckConstraint(name="return_item_has_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.code}"
