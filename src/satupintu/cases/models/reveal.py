from django.db import models
from django.db.models import Q

from satupintu.cases.models.case import Case


class Reveal(models.Model):
    """A hidden answer or identity shown in full to an officer, and why he needed it."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reveals")
    what = models.CharField(max_length=60)
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(name="reveal_has_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.what}"
