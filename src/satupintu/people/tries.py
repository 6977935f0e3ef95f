"""Wrong passwords and codes in a row, as rows that all processes share: counted before the try, forgotten after a right one."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from satupintu.people.models import Tries, User
from satupintu.people.sealing import index
from satupintu.rules.errors import Refused
from satupintu.rules.pauses import FORGOTTEN_AFTER, pause_after

KEPT = timedelta(days=2)
PASSWORD = "sandi"  # noqa: S105  what is counted, and no password
CODE = "kode"
PASSPHRASE = "frasa"  # noqa: S105  what is counted: of a signer's key
CLOCK = ZoneInfo("Asia/Jakarta")
"""Nobody has a region before he has signed in."""


def password_subject(login: str) -> str:
    """Of an account its key, and of any other name its index: no two accounts ever share a count."""
    known = User.objects.filter(login=login.strip().lower()).values_list("pk", flat=True).first()
    return (
        subject_of(known, PASSWORD) if known is not None else f"{PASSWORD}:{index(login, 'nama_masuk')[:50]}"
    )


def subject_of(user: User | int, what: str) -> str:
    return f"{what}:pengguna:{user.pk if isinstance(user, User) else user}"


def charge_try(subject: str, *, at: datetime) -> datetime | None:
    """Count one more before it is looked at, so that many at once gain nothing; refuse during a pause.

    Gives the end of the pause that begins if this one is wrong too.
    """
    with transaction.atomic():
        Tries.objects.filter(last_at__lt=at - KEPT).delete()
        Tries.objects.bulk_create([Tries(subject=subject, last_at=at)], ignore_conflicts=True)
        row = Tries.objects.select_for_update(of=("self",)).get(subject=subject)
        check_no_pause(row, at)
        if at >= row.last_at + FORGOTTEN_AFTER:
            row.failed = 0
        row.failed, row.last_at = row.failed + 1, at
        pause = pause_after(row.failed)
        row.paused_until = at + pause if pause else None
        row.save(update_fields=["failed", "last_at", "paused_until"])
    return row.paused_until


def check_no_pause(row: Tries, at: datetime) -> None:
    if row.paused_until is None or at >= row.paused_until:
        return
    until = row.paused_until.astimezone(CLOCK)
    raise Refused(
        "masuk_dijeda",
        f"Terlalu banyak percobaan yang salah. Coba lagi setelah pukul {until:%H.%M} WIB, atau mintalah pengelola "
        "sistem di kantor Anda membuka jedanya.",
    )


def refund_try(subject: str) -> None:
    """The try was never judged, and so it was not wrong."""
    with transaction.atomic():
        row = Tries.objects.select_for_update(of=("self",)).filter(subject=subject).first()
        if row is not None and row.failed > 0:
            row.failed, row.paused_until = row.failed - 1, None
            row.save(update_fields=["failed", "paused_until"])


def forget_tries(subject: str) -> bool:
    """Say whether there was anything to forget."""
    deleted, _ = Tries.objects.filter(subject=subject).delete()
    return bool(deleted)
