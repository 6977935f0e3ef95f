"""Passkeys: set up, in place of password and code, in place of the code, and what is not taken for one."""

import html
import json
import re

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from fido2.utils import websafe_encode

from tests.web.signin.door import (
    CODE,
    SECURITY,
    SIGN_IN,
    browser,
    deeds,
    signed_in,
    typed,
)
from tests.web.signin.passkey import Passkey

ADD = "/petugas/kunci-sandi/tambah/"
ALONE = "/petugas/kunci-sandi/masuk/"


def options_on(page):
    return json.loads(html.unescape(re.search(r'data-options="([^"]+)"', page)[1]))


def added(client, passkey):
    options = options_on(client.get(ADD).content.decode())
    said = {"name": "Ponsel kantor", "credential": json.dumps(passkey.create(options)), "passwordless": "on"}
    return client.post(ADD, said)


def alone(client, passkey):
    options = client.get(ALONE).json()["request_options"]
    return client.post(ALONE, {"credential": json.dumps(passkey.get(options))})


@pytest.fixture
def verifier(officer_of):
    return officer_of("verifikator")


@pytest.fixture
def passkey(at_noon, verifier):
    """One that the verifier has set up."""
    made = Passkey()
    client, _ = signed_in(verifier, at_noon)
    assert added(client, made)["Location"] == "/petugas/kode-pemulihan/"
    return made


def test_setting_one_up_opens_the_desk(stage, at_noon, verifier):
    client, _ = signed_in(verifier, at_noon)
    assert client.get(f"/{stage.region.slug}/")["Location"] == SECURITY
    added(client, Passkey())
    assert client.get(f"/{stage.region.slug}/").status_code == 200
    assert deeds(verifier) == ["masuk", "faktor_dipasang"]
    assert "Ponsel kantor" in client.get("/petugas/kunci-sandi/").content.decode()


def test_it_stands_for_name_password_and_code(stage, verifier, passkey):
    client = browser()
    assert alone(client, passkey)["Location"] == f"/{stage.region.slug}/petugas/"
    assert client.get(f"/{stage.region.slug}/").status_code == 200
    assert deeds(verifier)[-1] == "masuk"


def test_it_stands_for_the_code(stage, verifier, passkey):
    client = browser()
    assert typed(client, verifier.login)["Location"] == CODE
    options = options_on(client.get(CODE).content.decode())
    client.post(CODE, {"credential": json.dumps(passkey.get(options))})
    assert client.get(f"/{stage.region.slug}/").status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        lambda passkey: setattr(passkey, "rp_id", "jahat.example"),
        lambda passkey: setattr(passkey, "key", Passkey().key),
        lambda passkey: setattr(passkey, "id", b"0" * 16),
        lambda passkey: setattr(passkey, "flags", 0x01),
        lambda passkey: setattr(passkey, "handle", "Mzk5OTk5"),
    ],
    ids=["another site", "another key", "another id", "nobody verified", "another person"],
)
def test_what_is_not_that_passkey_opens_nothing(verifier, passkey, change):
    change(passkey)
    client = browser()
    assert alone(client, passkey)["Location"] == SIGN_IN
    assert "_auth_user_id" not in client.session
    assert deeds(verifier)[-1] == "faktor_dipasang"


def test_an_answer_is_good_once(passkey):
    client = browser()
    options = client.get(ALONE).json()["request_options"]
    answer = json.dumps(passkey.get(options))
    assert client.post(ALONE, {"credential": answer}).status_code == 302
    client.post("/petugas/keluar/")
    assert client.post(ALONE, {"credential": answer})["Location"] == SIGN_IN


@pytest.mark.parametrize(
    "credential", ["", "{}", "[]", '"x"', "{", '{"response": {"userHandle": "x"}}', "null"]
)
def test_nonsense_is_refused_and_breaks_nothing(stage, credential):
    client = browser()
    client.get(ALONE)
    assert client.post(ALONE, {"credential": credential})["Location"] == SIGN_IN


def test_a_citizen_with_a_passkey_does_not_come_in_here(verifier, passkey, citizen):
    Authenticator.objects.update(user=citizen)
    client = browser()
    passkey.handle = websafe_encode(user_pk_to_url_str(citizen).encode())
    assert alone(client, passkey).status_code == 403
    assert "_auth_user_id" not in client.session


def test_it_gets_another_name_and_the_last_one_stays(at_noon, verifier, passkey):
    client = browser()
    alone(client, passkey)
    row = Authenticator.objects.get(user=verifier, type="webauthn")
    client.post(f"/petugas/kunci-sandi/{row.pk}/nama/", {"name": "Laptop"})
    assert "Laptop" in client.get("/petugas/kunci-sandi/").content.decode()
    remove = f"/petugas/kunci-sandi/{row.pk}/hapus/"
    assert "Laptop" in client.get(remove).content.decode()
    assert client.post(remove).status_code == 409
    added(client, Passkey())
    assert client.post(remove)["Location"] == "/petugas/kunci-sandi/"
    assert deeds(verifier)[-1] == "faktor_dilepas"


def test_nobody_touches_the_passkey_of_somebody_else(at_noon, verifier, passkey, officer_of):
    row = Authenticator.objects.get(user=verifier, type="webauthn")
    client, _ = signed_in(officer_of("front_office"), at_noon)
    for address in ("nama", "hapus"):
        assert client.post(f"/petugas/kunci-sandi/{row.pk}/{address}/", {"name": "x"}).status_code == 404
