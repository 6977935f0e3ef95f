"""A password that somebody else set is good for a day, and opens nothing but the page where it is changed."""

from datetime import timedelta

import pytest

from satupintu.people.actions.set_temporary_password import set_temporary_password
from satupintu.people.models import User
from satupintu.people.queries import system_actor
from satupintu.web.visitor import temporary_password
from tests.web.signin.door import CODE, SECURITY, SIGN_IN, browser, code_at, typed, with_app

OWN = "kata-sandi-sendiri-yang-panjang"
CHANGE = f"{SECURITY}sandi/"


@pytest.fixture
def user(stage, at_noon, officer_of):
    user = officer_of("verifikator")
    with_app(user)
    return user


@pytest.fixture
def given(user, at_noon):
    return set_temporary_password(user, by=system_actor(), at=at_noon.at)


def inside(user, password, clock):
    client = browser()
    assert typed(client, user.login, password)["Location"] == CODE
    assert client.post(CODE, {"code": code_at(clock.at)}).status_code == 302
    return client


def desk(stage):
    return f"/{stage.region.slug}/petugas/"


def closed(client, address):
    answer = client.get(address)
    return answer.status_code == 302 and answer["Location"] == CHANGE


def test_it_opens_only_the_page_where_it_is_changed(stage, user, given, at_noon):
    client = inside(user, given, at_noon)
    for address in (desk(stage), f"{desk(stage)}cari/", SECURITY, "/petugas/faktor-kedua/aplikasi/", "/"):
        assert closed(client, address), address
    assert client.get(CHANGE).status_code == 200
    sent = {"oldpassword": given, "password1": OWN, "password2": OWN}
    assert client.post(CHANGE, sent)["Location"] == SECURITY
    assert client.get(desk(stage)).status_code == 200
    assert User.objects.get(pk=user.pk).temporary_until is None


def test_control_a_door_that_does_not_ask_lets_him_anywhere(stage, user, given, at_noon, monkeypatch):
    monkeypatch.setattr(temporary_password, "must_change", lambda user: False)
    assert not closed(inside(user, given, at_noon), desk(stage))


def test_after_a_day_it_opens_nothing(user, given, at_noon):
    at_noon.forward(hours=24)
    answer = typed(browser(), user.login, given)
    assert answer.status_code == 422
    assert "Masa kata sandi sementara ini sudah habis" in answer.content.decode()
    assert "sudah habis" not in typed(browser(), user.login, "kata sandi yang salah").content.decode()


def test_a_session_begun_with_it_ends_with_it(stage, user, at_noon):
    almost = at_noon.at - timedelta(hours=23, minutes=50)
    client = inside(user, set_temporary_password(user, by=system_actor(), at=almost), at_noon)
    at_noon.forward(minutes=11)
    assert client.get(CHANGE)["Location"] == SIGN_IN
    assert client.get(desk(stage))["Location"].startswith(SIGN_IN)
