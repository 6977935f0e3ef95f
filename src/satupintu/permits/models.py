from django.db import models
from django.db.models import F, Q


class Series(models.Model):
    """One run of numbers: a region's series in one year, and the last number given."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    code = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "code", "year"], name="series_one_per_year")]

    def __str__(self) -> str:
        return f"{self.code}/{self.year}"


class NumberPattern(models.Model):
    """How an agency writes the numbers of one series (I1, N-20); the counter itself is `Series`."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    pattern = models.CharField(max_length=200)
    unit = models.CharField(max_length=80, default="")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="number_pattern_once")]

    def __str__(self) -> str:
        return self.pattern


class AllocatedNumber(models.Model):
    """A number that was given; a void keeps its row, so that it is never given again."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    series = models.ForeignKey(Series, models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    pattern = models.CharField(max_length=200)
    text = models.CharField(max_length=200)
    subject = models.CharField(max_length=100)
    at = models.DateTimeField()
    given_by = models.CharField(max_length=64)
    void_at = models.DateTimeField(null=True)
    void_by = models.CharField(max_length=64, default="")
    void_reason = models.TextField(default="")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="number_once_in_series"),
            models.UniqueConstraint(fields=["region", "text"], name="number_text_once_in_region"),
            models.CheckConstraint(condition=Q(number__gte=1), name="number_from_one"),
            models.CheckConstraint(
                condition=Q(void_at__isnull=True, void_by="", void_reason="")
                | (Q(void_at__isnull=False) & ~Q(void_by="") & ~Q(void_reason="")),
                name="number_void_says_who_and_why",
            ),
        ]
        indexes = [models.Index(fields=["region", "subject"], name="number_subject")]

    def __str__(self) -> str:
        return self.text


class Permit(models.Model):
    """What was issued; it outlives the case that led to it."""

    class State(models.TextChoices):
        PREPARED = "disiapkan", "Disiapkan"
        IN_FORCE = "berlaku", "Berlaku"
        REVOKED = "dicabut", "Dicabut"
        REPLACED = "diganti", "Diganti"
        EXPIRED = "kedaluwarsa", "Kedaluwarsa"

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    service = models.CharField(max_length=80)
    standard_hash = models.CharField(max_length=64)
    number = models.OneToOneField(AllocatedNumber, models.PROTECT, null=True, related_name="permit")
    code = models.CharField(max_length=40, unique=True)
    case_number = models.CharField(max_length=80)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PREPARED)
    content_hash = models.CharField(max_length=64)
    document_hash = models.CharField(max_length=64, default="")
    signed_hash = models.CharField(max_length=64, default="")
    prepared_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    valid_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=64, default="")
    ended_reason = models.TextField(default="")
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["disiapkan", "berlaku", "dicabut", "diganti", "kedaluwarsa"]),
                name="permit_state_known",
            ),
            models.CheckConstraint(condition=~Q(content_hash=""), name="permit_content_frozen"),
            models.CheckConstraint(
                condition=Q(document_hash="") | Q(number__isnull=False), name="permit_document_has_number"
            ),
            models.CheckConstraint(
                condition=Q(state="disiapkan", issued_at__isnull=True, signed_hash="")
                | (
                    ~Q(state="disiapkan")
                    & Q(issued_at__isnull=False, number__isnull=False)
                    & ~Q(document_hash="")
                    & ~Q(signed_hash="")
                ),
                name="permit_issued_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["disiapkan", "berlaku"], ended_at__isnull=True, ended_reason="")
                | (
                    Q(state__in=["dicabut", "diganti", "kedaluwarsa"], ended_at__isnull=False)
                    & ~Q(ended_reason="")
                ),
                name="permit_end_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state="diganti", successor__isnull=False)
                | (~Q(state="diganti") & Q(successor__isnull=True)),
                name="permit_replaced_names_successor",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                name="permit_not_its_own_successor",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "case_number"], name="permit_case"),
            models.Index(fields=["region", "state", "valid_until"], name="permit_validity"),
            models.Index(fields=["signed_hash"], name="permit_signed_hash"),
        ]

    def __str__(self) -> str:
        return self.code
