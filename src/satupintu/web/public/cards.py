"""The services of a region as a list."""

from dataclasses import dataclass

from satupintu.rules.standard.model.standard import Standard
from satupintu.web.public.components import fee_text, time_text
from satupintu.web.public.search import folded
from satupintu.web.public.words import NOT_LAID_DOWN


@dataclass(frozen=True, slots=True)
class Card:
    code: str
    name: str
    summary: str
    time: str
    fee: str
    words: str
    """What the search looks in, folded."""


def card_of(standard: Standard) -> Card:
    service = standard.service
    return Card(
        code=service.code,
        name=service.name,
        summary=service.summary,
        time=time_text(standard) or NOT_LAID_DOWN,
        fee=fee_text(standard) or NOT_LAID_DOWN,
        words=folded(
            " ".join(
                (
                    service.name,
                    service.summary,
                    *service.keywords,
                    standard.product.name,
                    *standard.guide.needs,
                )
            )
        ),
    )
