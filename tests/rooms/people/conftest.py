from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher

from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.establish_region import establish_region
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.models import Holding, Post, Region, User
from satupintu.people.queries import system_actor
from tests.situations.regions import EXAMPLE

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
def region(db: None) -> Region:
    return establish_region(EXAMPLE, by=system_actor(), at=AT)


@pytest.fixture
def post(region: Region) -> Callable[[str], Post]:
    return lambda code: Post.objects.get(region=region, code=code)


@pytest.fixture
def head(post: Callable[[str], Post]) -> Post:
    return post("kepala_dinas")


@pytest.fixture
def officer(db: None) -> Callable[[str], User]:
    def register(login: str) -> User:
        return register_officer(login=login, name=login.title(), by=system_actor(), at=AT)

    return register


@pytest.fixture
def hold() -> Callable[..., Holding]:
    def appointed(post: Post, user: User, starts: date, ends: date | None = None) -> Holding:
        return appoint(
            post=post, user=user, starts=starts, ends=ends, decree="SK 1/2026", by=system_actor(), at=AT
        )

    return appointed


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one whenever a password or a code is hashed, which is what takes the time."""
    done: list[int] = []
    plain = MD5PasswordHasher.encode

    def encode(self: MD5PasswordHasher, password: str, salt: str) -> str:
        done.append(1)
        return plain(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
    return done
