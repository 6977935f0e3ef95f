"""The employer's sign-in: it opens the account of an officer who is known, and makes, guesses and links none."""

from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import override_settings

from satupintu.config import env
from satupintu.people.actions.bind_identity import bind_identity
from satupintu.people.models import User
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from satupintu.web.signin.identity import OfficerIdentities
from tests.web.signin.door import CODE, SECURITY, SIGN_IN, browser, deeds, with_app

ISSUER = "https://pegawai.example"
BEGIN, BACK = "/petugas/masuk/oidc/", "/petugas/masuk/oidc/kembali/"


class Answer:
    status_code = 200
    headers = {"content-type": "application/json"}

    def __init__(self, data):
        self.data = data

    def json(self):
        return self.data

    def raise_for_status(self):
        """It went well."""


class Provider:
    """Answers in place of the network; `claims` is what it says of who signed in."""

    def __init__(self):
        self.claims = {"sub": "pegawai-7"}
        self.nonce = None

    def __enter__(self):
        return self

    def __exit__(self, *given):
        return False

    def get(self, url, **given):
        if url.endswith("openid-configuration"):
            ways = {
                "authorization_endpoint": "masuk",
                "token_endpoint": "token",
                "userinfo_endpoint": "siapa",
            }
            named = {name: f"{ISSUER}/{way}" for name, way in ways.items()}
            return Answer({"issuer": ISSUER, "jwks_uri": f"{ISSUER}/kunci", **named})
        return Answer(self.claims)

    def request(self, method, url, **given):
        told = {"iss": ISSUER, "aud": "satupintu", "iat": 1, "exp": 4_000_000_000, **self.claims}
        token = jwt.encode(told, "k" * 40, algorithm="HS256")
        return Answer({"access_token": "a", "token_type": "Bearer", "id_token": token})


@pytest.fixture
def provider(stage, monkeypatch):
    monkeypatch.setenv("OIDC_CLIENT_ID", "satupintu")
    monkeypatch.setenv("OIDC_CLIENT_SECRET", "rahasia")
    made = Provider()
    monkeypatch.setattr(OfficerIdentities, "get_requests_session", lambda self: made)
    with override_settings(
        ROOT_URLCONF="tests.web.signin.oidc_urls",
        OIDC_ISSUER=ISSUER,
        SOCIALACCOUNT_PROVIDERS=env.oidc(ISSUER, name="akun pegawai"),
    ):
        yield made


def came_back(client, query=""):
    sent = client.get(f"{BEGIN}{query}")
    assert sent.status_code == 302
    assert sent["Location"].startswith(f"{ISSUER}/masuk?")
    asked = parse_qs(urlsplit(sent["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    return client.get(BACK, {"code": "x", "state": asked["state"][0]})


@pytest.fixture
def officer(officer_of):
    user = officer_of("front_office")
    user.email = "Petugas.Contoh@dinas.example"
    user.save(update_fields=["email"])
    return user


def users():
    return User.objects.count()


def test_the_page_offers_it_only_where_it_is_set_up(provider):
    assert "Masuk dengan akun pegawai" in browser().get(SIGN_IN).content.decode()
    with override_settings(OIDC_ISSUER="", ROOT_URLCONF="satupintu.config.urls"):
        assert "akun pegawai" not in browser().get(SIGN_IN).content.decode()
        assert browser().get(BEGIN).status_code == 404


def test_a_subject_that_the_administrator_has_set_opens_the_account(at_noon, provider, officer):
    bind_identity(user=officer, subject="pegawai-7", by=system_actor(), at=at_noon.at)
    client, before = browser(), users()
    assert came_back(client).status_code == 302
    assert client.get(SECURITY).status_code == 200
    assert users() == before
    assert deeds(officer) == ["identitas_dihubungkan", "masuk"]


def test_a_verified_address_opens_it_too_and_is_remembered_by_subject(provider, officer):
    provider.claims |= {"email": "petugas.contoh@dinas.example", "email_verified": True}
    assert came_back(browser()).status_code == 302
    assert SocialAccount.objects.get(user=officer).uid == "pegawai-7"
    User.objects.filter(pk=officer.pk).update(email="lain@dinas.example")
    assert came_back(browser()).status_code == 302


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": "petugas.contoh@dinas.example"},
        {"email": "petugas.contoh@dinas.example", "email_verified": False},
        {"email": "petugas.contoh@dinas.example", "email_verified": "true"},
        {"email": "orang.lain@dinas.example", "email_verified": True},
        {"email": "", "email_verified": True},
        {"preferred_username": "petugas.contoh"},
    ],
)
def test_anybody_else_is_turned_away_and_no_account_is_made(provider, officer, claims):
    provider.claims |= claims
    client, before = browser(), users()
    answer = came_back(client)
    assert answer.status_code == 403
    assert "tidak cocok dengan akun petugas" in answer.content.decode()
    assert client.get(SECURITY)["Location"].startswith(SIGN_IN)
    assert users() == before
    assert not SocialAccount.objects.exists()


def test_an_address_that_two_officers_share_is_nobodys(provider, officer, officer_of):
    User.objects.filter(pk=officer_of("tim_teknis").pk).update(email=officer.email.lower())
    provider.claims |= {"email": officer.email, "email_verified": True}
    assert came_back(browser()).status_code == 403


@pytest.mark.parametrize("change", [{"is_active": False}, {"kind": "pemohon"}])
def test_a_disabled_account_and_a_citizens_stay_shut(at_noon, provider, officer, change):
    bind_identity(user=officer, subject="pegawai-7", by=system_actor(), at=at_noon.at)
    User.objects.filter(pk=officer.pk).update(**change)
    assert came_back(browser()).status_code == 403


def test_it_is_one_proof_and_not_two(stage, at_noon, provider, officer_of):
    user = officer_of("verifikator")
    bind_identity(user=user, subject="pegawai-7", by=system_actor(), at=at_noon.at)
    client = browser()
    came_back(client)
    assert client.get(f"/{stage.region.slug}/")["Location"] == SECURITY
    with_app(user)
    assert came_back(browser())["Location"] == CODE


def test_nobody_links_an_identity_to_the_account_he_sits_in(at_noon, provider, officer, officer_of):
    other = officer_of("tim_teknis")
    bind_identity(user=officer, subject="pegawai-7", by=system_actor(), at=at_noon.at)
    client = browser()
    client.force_login(other)
    for process in ("connect", "redirect"):
        assert came_back(client, f"?process={process}").status_code == 403
    assert not SocialAccount.objects.filter(user=other).exists()


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?code=x&state=lain", "?error=access_denied", "?state=x&error=y"]
)
def test_an_answer_that_nobody_asked_for_is_turned_away(provider, query):
    answer = browser().get(f"{BACK}{query}")
    assert answer.status_code == 400
    assert "tidak menyelesaikan proses masuk" in answer.content.decode()


def test_an_identity_belongs_to_one_account(at_noon, officer, officer_of):
    bind_identity(user=officer, subject="pegawai-7", by=system_actor(), at=at_noon.at)
    for subject, code in (("pegawai-7", "identitas_terpakai"), (" ", "identitas_kosong")):
        with pytest.raises(Refused) as refused:
            bind_identity(user=officer_of("tim_teknis"), subject=subject, by=system_actor(), at=at_noon.at)
        assert refused.value.code == code
