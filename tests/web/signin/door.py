"""A browser at the officers' door, and the clock by which codes are made."""

import time
from datetime import timedelta

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.utils import timezone

from satupintu.journal.models import Entry

PASSWORD = "kata-sandi-uji-yang-panjang"
SIGN_IN = "/petugas/masuk/"
CODE = "/petugas/faktor-kedua/"
SECURITY = "/petugas/keamanan/"
SET_UP = "/petugas/faktor-kedua/aplikasi/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class Clock:
    def __init__(self, monkeypatch, at):
        self.at = at
        monkeypatch.setattr(timezone, "now", lambda: self.at)
        monkeypatch.setattr(time, "time", lambda: self.at.timestamp())
        monkeypatch.setattr("django.core.cache.backends.db.tz_now", lambda: self.at)

    def forward(self, **given):
        self.at += timedelta(**given)


def code_at(moment, secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(moment.timestamp()) // 30))


def with_app(user):
    """As if he had set the app up on an earlier day."""
    return TOTP.activate(user, SECRET).instance


def with_recovery_codes(user):
    seed = "a1" * 40
    row = Authenticator.objects.create(
        user=user, type="recovery_codes", data={"seed": get_adapter().encrypt(seed), "used_mask": 0}
    )
    return row.wrap().generate_codes()


def browser():
    return Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537.36"})


def typed(client, login, password=PASSWORD, onward=""):
    return client.post(SIGN_IN, {"login": login, "password": password, "lanjut": onward})


def signed_in(user, clock, onward=""):
    """All the way in, with the code if the account has the app."""
    client = browser()
    answer = typed(client, user.login, onward=onward)
    if answer.status_code == 302 and answer["Location"] == CODE:
        answer = client.post(CODE, {"code": code_at(clock.at)})
    assert answer.status_code == 302, answer.content.decode()
    return client, answer["Location"]


def deeds(user):
    rows = Entry.objects.filter(chain=f"pengguna:{user.pk}").order_by("number")
    return [row.deed for row in rows if row.deed != "akun_petugas_dibuka"]
