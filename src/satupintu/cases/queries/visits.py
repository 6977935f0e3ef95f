from collections.abc import Collection, Sequence
from datetime import date

from satupintu.cases.models import PlannedVisit


def visits_to_come(posts: Collection[int], *, first: date, last: date) -> Sequence[PlannedVisit]:
    """What the teams of these posts have before them, day by day; one statement."""
    plans = PlannedVisit.objects.filter(
        work__post__in=posts,
        work__closed_at__isnull=True,
        moved_at__isnull=True,
        output__isnull=True,
        day__gte=first,
        day__lte=last,
    )
    return list(plans.select_related("work__case__region").order_by("day", "starts_at", "id"))
