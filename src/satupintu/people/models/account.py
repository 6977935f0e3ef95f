from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from satupintu.people.fields import SealedField, SealedIndex
from satupintu.people.models.applicant import Applicant


class AccountRequest(models.Model):
    """What a browser asked for and a code must confirm. It is there, and costs the same, also when nobody is meant."""

    PURPOSES: ClassVar = [
        ("daftar", "Pendaftaran"),
        ("masuk", "Masuk sesudah lama"),
        ("sandi", "Kata sandi lupa"),
        ("loket", "Kata sandi lewat loket"),
        ("telepon", "Ganti nomor"),
    ]

    purpose = models.CharField(max_length=8, choices=PURPOSES)
    session_hash = models.CharField(max_length=64)
    subject = models.CharField(max_length=64, db_index=True)
    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, null=True, related_name="+")
    decoy = models.BooleanField(default=False)
    """Nobody is meant: its code was sent to nobody and opens nothing."""
    words = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=8, blank=True)
    to = SealedField(purpose="tujuan_kode")
    draft = SealedField(purpose="pendaftaran")
    """What was typed, until the code has come; nobody is registered before."""
    code_hash = models.CharField(max_length=200)
    code_until = models.DateTimeField()
    codes = models.PositiveSmallIntegerField(default=1)
    tries = models.PositiveSmallIntegerField(default=0)
    """At the code that is valid now."""
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["session_hash", "purpose", "-id"], name="people_request_of_session"),
            models.Index(fields=["ends_at"], name="people_request_ends"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(purpose__in=["daftar", "masuk", "sandi", "loket", "telepon"]),
                name="people_request_purpose_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class Spending(models.Model):
    """How much of one budget was used today; shared by all processes, so that nobody gains by asking another one."""

    budget = models.CharField(max_length=16)
    scope = models.CharField(max_length=8)
    subject = models.CharField(max_length=64)
    day = models.DateField()
    spent = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True)
    alarmed_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["day"], name="people_spending_day")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["budget", "scope", "subject"], name="people_spending_once"),
        ]

    def __str__(self) -> str:
        return f"{self.budget} {self.scope} {self.spent}"


class PhoneChange(models.Model):
    """A new number waits a day, so that the owner of the old one can object."""

    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="phone_changes")
    phone = SealedField(purpose="telepon")
    phone_index = SealedIndex(of="phone")
    asked_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["applicant"],
                condition=Q(done_at__isnull=True, cancelled_at__isnull=True),
                name="people_phone_change_one_open",
            ),
            models.CheckConstraint(condition=Q(opens_at__gt=F("asked_at")), name="people_phone_change_holds"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(cancelled_at__isnull=True),
                name="people_phone_change_one_end",
            ),
        ]

    def __str__(self) -> str:
        return f"ganti nomor {self.applicant_id}"
