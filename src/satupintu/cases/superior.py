"""A superior of a post: the post above it, at any height."""

from satupintu.cases.docket import Docket
from satupintu.cases.models import WorkItem
from satupintu.cases.seat import check_seat
from satupintu.people.actor import Actor
from satupintu.people.models import Post
from satupintu.rules.errors import Refused


def check_superior(docket: Docket, item: WorkItem, superior: Actor) -> None:
    """A deputy of the superior is one too, for the services of his decree."""
    above = dict(Post.objects.filter(region_id=docket.case.region_id).values_list("id", "superior_id"))
    seen: set[int] = set()
    post_id = item.post_id
    while post_id is not None and post_id not in seen:
        seen.add(post_id)
        post_id = above.get(post_id)
        if post_id is not None and post_id == superior.post_id:
            check_seat(docket, superior)
            return
    raise Refused(
        "bukan_atasan", "Hanya atasan dari jabatan yang memegang langkah ini yang dapat melakukannya."
    )
