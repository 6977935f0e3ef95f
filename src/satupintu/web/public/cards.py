"""The services of a region as a list, and the search in it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from satupintu.catalogue.queries import services_in_force, standards_by_hash
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.public.components import fee_text, time_text
from satupintu.web.public.words import NOT_LAID_DOWN

LONGEST_QUERY = 100


@dataclass(frozen=True, slots=True)
class Card:
    code: str
    name: str
    summary: str
    time: str
    fee: str
    words: str
    """What the search looks in, folded."""


def cards_of(region_id: int, on: date) -> list[Card]:
    rows = services_in_force(region_id, on)
    standards = standards_by_hash(row.hash for row in rows)
    return [_card(standards[row.hash]) for row in rows]


def found(cards: Sequence[Card], query: str) -> list[Card]:
    """Those that hold every word asked for, in any order and with any ending."""
    wanted = folded(query).split()
    return [card for card in cards if all(word in card.words for word in wanted)]


def folded(text: str) -> str:
    """Small letters without accents, digits and single spaces."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def _card(standard: Standard) -> Card:
    service = standard.service
    return Card(
        code=service.code,
        name=service.name,
        summary=service.summary,
        time=time_text(standard) or NOT_LAID_DOWN,
        fee=fee_text(standard) or NOT_LAID_DOWN,
        words=folded(" ".join((service.name, service.summary, *service.keywords, standard.product.name))),
    )
