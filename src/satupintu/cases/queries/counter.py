from collections.abc import Sequence
from datetime import datetime

from satupintu.cases.models import CounterVisit


def counter_visits(agency_id: int, *, since: datetime, until: datetime) -> Sequence[CounterVisit]:
    """The log of a counter, newest first: also of those who went home with a list."""
    visits = CounterVisit.objects.filter(agency_id=agency_id, opened_at__gte=since, opened_at__lt=until)
    return list(
        visits.select_related("case__applicant", "case__standard", "opened_by", "post").order_by("-opened_at")
    )


def visits_of(case_id: int) -> Sequence[CounterVisit]:
    """Every time that somebody came in about one case, oldest first."""
    return list(CounterVisit.objects.filter(case=case_id).select_related("post").order_by("id"))
