from django.db import models
from django.db.models import Q

from satupintu.people.fields import SealedField


class NoticeTemplate(models.Model):
    """The words of a notice: never changed, a new wording is a new version. Without region it is national."""

    region = models.ForeignKey("people.Region", models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=140)
    version = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    parameters = models.JSONField(default=list)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "code", "version"],
                condition=Q(region__isnull=False),
                name="template_version_of_region",
            ),
            models.UniqueConstraint(
                fields=["code", "version"], condition=Q(region__isnull=True), name="template_version_national"
            ),
            models.UniqueConstraint(
                fields=["region", "code", "digest"],
                condition=Q(region__isnull=False),
                name="template_words_of_region",
            ),
            models.UniqueConstraint(
                fields=["code", "digest"], condition=Q(region__isnull=True), name="template_words_national"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class Notice(models.Model):
    """One outbox row: one event told to one addressee by one channel, once."""

    class Addressee(models.TextChoices):
        APPLICANT = "pemohon", "Pemohon"
        NEWCOMER = "calon", "Calon pemohon"
        OFFICER = "petugas", "Petugas"
        POST = "jabatan", "Jabatan"

    class Channel(models.TextChoices):
        IN_APP = "aplikasi", "Aplikasi"
        WHATSAPP = "whatsapp", "WhatsApp"
        SMS = "sms", "SMS"
        EMAIL = "surel", "Surel"

    class Stream(models.TextChoices):
        APPLICANT = "pemohon", "Untuk pemohon"
        STAFF = "petugas", "Untuk petugas"

    class State(models.TextChoices):
        QUEUED = "antre", "Antre"
        ACCEPTED = "diterima", "Diterima penyedia"
        SENT = "terkirim", "Terkirim"
        DELIVERED = "sampai", "Sampai"
        READ = "dibaca", "Dibaca"
        FAILED = "gagal", "Gagal"

    region = models.ForeignKey("people.Region", models.PROTECT, null=True, related_name="+")
    """None where an account tells its owner something: accounts belong to no region."""
    event = models.CharField(max_length=100)
    addressee_kind = models.CharField(max_length=8, choices=Addressee.choices)
    addressee = models.BigIntegerField()
    channel = models.CharField(max_length=8, choices=Channel.choices)
    stream = models.CharField(max_length=8, choices=Stream.choices)
    template = models.ForeignKey(NoticeTemplate, models.PROTECT, related_name="+")
    params = models.JSONField(default=dict)
    to = SealedField(purpose="tujuan_pesan")
    """Where to, if not where the addressee is reached anyway."""
    secret = SealedField(purpose="kode_pesan")
    """A code on its way: the one parameter that stands in no other column, and only while the row waits."""
    secret_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "addressee_kind", "addressee", "channel"], name="notice_told_once"
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=models.F("created_at")), name="notice_due_after_created"
            ),
            models.CheckConstraint(
                condition=Q(stream="pemohon", addressee_kind__in=["pemohon", "calon"])
                | Q(stream="petugas", addressee_kind__in=["petugas", "jabatan"]),
                name="notice_stream_fits_addressee",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=["aplikasi", "whatsapp", "sms", "surel"]), name="notice_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["antre", "diterima", "terkirim", "sampai", "dibaca", "gagal"]),
                name="notice_state_known",
            ),
            models.CheckConstraint(
                condition=Q(region__isnull=False) | Q(stream="pemohon"), name="notice_staff_of_a_region"
            ),
            models.CheckConstraint(
                condition=Q(secret_until__isnull=True) | Q(state="antre"), name="notice_secret_while_waiting"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(state="antre"), name="notice_waiting"),
            models.Index(fields=["addressee_kind", "addressee", "-id"], name="notice_inbox"),
            models.Index(
                fields=["secret_until"], condition=Q(secret_until__isnull=False), name="notice_secrets"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} → {self.addressee_kind}:{self.addressee} ({self.channel})"
