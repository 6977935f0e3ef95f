"""The simulated phones: what the outbox would send to each, as chats; codes readable while they live, links that work."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satupintu.notices.queries import Message, telephone

LINK = re.compile(r"(?<!\S)(/[a-z][^\s.,;]*/)")
NOWHERE = "Tanpa nomor"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message, its text cut where a link begins and ends."""

    message: Message
    parts: Sequence[tuple[str, str]]
    """Text and, where it is a link, its address."""


@never_cache
@require_safe
def phones(request: HttpRequest) -> HttpResponse:
    chats: dict[str, list[Bubble]] = {}
    for message in telephone(at=timezone.now(), limit=200):
        chats.setdefault(message.to or NOWHERE, []).append(Bubble(message, _parts(message.text)))
    return render(request, "demo/phones.html", {"chats": list(chats.items())})


def _parts(text: str) -> list[tuple[str, str]]:
    pieces = LINK.split(text)
    return [(piece, piece if place % 2 else "") for place, piece in enumerate(pieces) if piece]
