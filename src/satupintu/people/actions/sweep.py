from datetime import datetime, timedelta

from django.db import transaction

from satupintu.people.models import AccountRequest, Cached, Session, Spending, Tries
from satupintu.people.tenures import local_day
from satupintu.people.tries import KEPT as KEPT_TRIES
from satupintu.rules.accounts import DAY_ZONE

KEPT_AFTERWARDS = timedelta(days=1)


def sweep(*, at: datetime) -> dict[str, int]:
    """Remove requests and sessions that are over, and counts of days gone by: they hold numbers, and no longer any meaning."""
    with transaction.atomic():
        requests, _ = AccountRequest.objects.filter(ends_at__lte=at - KEPT_AFTERWARDS).delete()
        old = Spending.objects.filter(day__lt=local_day(at - KEPT_AFTERWARDS, DAY_ZONE))
        spendings, _ = old.delete()
        tries, _ = Tries.objects.filter(last_at__lte=at - KEPT_TRIES).delete()
        sessions, _ = Session.objects.filter(expire_date__lte=at).delete()
        Cached.objects.filter(expires__lte=at).delete()
    return {"permintaan": requests, "anggaran": spendings + tries, "sesi": sessions}
