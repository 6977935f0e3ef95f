"""Whether an officer's seats of today demand a second factor; asked at the door, by the commands and by the doctor."""

from collections.abc import Mapping
from datetime import datetime

from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.queries import standards_by_hash
from satupintu.people.models import User
from satupintu.people.queries import seats_of
from satupintu.rules import second_factor


def is_due(user: User | int, *, at: datetime) -> bool:
    seats = seats_of(user, at=at)
    if any(second_factor.due(seat.role) for seat in seats):
        return True
    regions = {seat.region_id for seat in seats if seat.region_id is not None}
    tasks = {region: tasks_of_posts(region) for region in regions}
    return any(
        second_factor.due(seat.role, tasks[seat.region_id].get(seat.post_code, ()))
        for seat in seats
        if seat.region_id is not None
    )


def tasks_of_posts(region_id: int) -> Mapping[str, frozenset[str]]:
    """By the post's code, from every version ever published: cases still run by the old ones."""
    hashes = StandardVersion.objects.filter(region_id=region_id).values_list("hash", flat=True)
    found: dict[str, set[str]] = {}
    for standard in standards_by_hash(hashes).values():
        for step in standard.steps:
            found.setdefault(step.post, set()).add(step.task)
    return {post: frozenset(tasks) for post, tasks in found.items()}
