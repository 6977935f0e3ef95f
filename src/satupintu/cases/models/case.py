from django.db import models
from django.db.models import F, Q

from satupintu.journal.chain import GENESIS


class Case(models.Model):
    """An application on its way: a draft has no number, everything else has one."""

    class State(models.TextChoices):
        DRAFT = "draf", "Draf"
        RUNNING = "berjalan", "Sedang diproses"
        DONE = "selesai", "Selesai"
        REJECTED = "ditolak", "Ditolak"
        WITHDRAWN = "ditarik", "Ditarik pemohon"
        CANCELLED = "dibatalkan", "Dibatalkan"

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    standard = models.ForeignKey("catalogue.StandardVersion", on_delete=models.PROTECT, related_name="+")
    standard_hash = models.CharField(max_length=64)
    ref = models.CharField(max_length=32, unique=True)
    """Unguessable name of a draft in addresses and in the journal; it outlives the number's absence."""
    number = models.CharField(max_length=80, null=True)  # noqa: DJ001 - NULL is a draft; unique ignores it
    applicant = models.ForeignKey("people.Applicant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    mandate = models.ForeignKey("people.Mandate", null=True, on_delete=models.PROTECT, related_name="+")
    """By which the applicant acts for the organisation."""
    again_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    """The earlier case whose answers and papers this one began with."""
    filed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    """The officer who filed for the applicant at the counter, or the applicant's own account."""
    channel = models.CharField(max_length=10, default="daring")
    kind = models.CharField(max_length=12, default="baru")
    concerns = models.ForeignKey("permits.Permit", null=True, on_delete=models.PROTECT, related_name="+")
    """The earlier permit that a renewal, a change, a copy or a revocation is about."""
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)

    started_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    """The last deed: a later one cannot have happened before it."""
    filed_at = models.DateTimeField(null=True)
    complete_at = models.DateTimeField(null=True)
    event_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    due_at = models.DateTimeField(null=True)
    """Stored result of the promise's clock; NULL while it has not started or stands still."""
    statutory_due_at = models.DateTimeField(null=True)

    permit = models.ForeignKey("permits.Permit", null=True, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64, blank=True, default="")
    """What was frozen at approval: answers, template, standard, signer's post."""

    journal_length = models.PositiveIntegerField(default=0)
    journal_head = models.CharField(max_length=64, default=GENESIS)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], name="case_number_once"),
            models.CheckConstraint(
                name="case_draft_without_number",
                condition=Q(state="draf", number__isnull=True, filed_at__isnull=True)
                | Q(state="ditarik", number__isnull=True)
                | (~Q(state="draf") & Q(number__isnull=False) & Q(filed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="case_closed_when_ended",
                condition=Q(state__in=["draf", "berjalan"], closed_at__isnull=True)
                | (~Q(state__in=["draf", "berjalan"]) & Q(closed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="case_closed_after_start",
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("started_at")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["region", "due_at", "id"], condition=Q(state="berjalan"), name="case_open_by_due"
            ),
            models.Index(fields=["region", "-id"], name="case_newest"),
            models.Index(fields=["applicant", "-id"], name="case_of_applicant"),
            models.Index(
                fields=["organisation", "-id"],
                condition=Q(organisation__isnull=False),
                name="case_of_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"draf {self.ref}"

    @property
    def chain(self) -> str:
        """The name of the case's own chain in the journal."""
        return f"kasus:{self.ref}"


MILESTONE_FIELDS = {
    "diajukan": "filed_at",
    "lengkap": "complete_at",
    "peristiwa": "event_at",
    "disetujui": "approved_at",
    "ditandatangani": "signed_at",
    "terbit": "issued_at",
    "diserahkan": "handed_over_at",
}
