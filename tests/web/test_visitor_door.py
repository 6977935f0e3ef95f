"""Small things at the door: where a request comes from, what a browser is called, and who was here a moment ago."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory
from django.utils import timezone

from satupintu.people.models import User
from satupintu.web.visitor.address import client_address
from satupintu.web.visitor.device import device_of
from satupintu.web.visitor.proofs import proved_twice, recently_authenticated, rehearse
from tests.rooms.cases.journey import AT


@pytest.mark.parametrize(
    ("proxies", "told", "believed"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "6.6.6.6", "6.6.6.6"),
        (1, "1.1.1.1, 6.6.6.6", "6.6.6.6"),
        (2, "1.1.1.1, 6.6.6.6, 10.0.0.9", "6.6.6.6"),
        (2, "6.6.6.6", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, " , ", "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(settings, proxies, told, believed):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=told)
    assert client_address(request) == believed


@pytest.mark.parametrize(
    ("agent", "called"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140 Safari/537.36 Edg/140", "Edge di Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile Safari/537.36", "Chrome di Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) Version/18 Safari/604", "Safari di iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140) Firefox/140", "Firefox di Linux"),
        ("curl/8", "Peramban lain"),
        ("<script>alert(1)</script>" * 50, "Peramban lain"),
    ],
)
def test_a_browser_is_called_by_its_kind(agent, called):
    assert device_of(agent) == called


def request_of(records):
    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.user = User(pk=7, login="uji")
    request.session["account_authentication_methods"] = records
    request.session["account_authentication_methods_user"] = "7"
    return request


@pytest.mark.parametrize(
    ("records", "ago", "twice", "recently"),
    [
        ([], 0, False, False),
        ([("password", "")], 0, False, True),
        ([("password", "")], 9, False, True),
        ([("password", "")], 10, False, False),
        ([("password", ""), ("mfa", "totp")], 0, True, True),
        ([("mfa", "webauthn")], 60, True, False),
        ([("socialaccount", "")], 0, False, True),
    ],
)
def test_what_a_session_has_proved(monkeypatch, records, ago, twice, recently):
    monkeypatch.setattr(timezone, "now", lambda: AT + timedelta(minutes=ago))
    kept = [{"method": method, "type": kind, "at": AT.timestamp()} for method, kind in records]
    request = request_of([{k: v for k, v in record.items() if v} for record in kept])
    assert (proved_twice(request), recently_authenticated(request)) == (twice, recently)


def test_what_another_account_proved_in_the_same_browser_is_nobodys():
    request = request_of([{"method": "mfa", "type": "totp", "at": AT.timestamp()}])
    request.user = User(pk=8, login="lain")
    assert not proved_twice(request)


def test_the_one_click_of_the_demo_counts_in_the_demo(settings):
    request = request_of([])
    rehearse(request)
    assert proved_twice(request)
    settings.REHEARSAL = False
    assert not proved_twice(request)
    assert not recently_authenticated(request)
