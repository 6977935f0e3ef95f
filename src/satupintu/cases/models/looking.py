from django.db import models

from satupintu.cases.models.case import Case


class CaseView(models.Model):
    """An officer opened the page of a case; once per person and hour."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="views")
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", null=True, on_delete=models.PROTECT, related_name="+")
    hour = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "user", "hour"], name="case_view_once_an_hour")
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.user_id}"
