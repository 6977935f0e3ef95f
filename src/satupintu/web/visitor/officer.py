"""An officer at the door of a region: every seat held today, deputies' seats included."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from satupintu.cases.queries.by_task import count_waiting
from satupintu.people.actor import Actor
from satupintu.people.models import Region, User
from satupintu.people.queries import posts_of
from satupintu.people.tenures import local_day
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A page of the desk, below `/<region>/petugas/`."""

    text: str
    path: str
    count: str = ""
    """How much waits there, where that is what the page is for."""


AT_THE_COUNTER = frozenset({"front_office", "back_office", "loket"})
SIGNING = "tanda-tangan/"
NAVIGATION: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Kotak masuk", "", frozenset()),
    ("Tanda tangan", SIGNING, frozenset({"kepala_dinas"})),
    ("Cari berkas", "cari/", frozenset()),
    ("Loket", "loket/", AT_THE_COUNTER),
    ("Cetak", "cetak/", AT_THE_COUNTER),
    ("Serah terima", "serah-terima/", AT_THE_COUNTER),
    ("Register izin", "izin/", frozenset()),
    ("Kunjungan", "kunjungan/", frozenset({"tim_teknis"})),
    ("Beban kerja", "beban/", frozenset({"kepala_dinas", "penyetuju", "pengelola", "pengawas"})),
    ("Pengelolaan", "kelola/", frozenset({"pengelola"})),
)
"""What each page is called, where it is, and the roles it is for; none named is everybody."""


@dataclass(frozen=True)
class Officer:
    """Nobody switches seats: each deed is done from the seat that the work belongs to."""

    user: User
    region: Region
    actors: tuple[Actor, ...]

    @property
    def user_id(self) -> int:
        return self.user.pk

    @property
    def name(self) -> str:
        return self.user.name

    @cached_property
    def by_post(self) -> Mapping[int, Actor]:
        return {actor.post_id: actor for actor in self.actors if actor.post_id is not None}

    @property
    def posts(self) -> tuple[int, ...]:
        return tuple(self.by_post)

    def actor_for(self, post_id: int | None) -> Actor:
        """The seat from which work of this post is done, or the sentence that says whose it is."""
        actor = self.by_post.get(post_id or 0)
        if actor is None:
            raise Refused(
                "bukan_pemegang_jabatan",
                "Langkah ini milik jabatan yang tidak Anda pegang hari ini. Kembali ke kotak masuk untuk melihat "
                "pekerjaan Anda.",
            )
        return actor

    @property
    def navigation(self) -> list[NavigationItem]:
        return [
            NavigationItem(text, path, self._count(path))
            for text, path, roles in NAVIGATION
            if not roles or self.has_role(*roles)
        ]

    def _count(self, path: str) -> str:
        if path != SIGNING:
            return ""
        waiting = count_waiting(self.actors, {"tanda_tangan"})
        return str(waiting) if waiting.count else ""

    def has_role(self, *roles: str) -> bool:
        return any(actor.role in roles for actor in self.actors)

    def actor_with(self, *roles: str) -> Actor:
        """The first seat with one of these roles, own seats before deputies'."""
        for actor in self.actors:
            if actor.role in roles:
                return actor
        raise Refused(
            "jabatan_tidak_berwenang",
            "Halaman ini hanya untuk jabatan lain. Kembali ke kotak masuk untuk melihat pekerjaan Anda.",
        )


def officer_of(user: User, region: Region, *, at: datetime) -> Officer | None:
    """The officer with his seats in this region today; none held is nobody here."""
    seats = posts_of(user, local_day(at, region.zone))
    here = tuple(actor for actor in seats if actor.region_id == region.pk)
    return Officer(user, region, here) if here else None
