"""One case looked at without a lock: by one person, in every seat he holds."""

from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from operator import or_

from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.opening import check_referred, unknown_case, within_reach
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


def look_at(*, ref: str, actors: Sequence[Actor], at: datetime) -> list[Docket]:
    """One docket for each of his seats that has to do with the case; a case out of reach does not exist."""
    case = _found(ref, actors)
    items = list(WorkItem.objects.filter(case=case).select_related("post").order_by("id"))
    standard = standard_by_hash(case.standard_hash)
    seats = [by for by in actors if _has_to_do(case, items, by)]
    if not seats:
        raise unknown_case()
    return [Docket(case, standard, items, by, max(at, case.touched_at)) for by in seats]


def _found(ref: str, actors: Sequence[Actor]) -> Case:
    if not actors:
        raise unknown_case()
    wanted = Case.objects.filter(ref=ref)
    reached = reduce(or_, (within_reach(wanted, by) for by in actors))
    case = reached.select_related("region", "agency").first()
    if case is None:
        raise unknown_case()
    return case


def _has_to_do(case: Case, items: Sequence[WorkItem], by: Actor) -> bool:
    try:
        check_referred(case, items, by)
    except Refused:
        return False
    return True
