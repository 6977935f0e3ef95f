from django.db import models
from django.db.models import Q

_EVERYWHERE = Q(region__isnull=True, agency__isnull=True)
_IN_REGION = Q(region__isnull=False, agency__isnull=True)
_AT_AGENCY = Q(region__isnull=False, agency__isnull=False)
_ACTIVE = Q(withdrawn_at__isnull=True)


class Holiday(models.Model):
    """A day off, or a day worked after all, as decreed for the nation, a region or one agency.

    The agency's row stands over the region's, the region's over the nation's. Nothing is deleted: a withdrawn row
    says why an older date was counted differently.
    """

    class Kind(models.TextChoices):
        NATIONAL = "libur_nasional", "Libur nasional"
        JOINT_LEAVE = "cuti_bersama", "Cuti bersama"
        REGIONAL = "libur_daerah", "Libur daerah"
        ELECTION = "pemilu", "Hari pemungutan suara"

    region = models.ForeignKey("people.Region", models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    worked = models.BooleanField(default=False)
    basis = models.CharField(max_length=300)
    source = models.CharField(max_length=100, default="")
    decreed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_basis = models.CharField(max_length=300, default="")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day"], condition=_EVERYWHERE & _ACTIVE, name="holiday_once_national"
            ),
            models.UniqueConstraint(
                fields=["region", "day"], condition=_IN_REGION & _ACTIVE, name="holiday_once_in_region"
            ),
            models.UniqueConstraint(
                fields=["agency", "day"], condition=_AT_AGENCY & _ACTIVE, name="holiday_once_at_agency"
            ),
            models.CheckConstraint(
                condition=_EVERYWHERE | _IN_REGION | _AT_AGENCY, name="holiday_scope_whole"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["libur_nasional", "cuti_bersama", "libur_daerah", "pemilu"]),
                name="holiday_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_basis="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_basis="")),
                name="holiday_withdrawal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(worked=False) | _IN_REGION | _AT_AGENCY, name="holiday_worked_is_local"
            ),
        ]
        indexes = [models.Index(fields=["region", "agency", "day"], name="holiday_scope_day")]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.name}"


class Hours(models.Model):
    """Opening hours from one date on: a region's, or an agency's own, which stand instead."""

    class Kind(models.TextChoices):
        REGULAR = "biasa", "Jam kerja biasa"
        RAMADAN = "ramadan", "Jam kerja Ramadan"

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    week = models.JSONField()
    basis = models.CharField(max_length=300)
    from_file = models.BooleanField(default=False)
    """As the region's file had it when it was last laid down; what an administrator set stays over a file (ADR 0017)."""
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "starts"],
                condition=Q(agency__isnull=False),
                name="hours_once_at_agency",
            ),
            models.UniqueConstraint(
                fields=["region", "kind", "starts"],
                condition=Q(agency__isnull=True),
                name="hours_once_in_region",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=models.F("starts")), name="hours_end_after_start"
            ),
            models.CheckConstraint(
                condition=Q(kind="biasa") | Q(kind="ramadan", ends__isnull=False), name="hours_ramadan_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts:%Y-%m-%d}"


class SwapDay(models.Model):
    """A free day that is worked after all, in exchange for another."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    basis = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "day"],
                condition=Q(agency__isnull=False) & _ACTIVE,
                name="swap_once_at_agency",
            ),
            models.UniqueConstraint(
                fields=["region", "day"],
                condition=Q(agency__isnull=True) & _ACTIVE,
                name="swap_once_in_region",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"


class RegisterYear(models.Model):
    """A year whose national decree is loaded; a deadline that touches another year is unsure (C3)."""

    year = models.PositiveSmallIntegerField(unique=True)
    basis = models.CharField(max_length=300)
    source = models.CharField(max_length=100)
    filled_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.year)


class CalendarVersion(models.Model):
    """Changes with everything that moves an agency's working time, so that a computed calendar may be kept."""

    agency = models.OneToOneField("people.Agency", models.PROTECT, primary_key=True, related_name="+")
    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=0)
    # Drawn anew each time: a number that was rolled back comes again with other contents.
    stamp = models.CharField(max_length=16)
    cuti_bersama_stops = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.agency_id} v{self.number}"
