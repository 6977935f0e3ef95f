from typing import Protocol

from django.http import HttpRequest

from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


class Seated(Protocol):
    """An officer as the door leaves him in `request.officer`."""

    @property
    def actors(self) -> tuple[Actor, ...]: ...


def owner_of(request: HttpRequest) -> Actor:
    """Who uploads: the citizen, or the officer at the counter; a file belongs to the person, not to the seat."""
    citizen: Actor | None = getattr(request, "citizen", None)
    if citizen is not None:
        return citizen
    officer: Seated | None = getattr(request, "officer", None)
    if officer is not None and officer.actors:
        return officer.actors[0]
    raise Refused("belum_masuk", "Sesi Anda sudah berakhir. Masuk lagi, lalu lanjutkan unggahan.")
