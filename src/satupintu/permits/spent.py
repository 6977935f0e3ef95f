"""How much of a budget is gone today, for whoever has to be told."""

from collections.abc import Mapping
from datetime import datetime

from satupintu.people.models import Spending
from satupintu.people.tenures import local_day
from satupintu.rules.accounts import DAY_ZONE, Budget, Scope


def spent_today(budget: Budget, who: Mapping[Scope, str], *, at: datetime) -> dict[Scope, int]:
    rows = Spending.objects.filter(
        budget=budget.code, subject__in=who.values(), day=local_day(at, DAY_ZONE)
    ).values_list("scope", "subject", "spent")
    counted = {(scope, subject): spent for scope, subject, spent in rows}
    return {scope: counted.get((scope, subject), 0) for scope, subject in who.items()}
