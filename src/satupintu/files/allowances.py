"""How much one person may send: by the file, by the minute and by the month, counted in rows that all processes share."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Sum

from satupintu.files.models import Allowance, StoredFile, Upload
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

MEGABYTE = 1024 * 1024
RATE_WINDOW = timedelta(minutes=10)
QUOTA_WINDOW = timedelta(days=30)
MOST_OPEN = 40


@dataclass(frozen=True, slots=True)
class Limits:
    uploads: int
    """In ten minutes."""
    megabytes: int
    """In thirty days."""


def limits_for(by: Actor) -> Limits:
    """An officer at the counter scans for many people all day."""
    if by.applicant_id is not None:
        return Limits(settings.UPLOAD_RATE, settings.UPLOAD_QUOTA_MB)
    return Limits(settings.UPLOAD_RATE_STAFF, settings.UPLOAD_QUOTA_STAFF_MB)


def hold_allowance(owner: str) -> Allowance:
    """Lock the row that this person's uploads queue at, so that none is counted past another."""
    Allowance.objects.get_or_create(owner=owner)
    return Allowance.objects.select_for_update().get(owner=owner)


def check_allowed(allowance: Allowance, *, size: int, by: Actor, at: datetime) -> None:
    """The caller holds the allowance."""
    limits, owner = limits_for(by), allowance.owner
    recent = Upload.objects.filter(owner=owner, created_at__gt=at - RATE_WINDOW).count()
    waiting = Upload.objects.filter(owner=owner, state=Upload.State.OPEN, expires_at__gt=at)
    if recent >= limits.uploads or waiting.count() >= MOST_OPEN:
        raise Refused(
            "unggahan_terlalu_sering",
            "Terlalu banyak berkas diunggah dalam waktu singkat. Tunggu sepuluh menit, lalu coba lagi.",
        )
    most = allowance.most_megabytes if allowance.most_megabytes is not None else limits.megabytes
    sent = _bytes_sent(owner, at) + (waiting.aggregate(sum=Sum("declared_size"))["sum"] or 0)
    if sent + size > most * MEGABYTE:
        raise Refused(
            "kuota_unggahan_habis",
            f"Berkas Anda dalam 30 hari terakhir sudah mencapai batas {most} MB. "
            "Pakai lagi berkas yang sudah dikirim, atau minta bantuan petugas loket.",
        )


def _bytes_sent(owner: str, at: datetime) -> int:
    sent = StoredFile.objects.filter(uploaded_by=owner, at__gt=at - QUOTA_WINDOW)
    counted = sent.exclude(state=StoredFile.State.REJECTED).aggregate(sum=Sum("size"))["sum"]
    return int(counted or 0)
