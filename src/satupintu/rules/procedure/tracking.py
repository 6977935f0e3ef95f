"""Who is told of a movement: the printed notices of the outcome, the turn of each post, and the tracking."""

from collections.abc import Iterable
from dataclasses import dataclass

from satupintu.rules.procedure.position import Movement
from satupintu.rules.standard.model.notice import NoticeChannel
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import PEMOHON, SYSTEM

NEXT = "berikutnya"


@dataclass(frozen=True, slots=True)
class ToTell:
    """One telling: an audience (`pemohon` or a post's code), a channel, a text's code."""

    who: str
    channel: NoticeChannel
    template: str


def to_tell(standard: Standard, movement: Movement) -> tuple[ToTell, ...]:
    """Each audience once by each channel, in the outcome's own words before the general ones (N-46)."""
    told: dict[tuple[str, str], ToTell] = {}
    next_posts = [opening.step.post for opening in movement.opens]

    def say(who: str, channels: Iterable[NoticeChannel], template: str) -> None:
        for channel in channels:
            told.setdefault((who, channel), ToTell(who, channel, template))

    for telling in movement.outcome.told:
        for who in next_posts if telling.who == NEXT else [telling.who]:
            say(who, telling.channels, telling.template)
    for post in next_posts:
        if post not in {PEMOHON, SYSTEM}:
            say(post, standard.turn.channels, standard.turn.template)
    if standard.tracking:
        say(PEMOHON, standard.tracking.channels, standard.tracking.template)
    return tuple(told.values())
