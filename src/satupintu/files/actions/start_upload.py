import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from satupintu.files.allowances import MEGABYTE, check_allowed, hold_allowance
from satupintu.files.formats import FORMATS
from satupintu.files.models import Upload
from satupintu.files.naming import plain_name
from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.rules.errors import Refused

LIFETIME = timedelta(days=2)
LARGEST_MEGABYTES = 50
"""No standard may ask for more."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What one requirement takes: its kinds of file, and the size of one."""

    formats: tuple[str, ...] = ("pdf", "jpg", "png")
    megabytes: int = 5


def start_upload(
    *,
    region: Region,
    name: str,
    size: int,
    by: Actor,
    at: datetime,
    terms: Terms = Terms(),
    key: str = "",
) -> Upload:
    """Open an upload, or the one that this person began under the same key and has not finished."""
    owner = by.signatory.actor
    check_size(size, terms)
    formats = ",".join(each for each in FORMATS if each in terms.formats)
    with transaction.atomic():
        allowance = hold_allowance(owner)
        begun = _begun(region, owner, key, size, formats, at)
        if begun is not None:
            return begun
        check_allowed(allowance, size=size, by=by, at=at)
        return Upload.objects.create(
            region=region,
            owner=owner,
            key=key or secrets.token_urlsafe(15),
            original_name=plain_name(name),
            declared_size=size,
            formats=formats,
            created_at=at,
            expires_at=at + LIFETIME,
        )


def check_size(size: int, terms: Terms) -> None:
    most = min(terms.megabytes, LARGEST_MEGABYTES)
    if size < 1:
        raise Refused(
            "berkas_kosong", "Berkas yang dipilih kosong. Pilih berkas yang berisi, lalu unggah lagi."
        )
    if size > most * MEGABYTE:
        raise Refused(
            "berkas_terlalu_besar",
            f"Berkas yang dipilih harus lebih kecil dari {most} MB. Kecilkan berkasnya, lalu unggah lagi.",
        )


def _begun(region: Region, owner: str, key: str, size: int, formats: str, at: datetime) -> Upload | None:
    """Another file under the same key takes the place of the one that was begun."""
    begun = Upload.objects.filter(owner=owner, key=key, state=Upload.State.OPEN).first() if key else None
    if begun is None:
        return None
    if (begun.region_id, begun.declared_size, begun.formats) == (region.pk, size, formats) and (
        begun.expires_at > at
    ):
        return begun
    Upload.objects.filter(pk=begun.pk).update(state=Upload.State.CANCELLED)
    return None
