"""Who comes in, by what, and who does not."""

from datetime import timedelta

import pytest

from satupintu.people.actions.lift_pause import lift_pause
from satupintu.people.models import Tries, User
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from satupintu.rules.pauses import FREE
from tests.web.signin.door import (
    CODE,
    PASSWORD,
    SECURITY,
    SIGN_IN,
    browser,
    code_at,
    deeds,
    signed_in,
    typed,
    with_app,
    with_recovery_codes,
)

WRONG = "Nama masuk atau kata sandi salah"
PAUSED = "Terlalu banyak percobaan yang salah"


@pytest.mark.parametrize(
    ("role", "app", "lands"),
    [
        ("front_office", False, "desk"),
        ("front_office", True, "code"),
        ("tim_teknis", False, "desk"),
        ("verifikator", False, "set up"),
        ("verifikator", True, "code"),
        ("penyetuju", False, "set up"),
        ("kepala_dinas", False, "set up"),
        ("pengelola", False, "set up"),
        ("pengelola", True, "code"),
    ],
)
def test_where_a_password_alone_leads(stage, at_noon, officer_of, role, app, lands):
    user = officer_of(role)
    if app:
        with_app(user)
    client = browser()
    answer = typed(client, user.login)
    assert answer.status_code == 302
    desk = f"/{stage.region.slug}/petugas/"
    if lands == "code":
        assert answer["Location"] == CODE
        assert "_auth_user_id" not in client.session
        assert client.post(CODE, {"code": code_at(at_noon.at)})["Location"] == desk
        assert deeds(user) == ["masuk"]
        return
    assert answer["Location"] == desk
    stopped = client.get(f"/{stage.region.slug}/")
    assert (stopped.status_code == 302 and stopped["Location"] == SECURITY) == (lands == "set up")


@pytest.mark.parametrize("login", ["{login}", " {LOGIN} "])
def test_the_name_may_be_written_either_way(officer_of, login):
    user = officer_of("front_office")
    written = login.format(login=user.login, LOGIN=user.login.upper())
    assert typed(browser(), written).status_code == 302


@pytest.mark.parametrize(
    ("login", "password"),
    [("{login}", "salah-sekali-2026"), ("tidak.ada", PASSWORD), ("{citizen}", PASSWORD)],
)
def test_a_wrong_password_a_wrong_name_and_a_citizen_are_told_the_same(officer_of, citizen, login, password):
    user = officer_of("front_office")
    answer = typed(browser(), login.format(login=user.login, citizen=citizen.login), password)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert WRONG in said
    assert "tidak.ada" not in said.replace('value="tidak.ada"', "")
    assert PASSWORD not in said


def test_a_citizen_who_is_signed_in_sees_none_of_these_pages(citizen):
    client = browser()
    client.force_login(citizen)
    for address in (SIGN_IN, SECURITY, "/petugas/kunci-sandi/", "/petugas/keamanan/sandi/"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "masuk sebagai pemohon" in answer.content.decode()


def test_a_disabled_account_is_told_so_only_with_the_right_password(officer_of):
    user = officer_of("front_office")
    User.objects.filter(pk=user.pk).update(is_active=False)
    answer = typed(browser(), user.login)
    assert answer["Location"] == "/petugas/nonaktif/"
    assert "dinonaktifkan" in browser().get(answer["Location"]).content.decode()
    assert WRONG in typed(browser(), user.login, "salah-sekali-2026").content.decode()


def test_one_lands_where_he_wanted_to_go_and_nowhere_else(stage, at_noon, officer_of):
    user = officer_of("front_office")
    wanted = f"/{stage.region.slug}/layanan/"
    assert signed_in(user, at_noon, onward=wanted)[1] == wanted
    assert signed_in(user, at_noon, onward="https://jahat.example/")[1] == f"/{stage.region.slug}/petugas/"
    client = browser()
    away = client.post(f"{SIGN_IN}?next=//jahat.example/", {"login": user.login, "password": PASSWORD})
    assert away["Location"] == f"/{stage.region.slug}/petugas/"


def test_a_session_gets_a_new_key_when_somebody_signs_in(officer_of):
    user, client = officer_of("front_office"), browser()
    session = client.session
    session["dari_penyerang"] = "x"
    session.save()
    planted = session.session_key
    client.cookies["sesi"] = planted
    assert typed(client, user.login).status_code == 302
    assert client.session.session_key != planted
    thief = browser()
    thief.cookies["sesi"] = planted
    assert thief.get(SECURITY)["Location"].startswith(SIGN_IN)


# -- The second factor -----------------------------------------------------------------------------------------------


def at_the_code(user):
    with_app(user)
    client = browser()
    assert typed(client, user.login)["Location"] == CODE
    return client


@pytest.mark.parametrize(
    ("late", "taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False), (3600, False)]
)
def test_a_code_is_good_for_its_half_minute_and_the_ones_beside_it(at_noon, officer_of, late, taken):
    client = at_the_code(officer_of("verifikator"))
    answer = client.post(CODE, {"code": code_at(at_noon.at - timedelta(seconds=late))})
    assert answer.status_code == (302 if taken else 422)


def test_a_code_is_taken_once(at_noon, officer_of):
    user = officer_of("verifikator")
    first = at_the_code(user)
    code = code_at(at_noon.at)
    second = browser()
    typed(second, user.login)
    assert first.post(CODE, {"code": code}).status_code == 302
    at_noon.forward(seconds=29)
    answer = second.post(CODE, {"code": code})
    assert answer.status_code == 422
    assert "sudah dipakai" in answer.content.decode()


def test_control_the_library_alone_takes_a_code_twice(at_noon, officer_of, settings):
    """What the test above would find without our own memory of used codes."""
    settings.MFA_FORMS = {}
    user = officer_of("verifikator")
    with_app(user)
    code = code_at(at_noon.at)
    for _ in range(2):
        client = browser()
        typed(client, user.login)
        assert client.post(CODE, {"code": code}).status_code == 302
        at_noon.forward(seconds=31)


def test_a_recovery_code_stands_in_and_is_used_up(at_noon, officer_of):
    user = officer_of("verifikator")
    first = at_the_code(user)
    code = with_recovery_codes(user)[0]
    assert first.post(CODE, {"code": code}).status_code == 302
    second = browser()
    typed(second, user.login)
    assert second.post(CODE, {"code": code}).status_code == 422


def test_the_code_page_is_nowhere_without_the_password(stage):
    assert browser().get(CODE)["Location"] == SIGN_IN
    assert browser().post(CODE, {"code": "123456"})["Location"] == SIGN_IN


# -- Pauses ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [True, False])
def test_after_five_wrong_passwords_the_account_rests_there_or_not(at_noon, officer_of, known):
    user = officer_of("front_office")
    login = user.login if known else "tidak.ada"
    for _ in range(FREE):
        assert WRONG in typed(browser(), login, "salah-sekali-2026").content.decode()
    answer = typed(browser(), login)
    assert answer.status_code == 422
    assert PAUSED in answer.content.decode()
    assert "pukul 09.15 WIB" in answer.content.decode()
    at_noon.forward(minutes=16)
    assert (typed(browser(), login).status_code == 302) == known


def test_a_pause_ends_by_the_administrator_and_is_written_down(at_noon, officer_of):
    user = officer_of("front_office")
    for _ in range(FREE):
        typed(browser(), user.login, "salah-sekali-2026")
    lift_pause(user=user, by=system_actor(), at=at_noon.at)
    assert typed(browser(), user.login).status_code == 302
    assert deeds(user) == [*["masuk_gagal"] * FREE, "masuk_dijeda", "jeda_dibuka", "masuk"]
    with pytest.raises(Refused) as refused:
        lift_pause(user=user, by=system_actor(), at=at_noon.at)
    assert refused.value.code == "tidak_dijeda"


def test_wrong_codes_rest_as_well(at_noon, officer_of):
    user = officer_of("verifikator")
    client = at_the_code(user)
    for _ in range(FREE):
        assert client.post(CODE, {"code": "000000"}).status_code == 422
    answer = client.post(CODE, {"code": code_at(at_noon.at)})
    assert answer.status_code == 429  # masuk_dijeda
    assert PAUSED in answer.content.decode()
    assert deeds(user)[-1] == "masuk_dijeda"


def test_a_right_password_forgets_the_wrong_ones(officer_of):
    user = officer_of("front_office")
    for _ in range(3):
        for _ in range(FREE - 1):
            typed(browser(), user.login, "salah-sekali-2026")
        assert typed(browser(), user.login).status_code == 302
    assert not Tries.objects.filter(subject=f"sandi:pengguna:{user.pk}").exists()


def test_nobody_is_paused_for_good_and_nothing_personal_is_written(at_noon, officer_of):
    user = officer_of("front_office")
    for _ in range(40):
        typed(browser(), user.login, "salah-sekali-2026")
        at_noon.forward(hours=1)
    paused = Tries.objects.get(subject=f"sandi:pengguna:{user.pk}").paused_until
    assert paused is None or paused <= at_noon.at + timedelta(hours=24)
