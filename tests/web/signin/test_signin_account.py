"""The officer's own account: factors, passwords, sessions."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings

from satupintu.people.actions.set_temporary_password import set_temporary_password
from satupintu.people.models import Session, User
from satupintu.people.queries import system_actor
from satupintu.people.sealing import unseal_text
from tests.web.markup import faults
from tests.web.signin.door import (
    CODE,
    PASSWORD,
    SECURITY,
    SET_UP,
    SIGN_IN,
    browser,
    code_at,
    deeds,
    signed_in,
    typed,
    with_app,
    with_recovery_codes,
)

NEW = "kata-sandi-lain-yang-panjang"
TAKE_OFF = f"{SET_UP}lepas/"
PASSWORD_PAGE = f"{SECURITY}sandi/"
ONCE_MORE = "/petugas/pastikan/"


def desk(stage):
    return f"/{stage.region.slug}/"


def set_up(client, at):
    page = client.get(SET_UP).content.decode()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    return client.post(SET_UP, {"code": code_at(at, secret)}), secret


def test_the_first_sign_in_of_who_needs_it_sets_the_app_up_and_opens_the_desk(stage, at_noon, officer_of):
    user = officer_of("verifikator")
    client, _ = signed_in(user, at_noon)
    assert client.get(desk(stage))["Location"] == SECURITY
    assert "kata sandi saja tidak cukup" in client.get(SECURITY).content.decode()
    answer, secret = set_up(client, at_noon.at)
    assert answer["Location"] == "/petugas/kode-pemulihan/"
    assert len(re.findall(r"<code>\d{8}</code>", client.get(answer["Location"]).content.decode())) == 10
    assert client.get(desk(stage)).status_code == 200
    assert deeds(user) == ["masuk", "faktor_dipasang"]
    stored = Authenticator.objects.get(user=user, type="totp").data["secret"]
    assert secret not in stored
    assert unseal_text(stored, "faktor_kedua") == secret


def test_recovery_codes_are_shown_once(at_noon, officer_of):
    client, _ = signed_in(officer_of("verifikator"), at_noon)
    set_up(client, at_noon.at)
    address = "/petugas/kode-pemulihan/"
    assert re.search(r"<code>\d{8}</code>", client.get(address).content.decode())
    again = client.get(address).content.decode()
    assert not re.search(r"<code>\d{8}</code>", again)
    assert "Tersisa 10 dari 10" in again


def test_a_wrong_code_sets_nothing_up_and_guessing_is_bounded(stage, at_noon, officer_of):
    user = officer_of("verifikator")
    client, _ = signed_in(user, at_noon)
    client.get(SET_UP)
    said = [client.post(SET_UP, {"code": "000000"}).status_code for _ in range(6)]
    assert said == [422] * 5 + [429]
    assert not Authenticator.objects.filter(user=user).exists()
    assert client.get(desk(stage))["Location"] == SECURITY


@pytest.mark.parametrize(("role", "goes"), [("verifikator", False), ("front_office", True)])
def test_the_last_factor_stays_where_it_is_compulsory(at_noon, officer_of, role, goes):
    user = officer_of(role)
    with_app(user)
    client, _ = signed_in(user, at_noon)
    said = client.post(TAKE_OFF)
    assert Authenticator.objects.filter(user=user).exists() != goes
    assert ("Jabatan Anda mewajibkan" in said.content.decode()) != goes
    assert ("faktor_dilepas" in deeds(user)) == goes


def test_without_a_recent_sign_in_one_is_asked_again_and_led_back(at_noon, officer_of):
    user = officer_of("front_office")
    client, _ = signed_in(user, at_noon)
    at_noon.forward(minutes=11)
    asked = client.get(SET_UP)
    assert asked["Location"].startswith(ONCE_MORE)
    page = client.get(asked["Location"])
    assert "Pastikan ini Anda" in page.content.decode()
    assert client.post(ONCE_MORE, {"password": "salah", "next": SET_UP}).status_code == 422
    assert client.post(ONCE_MORE, {"password": PASSWORD, "next": SET_UP})["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200
    assert deeds(user) == ["masuk", "masuk_gagal", "dipastikan_lagi"]


def test_one_may_be_asked_for_a_code_instead(at_noon, officer_of):
    user = officer_of("verifikator")
    with_app(user)
    client, _ = signed_in(user, at_noon)
    at_noon.forward(minutes=11)
    address = f"{ONCE_MORE}kode/?next=/petugas/kode-pemulihan/baru/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"code": "000000"}).status_code == 422
    answer = client.post(address, {"code": code_at(at_noon.at)})
    assert answer["Location"] == "/petugas/kode-pemulihan/baru/"
    assert client.post(answer["Location"])["Location"] == "/petugas/kode-pemulihan/"
    assert deeds(user)[-1] == "kode_pemulihan_dibuat"


def test_a_new_password_ends_every_other_session(at_noon, officer_of):
    user = officer_of("front_office")
    here, _ = signed_in(user, at_noon)
    there, _ = signed_in(user, at_noon)
    typed_now = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post(PASSWORD_PAGE, typed_now)["Location"] == SECURITY
    assert "Kata sandi diganti" in here.get(SECURITY).content.decode()
    assert there.get(SECURITY)["Location"].startswith(SIGN_IN)
    assert typed(browser(), user.login).status_code == 422
    assert typed(browser(), user.login, NEW).status_code == 302
    assert Session.objects.filter(user=user).count() == 2


@pytest.mark.parametrize(
    ("typed_now", "said"),
    [
        ((PASSWORD, NEW, "lain"), "Kedua kata sandi baru tidak sama"),
        (("salah", NEW, NEW), "Kata sandi yang sekarang salah"),
        ((PASSWORD, "pendek", "pendek"), "terlalu pendek"),
        ((PASSWORD, "", ""), "Isi kata sandi yang baru"),
    ],
)
def test_a_password_that_will_not_do(at_noon, officer_of, typed_now, said):
    client, _ = signed_in(officer_of("front_office"), at_noon)
    names = ("oldpassword", "password1", "password2")
    answer = client.post(PASSWORD_PAGE, dict(zip(names, typed_now, strict=True)))
    assert answer.status_code == 422
    assert said in answer.content.decode()


# -- Sessions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "over"),
    [
        ([29 * 60], False),
        ([31 * 60], True),
        ([29 * 60] * 5, False),
        ([29 * 60] * 24, False),
        ([29 * 60] * 25, True),
    ],
)
def test_a_session_ends_after_half_an_hour_of_silence_or_half_a_day(at_noon, officer_of, steps, over):
    client, _ = signed_in(officer_of("front_office"), at_noon)
    answer = None
    for seconds in steps:
        at_noon.forward(seconds=seconds)
        answer = client.get(SECURITY)
    assert (answer.status_code == 302) == over
    if over:
        assert "Masuklah lagi" in client.get(SIGN_IN).content.decode()


def test_a_disabled_officer_is_out_with_the_next_click(at_noon, officer_of):
    user = officer_of("front_office")
    client, _ = signed_in(user, at_noon)
    assert client.get(SECURITY).status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(SECURITY)["Location"].startswith(SIGN_IN)


def test_a_stolen_cookie_is_dead_after_signing_out(at_noon, officer_of):
    user = officer_of("front_office")
    client, _ = signed_in(user, at_noon)
    thief = browser()
    thief.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert thief.get(SECURITY).status_code == 200
    out = client.post("/petugas/keluar/")
    assert (out["Location"], out["Clear-Site-Data"]) == (SIGN_IN, '"storage"')
    assert thief.get(SECURITY)["Location"].startswith(SIGN_IN)
    assert deeds(user) == ["masuk", "keluar"]


def test_one_sees_his_sessions_and_ends_one_or_all(at_noon, officer_of):
    user, other = officer_of("front_office"), officer_of("tim_teknis")
    here, _ = signed_in(user, at_noon)
    there, _ = signed_in(user, at_noon)
    stranger, _ = signed_in(other, at_noon)
    page = here.get(SECURITY).content.decode()
    assert page.count("Chrome di Linux") == 2
    assert there.session.session_key not in page
    mark = re.search(r'name="sesi" value="(\w+)"', page)[1]
    stranger.post("/petugas/keamanan/akhiri-sesi/", {"sesi": mark})
    assert there.get(SECURITY).status_code == 200
    here.post("/petugas/keamanan/akhiri-sesi/", {"sesi": mark})
    assert there.get(SECURITY).status_code == 302
    again, _ = signed_in(user, at_noon)
    here.post("/petugas/keamanan/keluar-semua/")
    assert [client.get(SECURITY).status_code for client in (here, again, stranger)] == [302, 302, 200]
    assert deeds(user)[-2:] == ["masuk", "keluar_semua"]


# -- Pages -----------------------------------------------------------------------------------------------------------

PAGES = [
    SECURITY,
    PASSWORD_PAGE,
    SET_UP,
    "/petugas/kunci-sandi/",
    "/petugas/kunci-sandi/tambah/",
    "/petugas/keluar/",
    ONCE_MORE,
    "/petugas/kode-pemulihan/baru/",
]


@pytest.mark.parametrize("address", [*PAGES, TAKE_OFF, f"{ONCE_MORE}kode/", "/petugas/kode-pemulihan/"])
def test_every_page_is_sound_and_kept_by_nobody(at_noon, officer_of, address):
    user = officer_of("front_office")
    client, _ = signed_in(user, at_noon)
    if address not in PAGES:
        with_app(user)
        with_recovery_codes(user)
    answer = client.get(address)
    assert answer.status_code == 200
    assert faults(answer.content.decode()) == []
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("address", [SIGN_IN, "/petugas/nonaktif/"])
def test_the_open_pages_are_sound(stage, address):
    assert faults(browser().get(address).content.decode()) == []


def test_the_code_page_is_sound(officer_of):
    user, client = officer_of("verifikator"), browser()
    with_app(user)
    typed(client, user.login)
    assert faults(client.get(CODE).content.decode()) == []


# -- A password that the administrator has set -----------------------------------------------------------------------


def test_a_temporary_password_opens_the_way_to_a_new_one_and_nothing_else(stage, at_noon, officer_of):
    user = officer_of("front_office")
    given = set_temporary_password(user, by=system_actor(), at=at_noon.at)
    client = browser()
    assert typed(client, user.login, given).status_code == 302
    assert client.get(desk(stage))["Location"] == PASSWORD_PAGE
    assert "bersifat sementara" in client.get(PASSWORD_PAGE).content.decode()
    assert (
        client.post(
            PASSWORD_PAGE,
            {"oldpassword": given, "password1": f"{user.login}-2026", "password2": f"{user.login}-2026"},
        ).status_code
        == 422
    )
    client.post(PASSWORD_PAGE, {"oldpassword": given, "password1": NEW, "password2": NEW})
    assert client.get(desk(stage)).status_code == 200


def test_after_a_day_it_opens_nothing(at_noon, officer_of):
    user = officer_of("front_office")
    given = set_temporary_password(user, by=system_actor(), at=at_noon.at)
    at_noon.forward(hours=25)
    answer = typed(browser(), user.login, given)
    assert answer.status_code == 422
    assert "kata sandi sementara ini sudah habis" in answer.content.decode()
