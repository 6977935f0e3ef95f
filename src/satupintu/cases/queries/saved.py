"""The filters an officer may choose from: his own, and what was shared with his posts and agencies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from satupintu.cases.models import SavedFilter
from satupintu.cases.queries.view import View, read_saved
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

MOST = 100


@dataclass(frozen=True, slots=True)
class Saved:
    pk: int
    name: str
    view: View
    sharing: str
    owner: str
    own: bool


def saved_filters(actors: Sequence[Actor]) -> tuple[Saved, ...]:
    """By name, one statement; what an older release kept and this one does not know is left out."""
    if not actors:
        return ()
    user = actors[0].user_id
    shared = Q(sharing="jabatan", post__in=_known(actor.post_id for actor in actors))
    shared |= Q(sharing="instansi", agency__in=_known(actor.agency_id for actor in actors))
    rows = SavedFilter.objects.filter(
        Q(owner=user) | shared, region__in=_known(actor.region_id for actor in actors)
    )
    columns = ("pk", "name", "tab", "order", "filters", "sharing", "owner_id", "owner__name")
    found = []
    for pk, name, tab, order, filters, sharing, owner, owner_name in rows.order_by("name", "pk").values_list(
        *columns
    )[:MOST]:
        try:
            view = read_saved({"tab": tab, "urut": order, **filters})
        except Refused:
            continue
        found.append(Saved(pk, name, view, sharing, owner_name, own=owner == user))
    return tuple(found)


def _known(keys: Iterable[int | None]) -> list[int]:
    return sorted({key for key in keys if key is not None})
