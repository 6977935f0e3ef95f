from datetime import datetime

from django.db import transaction

from satupintu.calendar.scope import CalendarChange
from satupintu.cases.models import RecomputingRun
from satupintu.cases.recomputing import running_in


def begin_recomputing(change: CalendarChange, *, region_id: int, title: str, at: datetime) -> RecomputingRun:
    """Write down that every open case of the change's agencies is to be computed anew.

    In the transaction of the change itself: whoever is killed after it leaves a row from which the rest is done.
    """
    agencies = list(change.agencies)
    with transaction.atomic():
        return RecomputingRun.objects.create(
            region_id=region_id,
            agencies=agencies,
            title=title,
            asked_at=at,
            total=running_in(*agencies).count(),
        )
