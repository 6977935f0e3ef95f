"""Whom a note calls on: `@` and a post's code or an officer's login, of this region and with a hand in this case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from satupintu.cases.docket import Docket
from satupintu.people.models import Post, User
from satupintu.people.models.user import OFFICER
from satupintu.people.queries import posts_of
from satupintu.rules.errors import Refused

_MENTION = re.compile(r"(?<![\w@])@([a-z0-9][a-z0-9_.-]*[a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A post or a person."""

    post: int | None = None
    user: int | None = None


def mentioned_in(docket: Docket, text: str) -> list[Mentioned]:
    """Everybody named, each once; a name that nobody bears, or of somebody who may not open the file, is refused."""
    names = list(dict.fromkeys(name.lower() for name in _MENTION.findall(text)))
    if not names:
        return []
    posts = {
        post.code: post
        for post in Post.objects.filter(
            region_id=docket.case.region_id, code__in=names, closed_on__isnull=True
        )
    }
    users = {user.login: user for user in User.objects.filter(login__in=names, kind=OFFICER, is_active=True)}
    return [_one(docket, name, posts.get(name), users.get(name)) for name in names]


def _one(docket: Docket, name: str, post: Post | None, user: User | None) -> Mentioned:
    if post is not None:
        _check_has_to_do(docket, name, [post.agency_id])
        return Mentioned(post=post.pk)
    agencies = _agencies_of(docket, user, docket.today) if user is not None else []
    if user is None or not agencies:
        raise Refused(
            "sebutan_tidak_dikenal",
            f"Tidak ada jabatan atau petugas bernama «@{name}» di wilayah ini; periksa tulisannya.",
        )
    _check_has_to_do(docket, name, agencies)
    return Mentioned(user=user.pk)


def _agencies_of(docket: Docket, user: User, today: date) -> list[int]:
    seats = posts_of(user, today)
    return [
        seat.agency_id
        for seat in seats
        if seat.region_id == docket.case.region_id and seat.agency_id is not None
    ]


def _check_has_to_do(docket: Docket, name: str, agencies: Sequence[int]) -> None:
    reached = {docket.case.agency_id} | {
        item.post.agency_id for item in docket.items if item.post is not None
    }
    if not reached & set(agencies):
        raise Refused(
            "sebutan_di_luar_berkas",
            f"«@{name}» tidak dapat membuka berkas ini karena berkasnya belum diteruskan ke instansinya.",
        )
