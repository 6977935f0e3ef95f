"""Whose name stands under a letter, and how it is printed there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from satupintu.people.actor import Actor
from satupintu.people.models import Deputy, Post, User
from satupintu.people.queries import holders_of


@dataclass(frozen=True, slots=True)
class PrintedSignatory:
    rank: str
    nip: str
    decree: str
    """By which a deputy signs; empty for the holder himself."""


def signatories(region_id: int, post_code: str, service: str, on: date) -> Sequence[Actor]:
    """Everybody who may sign for this post on that day, holders first."""
    post = Post.objects.filter(region_id=region_id, code=post_code).first()
    if post is None:
        return ()
    return [actor for actor in holders_of(post, on) if not actor.services or service in actor.services]


def printed_signatory(actor: Actor) -> PrintedSignatory:
    wanted = (actor.user_id or 0, actor.deputy_id or 0)
    rank, nip = User.objects.filter(pk=wanted[0]).values_list("rank", "nip").first() or ("", "")
    decree = Deputy.objects.filter(pk=wanted[1]).values_list("decree", flat=True).first()
    return PrintedSignatory(rank, nip, decree or "")
