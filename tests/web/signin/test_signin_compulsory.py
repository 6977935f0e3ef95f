"""Nobody who decides gets past the door with a password alone, whatever address he asks for (reliability F8)."""

from datetime import date

import pytest
from django.test import override_settings
from django.urls import get_resolver

from satupintu.catalogue.second_factor import is_due
from satupintu.journal.models import Entry
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.depute import depute
from satupintu.people.models import Holding, Post, User
from satupintu.people.queries import system_actor
from satupintu.rules import second_factor as rule
from satupintu.web.visitor import second_factor
from tests.rooms.cases.journey import AT
from tests.web.addresses import addresses
from tests.web.signin.door import SECURITY, browser, deeds, signed_in, with_app

DUE = ("verifikator", "penyetuju", "kepala_dinas", "pengelola")


def let_in(client, region):
    """The addresses outside the door that a signed-in officer got anything else from than the way to the set-up."""
    outside = [one for one in addresses(region) if not one.startswith((*second_factor.OPEN, "/demo/"))]
    assert len(outside) > 10
    answers = {one: client.get(one) for one in outside}
    return [
        one for one, answer in answers.items() if answer.status_code != 302 or answer["Location"] != SECURITY
    ]


@pytest.mark.parametrize("role", DUE)
def test_every_address_is_closed_to_a_password_alone(stage, at_noon, officer_of, role):
    client, _ = signed_in(officer_of(role), at_noon)
    assert let_in(client, stage.region) == []


@pytest.mark.parametrize("role", DUE)
def test_every_address_opens_with_the_code(stage, at_noon, officer_of, role):
    user = officer_of(role)
    with_app(user)
    client, _ = signed_in(user, at_noon)
    assert f"/{stage.region.slug}/" in let_in(client, stage.region)


def test_control_a_door_that_does_not_ask_is_found(stage, at_noon, officer_of, monkeypatch):
    monkeypatch.setattr(second_factor, "is_due", lambda user, at: False)
    client, _ = signed_in(officer_of("verifikator"), at_noon)
    assert f"/{stage.region.slug}/" in let_in(client, stage.region)


def test_control_one_address_left_open_is_found(stage, at_noon, officer_of, monkeypatch):
    monkeypatch.setattr(second_factor, "_open", lambda: (*second_factor.OPEN, "/akun/"))
    client, _ = signed_in(officer_of("verifikator"), at_noon)
    assert let_in(client, stage.region)
    assert all(address.startswith("/akun/") for address in let_in(client, stage.region))


def test_a_seat_given_while_signed_in_counts_with_the_next_click(stage, at_noon, officer_of):
    user = officer_of("front_office")
    client, _ = signed_in(user, at_noon)
    home = f"/{stage.region.slug}/"
    assert client.get(home).status_code == 200
    post = Post.objects.filter(region=stage.region, role="verifikator").first()
    depute(
        post=post,
        user=user,
        kind="plh",
        decree="Contoh 1",
        starts=date(2026, 11, 1),
        ends=date(2026, 11, 30),
        by=system_actor(),
        at=AT,
    )
    assert client.get(home)["Location"] == SECURITY


def test_it_follows_the_tasks_that_the_standards_give_to_a_seat(stage, officer_of, monkeypatch):
    user = officer_of("front_office")
    assert not is_due(user, at=AT)
    monkeypatch.setattr(rule, "TASKS", frozenset({"periksa_kelengkapan"}))
    assert is_due(user, at=AT)
    assert not is_due(User.objects.create(login="tanpa.jabatan", name="Uji", created_at=AT), at=AT)


def test_an_old_seat_and_one_to_come_demand_nothing(stage, officer_of):
    user = officer_of("verifikator")
    Holding.objects.filter(user=user).update(ends=date(2026, 11, 1))
    assert not is_due(user, at=AT)
    post = Post.objects.filter(region=stage.region, role="verifikator").first()
    appoint(post=post, user=user, starts=date(2026, 11, 3), by=system_actor(), at=AT)
    assert not is_due(user, at=AT)


# -- The demo's one click --------------------------------------------------------------------------------------------


def became(user):
    client = browser()
    answer = client.post("/demo/jadi/", {"akun": user.pk})
    assert answer.status_code == 302
    return client


def test_in_the_demo_one_click_opens_the_desk(stage, officer_of):
    client = became(officer_of("verifikator"))
    assert client.get(f"/{stage.region.slug}/").status_code == 200


def test_elsewhere_that_click_is_no_proof(stage, officer_of):
    client = became(officer_of("verifikator"))
    with override_settings(REHEARSAL=False):
        assert client.get(f"/{stage.region.slug}/")["Location"] == SECURITY


def test_control_the_demo_itself_is_not_in_the_urls_of_a_site_in_earnest(in_earnest):
    assert in_earnest("from django.urls import resolve; resolve('/demo/jadi/')").returncode != 0
    assert in_earnest("from django.urls import resolve; resolve('/petugas/masuk/')").returncode == 0


# -- allauth's own addresses -----------------------------------------------------------------------------------------

OURS = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_change_password",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
}


def test_no_other_page_of_the_library_is_to_be_had():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    theirs = {
        name
        for name in names
        if name.startswith(("account_", "mfa_", "socialaccount_", "openid", "headless"))
    }
    assert theirs == OURS


@pytest.mark.parametrize(
    "address", ["signup/", "surel/", "email/", "password/reset/", "masuk/oidc/", "social/"]
)
def test_nothing_answers_where_the_library_would_sign_people_up(stage, address):
    for prefix in ("/petugas/", "/accounts/", "/"):
        assert browser().post(f"{prefix}{address}").status_code in (403, 404, 405)


def test_the_proofs_are_written_down_by_kind(at_noon, officer_of):
    user = officer_of("verifikator")
    with_app(user)
    signed_in(user, at_noon)
    assert Entry.objects.get(chain=f"pengguna:{user.pk}", deed="masuk").facts == {
        "cara": ["password", "totp"]
    }
    assert deeds(user) == ["masuk"]
