from django.db import models
from django.db.models import Q


class StandardVersion(models.Model):
    """One published version of one service standard; a case stays pinned to it for ever."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=80)
    name = models.CharField(max_length=250)
    hash = models.CharField(max_length=64)
    format = models.PositiveSmallIntegerField()
    resolved = models.TextField()
    """The canonical JSON of the standard with its shared pieces merged in."""
    source = models.CharField(max_length=250)
    effective = models.DateField()
    decree_number = models.CharField(max_length=120)
    decree_date = models.DateField()
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_number = models.CharField(max_length=120, blank=True, default="")
    withdrawal_date = models.DateField(null=True)

    class Meta:
        constraints = [
            # A version that was withdrawn may come back word for word, under a new decree.
            models.UniqueConstraint(
                fields=["region", "service", "hash"],
                condition=Q(withdrawn_at__isnull=True),
                name="standard_hash_once",
            ),
            models.UniqueConstraint(
                fields=["region", "service", "effective"],
                condition=Q(withdrawn_at__isnull=True),
                name="standard_effective_once",
            ),
            models.CheckConstraint(
                name="standard_withdrawn_by_decree",
                condition=Q(withdrawn_at__isnull=True, withdrawal_number="", withdrawal_date__isnull=True)
                | (Q(withdrawn_at__isnull=False, withdrawal_date__isnull=False) & ~Q(withdrawal_number="")),
            ),
        ]
        indexes = [models.Index(fields=["region", "service", "-effective"], name="standard_in_force")]

    def __str__(self) -> str:
        return f"{self.service} {self.effective}"


class LetterTemplate(models.Model):
    """The bytes of a template that belongs to a version; part of its hash."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    standard = models.ForeignKey(StandardVersion, on_delete=models.CASCADE, related_name="templates")
    name = models.CharField(max_length=120)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["standard", "name"], name="letter_template_once")]

    def __str__(self) -> str:
        return self.name
