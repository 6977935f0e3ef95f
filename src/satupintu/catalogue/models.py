from django.db import models
from django.db.models import Q

LONGEST_TITLE = 150
LONGEST_TEXT = 2000


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


class Announcement(models.Model):
    """What the agency tells everybody on its region's pages. A correction is a new row in place of the old one."""

    class Kind(models.TextChoices):
        NEWS = "pengumuman", "Pengumuman"
        OUTAGE = "gangguan", "Gangguan layanan"

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.CharField(max_length=LONGEST_TEXT)
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["pengumuman", "gangguan"]), name="announcement_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=models.F("starts")),
                name="announcement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="announcement_withdrawal_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "-starts"],
                condition=Q(withdrawn_at__isnull=True),
                name="announcement_standing",
            )
        ]

    def __str__(self) -> str:
        return self.title
