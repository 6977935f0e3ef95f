from datetime import datetime

from satupintu.notices.models import Notice


def erase_codes(*, at: datetime) -> int:
    """Erase codes whose time is over; a message that still waits with one has failed, since it says nothing any more."""
    over = Notice.objects.filter(secret_until__lte=at)
    return over.update(secret=b"", secret_until=None, state=Notice.State.FAILED)
