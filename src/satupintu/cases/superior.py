"""A superior of a post: the post above it, at any height."""

from satupintu.cases.docket import Docket
from satupintu.cases.models import WorkItem
from satupintu.cases.seat import check_seat
from satupintu.people.actor import Actor
from satupintu.people.models import Post
from satupintu.rules.errors import Refused


def posts_above(docket: Docket, item: WorkItem) -> list[int]:
    """The posts over the one that the work waits for, the nearest first."""
    above = dict(Post.objects.filter(region_id=docket.case.region_id).values_list("id", "superior_id"))
    found: list[int] = []
    post_id = above.get(item.post_id) if item.post_id is not None else None
    while post_id is not None and post_id != item.post_id and post_id not in found:
        found.append(post_id)
        post_id = above.get(post_id)
    return found


def check_superior(docket: Docket, item: WorkItem, superior: Actor) -> None:
    """A deputy of the superior is one too, for the services of his decree."""
    if superior.post_id is not None and superior.post_id in posts_above(docket, item):
        check_seat(docket, superior)
        return
    raise Refused(
        "bukan_atasan", "Hanya atasan dari jabatan yang memegang langkah ini yang dapat melakukannya."
    )
