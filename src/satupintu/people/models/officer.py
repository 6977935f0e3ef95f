from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from satupintu.people.models.region import Region
from satupintu.people.models.user import User


class Qualification(models.Model):
    """Schooling, a certificate, or what a superior states about an officer."""

    KINDS: ClassVar = [
        ("pendidikan", "Pendidikan"),
        ("sertifikat", "Sertifikat"),
        ("pernyataan", "Pernyataan atasan"),
    ]

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="qualifications")
    kind = models.CharField(max_length=10, choices=KINDS)
    title = models.CharField(max_length=250)
    level = models.CharField(max_length=3, blank=True)
    issuer = models.CharField(max_length=160, blank=True)
    number = models.CharField(max_length=80, blank=True)
    obtained_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["region", "user"], name="people_qualification_of")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(obtained_on__isnull=True)
                | Q(valid_until__gte=F("obtained_on")),
                name="people_qualification_period",
            ),
            models.CheckConstraint(
                condition=~Q(kind="pendidikan") | ~Q(level=""), name="people_qualification_has_level"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Absence(models.Model):
    """An officer is away, from a day to a day, both included; who stands in is the deputy's own row."""

    KINDS: ClassVar = [
        ("cuti", "Cuti"),
        ("sakit", "Sakit"),
        ("dinas_luar", "Dinas luar"),
        ("diklat", "Pendidikan dan pelatihan"),
        ("lain", "Keperluan lain"),
    ]

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=10, choices=KINDS)
    starts = models.DateField()
    ends = models.DateField()
    letter = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["user", "starts"], condition=Q(cancelled_at__isnull=True), name="people_absence_of"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="people_absence_period"),
            models.CheckConstraint(
                condition=Q(kind__in=["cuti", "sakit", "dinas_luar", "diklat", "lain"]),
                name="people_absence_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.user_id}"
