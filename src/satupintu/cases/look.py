"""One case looked at without a lock: by one person, in every seat he holds."""

from collections.abc import Sequence
from datetime import datetime

from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.opening import unknown_case
from satupintu.cases.reach import within_reach
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor


def look_at(*, ref: str, actors: Sequence[Actor], at: datetime) -> list[Docket]:
    """One docket for each of his seats that has to do with the case; a case out of reach does not exist."""
    wanted = Case.objects.filter(ref=ref).select_related("region", "agency")
    seats, case = [], None
    for by in actors:
        reached = within_reach(wanted, by, at=at).first()
        if reached is not None:
            case = case or reached
            seats.append(by)
    if case is None:
        raise unknown_case()
    items = list(WorkItem.objects.filter(case=case).select_related("post").order_by("id"))
    standard = standard_by_hash(case.standard_hash)
    return [Docket(case, standard, items, by, max(at, case.touched_at)) for by in seats]
