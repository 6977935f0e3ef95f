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
    reached = within_reach(Case.objects.filter(ref=ref), *actors, at=at)
    case = reached.select_related("region", "agency").first()
    if case is None:
        raise unknown_case()
    items = list(WorkItem.objects.filter(case=case).select_related("post").order_by("id"))
    standard = standard_by_hash(case.standard_hash)
    agencies = {item.post.agency_id for item in items if item.post is not None} | {case.agency_id}
    seats = [by for by in actors if by.agency_id is None or by.agency_id in agencies]
    return [Docket(case, standard, items, by, max(at, case.touched_at)) for by in seats]


def look_at_work(*, work: int, by: Actor, at: datetime) -> tuple[Docket, WorkItem]:
    """The same by a piece of its work, in the one seat that it is looked at from."""
    ref = within_reach(Case.objects.filter(work=work), by, at=at).values_list("ref", flat=True).first()
    if ref is None:
        raise unknown_case()
    docket = look_at(ref=ref, actors=[by], at=at)[0]
    return docket, next(item for item in docket.items if item.pk == work)
