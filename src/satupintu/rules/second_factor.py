"""Who must prove himself twice at sign-in (reliability V6, F8): whoever decides, numbers, signs or administers."""

from collections.abc import Iterable

from satupintu.rules.standard.model.region import Role
from satupintu.rules.standard.model.step import SIGNINGS, Task

ROLES: frozenset[Role] = frozenset({"verifikator", "penyetuju", "kepala_dinas", "pengelola"})
TASKS: frozenset[Task] = frozenset(
    {"verifikasi", "setujui", "paraf", "putuskan_penolakan", "beri_nomor", *SIGNINGS}
)


def due(role: str, tasks: Iterable[str] = ()) -> bool:
    """The seat's role demands it, or a task that some standard gives to that seat, whatever the seat is called."""
    return role in ROLES or not TASKS.isdisjoint(tasks)
