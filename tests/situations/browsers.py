"""Browsers that are signed in already: for tests of what comes after the door."""

from datetime import datetime
from itertools import count

from django.test import Client

from satupintu.people.models import Applicant, User
from satupintu.people.models.user import CITIZEN

_serial = count(1)


def opened_account(applicant: Applicant, *, at: datetime) -> User:
    """The account of an applicant, activated."""
    if applicant.user is not None:
        return applicant.user
    user = User.objects.create(
        login=f"pemohon-uji-{next(_serial)}",
        name=applicant.name,
        kind=CITIZEN,
        created_at=at,
        activated_at=at,
    )
    applicant.user = user
    applicant.save(update_fields=["user"])
    return user


class Browser(Client):
    """Sends a form as its page gives it: with a key of its own, unless the test says which."""

    def post(self, path, data=None, *args, **kwargs):
        if data is None or (isinstance(data, dict) and "kunci" not in data):
            data = {"kunci": f"formulir-{next(_serial)}"} | (data or {})
        return super().post(path, data, *args, **kwargs)


def signed_in(user: User) -> Client:
    client = Browser()
    client.force_login(user)
    return client
