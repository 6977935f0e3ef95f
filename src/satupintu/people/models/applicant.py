from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from satupintu.people.fields import SealedField, SealedIndex
from satupintu.people.models.user import User


class Applicant(models.Model):
    """A person who applies. Belongs to no region; has an account only when it was opened by the person."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, null=True, related_name="applicant")
    name = models.CharField(max_length=160)
    nationality = models.CharField(max_length=2, default="ID")
    nik = SealedField(purpose="nik")
    nik_index = SealedIndex(of="nik")
    kk = SealedField(purpose="kk")
    kk_index = SealedIndex(of="kk")
    passport = SealedField(purpose="paspor")
    passport_index = SealedIndex(of="passport")
    stay_permit = SealedField(purpose="kitas")
    """KITAS or KITAP."""
    stay_permit_index = SealedIndex(of="stay_permit")
    phone = SealedField(purpose="telepon")
    phone_index = SealedIndex(of="phone", db_index=True)
    """Not unique: a household shares one, and an operator gives an old number to somebody new."""
    phone_verified_at = models.DateTimeField(null=True)
    email = models.EmailField(blank=True)
    address = SealedField(purpose="alamat")
    """Street and house; the village is the area's code."""
    area = models.CharField(max_length=13, blank=True)
    registered_at = models.DateTimeField()
    active = models.BooleanField(default=True)
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["nik_index"],
                condition=Q(active=True) & ~Q(nik_index=""),
                name="people_applicant_nik_once",
            ),
            models.UniqueConstraint(
                fields=["nationality", "passport_index"],
                condition=Q(active=True) & ~Q(passport_index=""),
                name="people_applicant_passport_once",
            ),
            models.UniqueConstraint(
                fields=["stay_permit_index"],
                condition=Q(active=True) & ~Q(stay_permit_index=""),
                name="people_applicant_stay_permit_once",
            ),
            models.CheckConstraint(
                condition=Q(active=False)
                | ~Q(nik_index="")
                | ~Q(passport_index="")
                | ~Q(stay_permit_index=""),
                name="people_applicant_has_identity",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(active=False, nik_index="", passport_index="", stay_permit_index="", phone_index=""),
                name="people_applicant_erased_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(phone_verified_at__isnull=True) | ~Q(phone_index=""),
                name="people_applicant_verified_phone_is_there",
            ),
        ]
        indexes: ClassVar = [
            # That of the constraint knows active ones only; a case is found by its applicant's NIK for ever.
            # Whole: SQLite does not see that a number to be looked for is none of the empty ones.
            models.Index(fields=["nik_index"], name="people_applicant_by_nik"),
        ]

    def __str__(self) -> str:
        return f"pemohon:{self.pk}"


class Organisation(models.Model):
    """A body on whose behalf persons apply; each of them needs a mandate."""

    name = models.CharField(max_length=200)
    form = models.CharField(max_length=40)
    country = models.CharField(max_length=2, default="ID")
    npwp = SealedField(purpose="npwp")
    """Sealed, since the NPWP of a one-person firm is its owner's NIK (H3)."""
    npwp_index = SealedIndex(of="npwp", db_index=True)
    nib = models.CharField(max_length=13, blank=True, db_index=True)
    address = models.CharField(max_length=300, blank=True)
    area = models.CharField(max_length=13, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    homepage = models.CharField(max_length=200, blank=True)
    registered_at = models.DateTimeField()
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """One applicant acts for an organisation or for another person, by office or by surat kuasa (L4)."""

    KINDS: ClassVar = [("pengurus", "Pengurus"), ("kuasa", "Kuasa")]

    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="mandates"
    )
    principal = models.ForeignKey(
        Applicant, on_delete=models.PROTECT, null=True, related_name="mandates_given"
    )
    kind = models.CharField(max_length=10, choices=KINDS)
    letter = models.CharField(max_length=120, blank=True)
    paper = models.CharField(max_length=64, blank=True)
    """Where the letter is kept: a reference upwards, as plain text."""
    starts = models.DateField()
    ends = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, principal__isnull=True)
                | Q(organisation__isnull=True, principal__isnull=False),
                name="people_mandate_for_one",
            ),
            models.CheckConstraint(
                condition=Q(principal__isnull=True) | ~Q(principal=F("applicant")),
                name="people_mandate_not_for_self",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="people_mandate_period"
            ),
            models.CheckConstraint(
                condition=Q(kind="pengurus") | (Q(kind="kuasa") & ~Q(letter="")),
                name="people_mandate_kuasa_by_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.applicant_id}"
