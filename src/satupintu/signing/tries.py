"""Wrong passphrases in a row, counted as rows that all processes share; the right one forgets them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from satupintu.people.models import Tries, User
from satupintu.people.tries import PASSPHRASE, charge_try, forget_tries, refund_try, subject_of
from satupintu.rules.errors import Refused
from satupintu.signing.ports import SigningPaused, WrongPassphrase

NOBODYS_ZONE = "Asia/Jakarta"


def charge_passphrase(user_id: int, *, at: datetime) -> datetime | None:
    """Count a try before it is made; gives the end of the pause that begins if it is wrong."""
    subject = subject_of(user_id, PASSPHRASE)
    try:
        return charge_try(subject, at=at)
    except Refused as refusal:
        until = Tries.objects.filter(subject=subject).values_list("paused_until", flat=True).first()
        if until is None:
            raise
        paused = _paused(user_id, until, at)
        # Whoever reports the fault sees no more of the other one than that it was.
        raise paused from refusal


def passphrase_was_right(user_id: int) -> None:
    forget_tries(subject_of(user_id, PASSPHRASE))


def passphrase_was_not_judged(user_id: int) -> None:
    refund_try(subject_of(user_id, PASSPHRASE))


def wrong_passphrase(user_id: int, until: datetime | None, *, at: datetime) -> WrongPassphrase:
    """The fault to raise, with the pause that it began, if it did."""
    if until is None:
        return WrongPassphrase()
    return WrongPassphrase(f"Frasa sandi salah, dan terlalu sering. {_rest(user_id, until, at)}")


def _paused(user_id: int, until: datetime, at: datetime) -> SigningPaused:
    return SigningPaused(f"Terlalu banyak frasa sandi yang salah. {_rest(user_id, until, at)}")


def _rest(user_id: int, until: datetime, at: datetime) -> str:
    zone = User.objects.filter(pk=user_id).values_list("home__zone", flat=True).first() or NOBODYS_ZONE
    minutes = max(1, -(-int((until - at).total_seconds()) // 60))
    return (
        f"Tanda tangan dijeda {minutes} menit, sampai pukul {until.astimezone(ZoneInfo(zone)):%H.%M}. "
        "Sesudah itu ketik lagi dengan teliti, atau mintalah pengelola sistem membuka jedanya."
    )
