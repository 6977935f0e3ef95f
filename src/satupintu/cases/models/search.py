from django.db import models

from satupintu.cases.models.case import Case
from satupintu.cases.search_text import SearchText


class CaseSearch(models.Model):
    """The names by which a case is found: small letters, one row per case, kept by the deeds that set a name (ADR 0014)."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="search")
    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, db_index=False, related_name="+")
    text = SearchText(default="")

    def __str__(self) -> str:
        return f"{self.case_id}"
