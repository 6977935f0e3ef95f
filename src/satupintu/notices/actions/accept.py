from datetime import datetime

from django.db import transaction
from django.db.models import F

from satupintu.notices.models import Notice
from satupintu.rules.errors import Refused


def accept(notice: Notice, *, at: datetime) -> Notice:
    """The provider has taken the message: it is not delivered yet, and a code it carried is ours to forget."""
    with transaction.atomic():
        waiting = Notice.objects.filter(pk=notice.pk, state=Notice.State.QUEUED, due_at__lte=at)
        moved = waiting.update(
            state=Notice.State.ACCEPTED, secret=b"", secret_until=None, version=F("version") + 1
        )
    if not moved:
        raise Refused("pesan_tidak_menunggu", "Pesan ini tidak sedang menunggu pengiriman.")
    return Notice.objects.select_related("template").get(pk=notice.pk)
