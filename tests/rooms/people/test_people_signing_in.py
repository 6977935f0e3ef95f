"""Coming in, coming in after a long time, and being out at once."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user, login, update_session_auth_hash
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from satupintu.people.actions.change_password import change_password
from satupintu.people.actions.confirm_sign_in import confirm_sign_in
from satupintu.people.actions.disable_account import disable_account
from satupintu.people.actions.enable_account import enable_account
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.actions.sign_in import sign_in
from satupintu.people.actions.sign_out_everywhere import sign_out_everywhere
from satupintu.people.identity import read_identity
from satupintu.people.models import Applicant, Spending, User
from satupintu.people.queries import act_as_applicant, system_actor
from satupintu.rules.accounts import PASSWORDS
from tests.situations.accounts import (
    AT,
    PASSWORD,
    Phone,
    a_newcomer,
    a_nik,
    a_visit,
    an_account,
    nik,
    refused,
    wrong,
)

pytestmark = pytest.mark.django_db
NEW = "sepeda merah di halaman"
LONG_AFTER = AT + timedelta(days=45, seconds=1)


@pytest.fixture
def owner():
    return an_account(a_newcomer())


def enter(owner, password=PASSWORD, *, at=AT, visit=None, phone=None):
    given = {"password": password, "visit": visit or a_visit(), "tell": phone or Phone(), "at": at}
    return sign_in(nik(owner.applicant.nik), **given)


def test_identity_and_password_let_one_in(owner):
    later = AT + timedelta(days=1)
    assert enter(owner, at=later).user == owner
    owner.refresh_from_db()
    assert owner.last_login == later
    assert Spending.objects.get(budget=PASSWORDS.code, scope="sistem").spent == 0


def test_a_foreigner_comes_in_by_passport_within_his_country():
    identity = read_identity("paspor", "NX1234567", nationality="NL")
    user = User.objects.create(login="w-asing", kind="pemohon", name="Uji", created_at=AT, activated_at=AT)
    user.set_password(PASSWORD)
    user.save()
    Applicant.objects.create(
        name="Uji",
        nationality="NL",
        passport="NX1234567",
        stay_permit="2C11JE1234",
        user=user,
        registered_at=AT,
    )
    given = {"password": PASSWORD, "visit": a_visit(), "tell": Phone(), "at": AT}
    assert sign_in(identity, **given).user == user
    assert sign_in(read_identity("kitas", "2C11JE1234", nationality="NL"), **given).user == user
    refused("masuk_gagal", sign_in, read_identity("paspor", "NX1234567", nationality="DE"), **given)


def failures(owner):
    """Whom a stranger may name, and what he types."""
    closed = an_account(a_newcomer())
    User.objects.filter(pk=closed.pk).update(is_active=False)
    unusable = an_account(a_newcomer())
    unusable.set_unusable_password()
    unusable.save()
    return {
        "wrong password": (owner.applicant.nik, "bukan kata sandinya"),
        "nobody": (a_nik(), PASSWORD),
        "closed": (closed.applicant.nik, "bukan kata sandinya"),
        "no password": (unusable.applicant.nik, PASSWORD),
        "too long": (owner.applicant.nik, PASSWORD + "x" * 300),
    }


def test_every_failure_looks_alike_and_costs_alike(owner, hashes):
    seen = []
    for number, password in failures(owner).values():
        visit = a_visit()
        hashes.clear()
        given = {"password": password, "visit": visit, "tell": Phone(), "at": AT}
        with CaptureQueriesContext(connection) as queries:
            said = refused("masuk_gagal", sign_in, nik(number), **given)
        seen.append((said, len(hashes), len(queries)))
    assert len(set(seen)) == 1
    assert seen[0][1] == 1


def test_control_a_twin_that_returns_at_once_for_the_unknown_is_caught(owner, hashes, monkeypatch):
    from satupintu.people.actions import sign_in as room

    right = room.is_right
    monkeypatch.setattr(
        room, "is_right", lambda typed, encoded: encoded is not None and right(typed, encoded)
    )
    hashed = set()
    for number, password in failures(owner).values():
        hashes.clear()
        given = {"password": password, "visit": a_visit(), "tell": Phone(), "at": AT}
        refused("masuk_gagal", sign_in, nik(number), **given)
        hashed.add(len(hashes))
    assert hashed == {0, 1}


def test_only_who_knows_the_password_learns_that_the_account_is_closed(owner):
    User.objects.filter(pk=owner.pk).update(is_active=False)
    refused("akun_nonaktif", enter, owner)
    refused("masuk_gagal", enter, owner, "bukan kata sandinya")


def test_wrong_passwords_end_with_the_budget_of_the_account_wherever_they_come_from(owner):
    for n in range(PASSWORDS.limits["akun"]):
        refused("masuk_gagal", enter, owner, "salah sekali", visit=a_visit(address=f"198.51.100.{n}"))
    refused("percobaan_sandi_habis", enter, owner, visit=a_visit(address="192.0.2.1"))
    assert enter(owner, at=AT + timedelta(days=1)).user == owner


def test_an_identity_that_nobody_has_runs_out_in_the_same_words():
    number = a_nik()
    given = {"password": PASSWORD, "tell": Phone(), "at": AT}
    for n in range(PASSWORDS.limits["akun"]):
        refused("masuk_gagal", sign_in, nik(number), visit=a_visit(address=f"198.51.100.{n}"), **given)
    refused("percobaan_sandi_habis", sign_in, nik(number), visit=a_visit(), **given)


# Each: how long away, and whether a code is wanted.
AWAY = [(timedelta(days=44), False), (timedelta(days=45), False), (timedelta(days=45, seconds=1), True)]


@pytest.mark.parametrize(("away", "code_wanted"), AWAY)
def test_after_45_days_the_number_is_proved_again(owner, away, code_wanted):
    phone = Phone()
    assert (enter(owner, at=AT + away, phone=phone).user is None) is code_wanted
    assert phone.words == (["akun_masuk"] if code_wanted else [])


def test_the_code_lets_the_long_absent_in(owner):
    phone, visit = Phone(), a_visit()
    enter(owner, at=LONG_AFTER, phone=phone, visit=visit)
    typed = {"visit": visit, "at": LONG_AFTER}
    refused("kode_salah", confirm_sign_in, code=wrong(phone.code), **typed)
    refused("kode_salah", confirm_sign_in, code=phone.code, visit=a_visit(), at=LONG_AFTER)
    assert confirm_sign_in(code=phone.code, **typed) == owner
    assert enter(owner, at=LONG_AFTER + timedelta(days=1)).user == owner


def test_a_wrong_password_after_long_sends_no_code(owner):
    phone = Phone()
    refused("masuk_gagal", enter, owner, "bukan kata sandinya", at=LONG_AFTER, phone=phone)
    assert phone.got == []


def test_whoever_was_shut_out_meanwhile_does_not_come_in_by_code(owner):
    phone, visit = Phone(), a_visit()
    enter(owner, at=LONG_AFTER, phone=phone, visit=visit)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    refused("akun_nonaktif", confirm_sign_in, code=phone.code, visit=visit, at=LONG_AFTER)


def test_somebody_awake_for_long_is_asked_for_a_code_a_few_times_a_day_only(owner):
    for n in range(5):
        at = LONG_AFTER + timedelta(minutes=2 * n)
        assert enter(owner, at=at).user is None
    refused("kode_habis", enter, owner, at=LONG_AFTER + timedelta(minutes=10))


class Browser:
    """Django's own session, as a door makes it, asked anew at each request."""

    def __init__(self, user):
        self.request = self._request(SessionStore())
        self.request.user = user
        login(self.request, user, backend="django.contrib.auth.backends.ModelBackend")
        self.request.session.save()

    def _request(self, session):
        request = RequestFactory().get("/")
        request.session = session
        return request

    def is_in(self):
        return get_user(self._request(SessionStore(self.request.session.session_key))).is_authenticated


def officer():
    return register_officer(login="petugas", name="Petugas Uji", password=PASSWORD, by=system_actor(), at=AT)


def by_password(user):
    given = {"old_password": PASSWORD, "new_password": NEW, "visit": a_visit(), "tell": Phone(), "at": AT}
    return change_password(by=act_as_applicant(user, at=AT), **given)


def everywhere(user):
    return sign_out_everywhere(by=act_as_applicant(user, at=AT), at=AT)


@pytest.mark.parametrize("happens", [by_password, everywhere])
def test_all_sessions_end_at_once(owner, happens):
    at_home, at_the_cafe = Browser(owner), Browser(owner)
    assert at_home.is_in()
    assert at_the_cafe.is_in()
    user = happens(owner)
    update_session_auth_hash(at_home.request, user)  # what the door does for the browser in hand
    at_home.request.session.save()
    assert at_home.is_in()
    assert not at_the_cafe.is_in()


def test_a_disabled_officers_session_ends_at_once_and_does_not_wake_up_again():
    user = officer()
    browser = Browser(user)
    disable_account(user, by=system_actor(), at=AT)
    assert not browser.is_in()
    browser = Browser(User.objects.get(pk=user.pk))
    enable_account(user, by=system_actor(), at=AT)
    assert not browser.is_in()


def test_control_a_session_that_knows_only_the_password_would_go_on(owner, monkeypatch):
    monkeypatch.setattr(User, "_get_session_auth_hash", lambda user, secret=None: user.password)
    browser = Browser(owner)
    everywhere(owner)
    assert browser.is_in()


# Each: what is typed, and the code of the refusal.
BAD_CHANGES = [
    ({"old_password": "bukan kata sandinya"}, "kata_sandi_salah"),
    ({"new_password": PASSWORD}, "kata_sandi_sama"),
    ({"new_password": "pendek"}, "kata_sandi_lemah"),
]


@pytest.mark.parametrize(("typed", "code"), BAD_CHANGES)
def test_a_password_that_is_not_changed(owner, typed, code):
    given = {"old_password": PASSWORD, "new_password": NEW, "visit": a_visit(), "tell": Phone(), "at": AT}
    refused(code, change_password, by=act_as_applicant(owner, at=AT), **(given | typed))
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)


def test_the_owner_is_told_of_a_new_password(owner):
    phone = Phone()
    given = {"old_password": PASSWORD, "new_password": NEW, "visit": a_visit(), "at": AT}
    user = change_password(by=act_as_applicant(owner, at=AT), tell=phone, **given)
    assert user.check_password(NEW)
    assert [(message.words, message.to) for message in phone.got] == [
        ("akun_sandi_diganti", owner.applicant.phone)
    ]


def test_a_stolen_session_does_not_try_passwords_for_ever(owner):
    actor = act_as_applicant(owner, at=AT)
    given = {"old_password": "salah sekali", "new_password": NEW, "tell": Phone(), "at": AT, "by": actor}
    for n in range(PASSWORDS.limits["akun"]):
        refused("kata_sandi_salah", change_password, visit=a_visit(address=f"198.51.100.{n}"), **given)
    refused("percobaan_sandi_habis", change_password, visit=a_visit(), **(given | {"old_password": PASSWORD}))


def test_the_system_has_no_account_of_its_own():
    refused("tanpa_akun", sign_out_everywhere, by=system_actor(), at=AT)


def test_an_address_that_has_used_up_its_tries_costs_no_hashing_any_more(owner, hashes):
    refused("masuk_gagal", enter, owner, "salah sekali")
    Spending.objects.filter(budget=PASSWORDS.code, scope="alamat").update(spent=PASSWORDS.limits["alamat"])
    hashes.clear()
    refused("percobaan_sandi_habis", enter, owner)
    assert hashes == []
    assert enter(owner, visit=a_visit(address="198.51.100.1")).user == owner


def test_passwords_are_hashed_as_owasp_has_it(settings):
    settings.PASSWORD_HASHERS = ["satupintu.people.hashing.Argon2"]
    encoded = make_password(PASSWORD)
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password(PASSWORD, encoded)
