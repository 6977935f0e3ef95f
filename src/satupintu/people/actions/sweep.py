from datetime import datetime, timedelta

from django.db import transaction

from satupintu.people.models import AccountRequest, Spending
from satupintu.people.tenures import local_day
from satupintu.rules.accounts import DAY_ZONE

KEPT_AFTERWARDS = timedelta(days=1)


def sweep(*, at: datetime) -> dict[str, int]:
    """Remove requests that are over and budgets of days gone by: they hold numbers, and no longer any meaning."""
    with transaction.atomic():
        requests, _ = AccountRequest.objects.filter(ends_at__lte=at - KEPT_AFTERWARDS).delete()
        old = Spending.objects.filter(day__lt=local_day(at - KEPT_AFTERWARDS, DAY_ZONE))
        spendings, _ = old.delete()
    return {"permintaan": requests, "anggaran": spendings}
