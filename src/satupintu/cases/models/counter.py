from django.db import models
from django.db.models import Q

from satupintu.cases.models.case import Case


class CounterVisit(models.Model):
    """A person came in to have an application filed for him: who he is, what he agreed to, and how he left."""

    class Place(models.TextChoices):
        COUNTER = "loket", "Loket"
        VAN = "mobil_keliling", "Mobil keliling"
        OSS = "perbantuan_oss", "Perbantuan OSS"

    class Result(models.TextChoices):
        OPEN = "berlangsung", "Sedang dilayani"
        HANDED_BACK = "dikembalikan", "Dikembalikan di tempat"
        FILED = "diajukan", "Diajukan"
        LEFT = "dilanjutkan_nanti", "Dilanjutkan nanti"

    class Identity(models.TextChoices):
        KTP = "ktp_asli", "KTP asli"
        DIGITAL = "ikd", "Identitas Kependudukan Digital"
        KK = "kk_asli", "Kartu Keluarga asli"
        PASSPORT = "paspor_asli", "Paspor asli"
        STAY_PERMIT = "kitas_asli", "KITAS atau KITAP asli"

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="counter_visits")
    place = models.CharField(max_length=16, choices=Place)
    village = models.CharField(max_length=13, blank=True, default="")
    """Code of the desa where the van stood."""
    identity = models.CharField(max_length=12, choices=Identity)
    consent = models.CharField(max_length=40)
    """The version of the text that was read to him and that he agreed to."""
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=18, choices=Result, default=Result.OPEN)
    closed_at = models.DateTimeField(null=True)
    defects = models.JSONField(default=list)
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="counter_visit_closed_with_result",
                condition=Q(closed_at__isnull=True, result="berlangsung")
                | (Q(closed_at__isnull=False) & ~Q(result="berlangsung")),
            ),
            models.CheckConstraint(name="counter_visit_by_consent", condition=~Q(consent="")),
            models.CheckConstraint(
                name="counter_visit_van_somewhere", condition=~Q(place="mobil_keliling") | ~Q(village="")
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(closed_at__isnull=True), name="counter_visit_one_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["agency", "-opened_at"], name="counter_visit_of_day")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.place}"
