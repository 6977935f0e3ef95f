from collections.abc import Sequence
from datetime import datetime

from satupintu.cases.models import WorkItem
from satupintu.cases.reach import work_at_post
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.rules.errors import Refused
from satupintu.signing.actions.open_batch import Wanted, open_batch
from satupintu.signing.batches import Batch


def start_signing(
    *, region: Region, works: Sequence[int], actors: Sequence[Actor], at: datetime, key: str
) -> Batch:
    """Open a batch for these pieces of work, each in the seat that it waits for; nothing is signed yet."""
    chosen = [_wanted(item) for item in waiting_here(actors, works)]
    if len(chosen) != len(set(works)):
        raise Refused(
            "naskah_tidak_menunggu",
            "Sebagian naskah yang dipilih tidak lagi menunggu tanda tangan Anda. Muat ulang halaman, lalu pilih lagi.",
        )
    seats = {actor.post_id: actor for actor in actors}
    by = next((seats[one.post] for one in chosen if one.post in seats), actors[0])
    return open_batch(region=region, wanted=chosen, key=key, by=by, at=at)


def waiting_here(actors: Sequence[Actor], works: Sequence[int]) -> list[WorkItem]:
    """In the order in which they were chosen; whatever is not this person's to sign is left out."""
    found: dict[int, WorkItem] = {}
    for actor in actors:
        items = WorkItem.objects.filter(work_at_post(actor), pk__in=list(works), closed_at__isnull=True)
        found |= {item.pk: item for item in items.select_related("case")}
    return [found[work] for work in dict.fromkeys(works) if work in found]


def _wanted(item: WorkItem) -> Wanted:
    step = standard_by_hash(item.case.standard_hash).step(item.step)
    onward = next((one.code for one in step.outcomes if one.kind == "lanjut"), "")
    if step.task != "tanda_tangan" or item.post_id is None or not onward:
        raise Refused("bukan_langkah_tanda_tangan", f"Langkah {step.name} bukan langkah tanda tangan.")
    return Wanted(subject=item.case.chain, work=item.pk, outcome=onward, post=item.post_id)
