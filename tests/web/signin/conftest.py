import pytest

from satupintu.people.models import Holding
from tests.rooms.cases.journey import AT, a_stage
from tests.situations.accounts import opened_account
from tests.web.signin.door import PASSWORD


@pytest.fixture
def stage(db, collected_static, at_noon):
    return a_stage()


@pytest.fixture
def at_noon(monkeypatch):
    """The clock of the doors and of the library, which may be moved."""
    from tests.web.signin.door import Clock

    return Clock(monkeypatch, AT)


@pytest.fixture
def officer_of(stage):
    """The officer who holds a seat with this role, with a password known to the test."""

    def give(role):
        held = Holding.objects.filter(post__region=stage.region, post__role=role).order_by("id")
        user = held[0].user
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        return user

    return give


@pytest.fixture
def citizen(stage):
    user = opened_account(stage.applicant, at=AT)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user
