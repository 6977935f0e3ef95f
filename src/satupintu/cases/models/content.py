from django.db import models
from django.db.models import Q

from satupintu.cases.models.case import Case
from satupintu.people.fields import SealedField, SealedIndex


class Answer(models.Model):
    """One answered field; what is personal is sealed, with a keyed index to find it by."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="answers")
    field = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    sealed = SealedField(purpose="jawaban")
    index = SealedIndex(of="sealed")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "field"], name="answer_once"),
            models.CheckConstraint(
                name="answer_open_or_sealed",
                condition=Q(index="") | Q(value__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["region", "index"], condition=~Q(index=""), name="answer_by_index")]

    def __str__(self) -> str:
        return f"{self.case_id}.{self.field}"


class Paper(models.Model):
    """One paper given for one requirement: the file, what the permit cites of it, and what the officer found."""

    class State(models.TextChoices):
        GIVEN = "diberikan", "Diberikan"
        ACCEPTED = "sesuai", "Sesuai"
        REFUSED = "tidak_sesuai", "Tidak sesuai"
        REPLACED = "diganti", "Diganti"

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    requirement = models.CharField(max_length=60)
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    alternative = models.CharField(max_length=120, blank=True, default="")
    number = models.CharField(max_length=120, blank=True, default="")
    day = models.DateField(null=True)
    issuer = models.CharField(max_length=200, blank=True, default="")
    expires = models.DateField(null=True)
    stamp_serial = models.CharField(max_length=40, blank=True, default="")
    state = models.CharField(max_length=14, choices=State, default=State.GIVEN)
    remark = models.TextField(blank=True, default="")
    given_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["case", "requirement"], name="paper_of_requirement"),
            models.Index(
                fields=["region", "stamp_serial"], condition=~Q(stamp_serial=""), name="paper_by_stamp"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="paper_checked_by_someone",
                condition=Q(checked_at__isnull=True, checked_by__isnull=True)
                | Q(checked_at__isnull=False, checked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}:{self.requirement}"


class Output(models.Model):
    """What a step gave: a receipt, a covering letter, a Berita Acara, a recommendation, a frozen draft."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="outputs")
    kind = models.CharField(max_length=30)
    step = models.CharField(max_length=60)
    number = models.CharField(max_length=120, blank=True, default="")
    day = models.DateField()
    facts = models.JSONField(default=dict)
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "kind"], name="output_of_case")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()


class Note(models.Model):
    """A remark among officers; the applicant does not see it."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:60]
