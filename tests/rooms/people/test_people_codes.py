"""A code opens once, for the browser that asked, for ten minutes, and not after five tries; floods end at the budgets."""

from datetime import timedelta

import pytest

from satupintu.journal.models import Entry
from satupintu.people import codes
from satupintu.people.actions.confirm_registration import confirm_registration
from satupintu.people.actions.resend_code import resend_code
from satupintu.people.models import AccountRequest, Spending, User
from satupintu.people.spending import ALARM_CHAIN, Charge
from satupintu.rules.accounts import CODES, TRIES
from tests.situations.accounts import AT, Phone, a_newcomer, a_phone, a_visit, ask_account, refused, wrong

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


class Asked:
    """Somebody who has asked for an account and holds the phone."""

    def __init__(self, *, at=AT, address="203.0.113.7", region_id=None):
        self.phone, self.visit = Phone(), a_visit(address=address, region_id=region_id)
        ask_account(a_newcomer(), self.visit, self.phone, at=at)

    @property
    def code(self):
        return self.phone.code

    def types(self, code, *, at=AT, visit=None):
        return confirm_registration(code=code, visit=visit or self.visit, at=at)


def used(asked):
    asked.types(asked.code)


def resent(asked):
    resend_code(purpose="daftar", visit=asked.visit, tell=asked.phone, at=AT + 2 * MINUTE)
    asked.phone.got.reverse()  # the first code again


# Each: what happened to the code, and what is typed when and by which browser.
DEAD_CODES = [
    ("used", used, {}),
    ("over", lambda asked: None, {"at": AT + 10 * MINUTE}),
    ("of another session", lambda asked: None, {"visit": a_visit(session="peramban lain")}),
    ("replaced by a newer", resent, {"at": AT + 2 * MINUTE}),
]


@pytest.mark.parametrize(("why", "happens", "typed"), DEAD_CODES, ids=[why for why, *_ in DEAD_CODES])
def test_a_dead_code_is_refused_in_the_words_of_a_wrong_one(why, happens, typed, hashes):
    asked = Asked()
    happens(asked)
    hashes.clear()
    said = refused("kode_salah", asked.types, asked.code, **typed)
    assert len(hashes) == 1
    other = Asked(at=AT + 5 * MINUTE)
    assert said == refused("kode_salah", other.types, wrong(other.code), at=AT + 5 * MINUTE)


def test_a_code_lives_to_the_end_of_its_ten_minutes():
    asked = Asked()
    assert asked.types(asked.code, at=AT + timedelta(minutes=9, seconds=59)).pk


def try_five_wrong(asked):
    for _ in range(5):
        refused("kode_salah", asked.types, wrong(asked.code))


def test_after_five_wrong_tries_the_right_code_is_wrong_too():
    asked = Asked()
    try_five_wrong(asked)
    refused("kode_salah", asked.types, asked.code)
    assert AccountRequest.objects.get().tries == 5
    assert not User.objects.exists()


def test_a_wrong_try_is_counted_although_it_is_refused():
    asked = Asked()
    refused("kode_salah", asked.types, wrong(asked.code))
    assert AccountRequest.objects.get().tries == 1
    assert Spending.objects.get(budget=TRIES.code, scope="sistem").spent == 1


def test_a_right_code_costs_no_budget():
    asked = Asked()
    asked.types(asked.code)
    assert Spending.objects.get(budget=TRIES.code, scope="sistem").spent == 0


def test_control_a_twin_without_the_count_lets_the_sixth_try_through(monkeypatch):
    asked = Asked()
    monkeypatch.setattr(codes, "charge", lambda *_, **__: Charge())
    monkeypatch.setattr(codes, "TRIES_A_CODE", 1_000)
    try_five_wrong(asked)
    assert asked.types(asked.code).pk


def test_a_new_code_gives_five_tries_more_but_not_more_than_the_account_has_in_a_day():
    asked, at = Asked(), AT
    for n in range(5):
        if n:
            at += 2 * MINUTE
            resend_code(purpose="daftar", visit=asked.visit, tell=asked.phone, at=at)
        for _ in range(5):
            refused("kode_salah", asked.types, wrong(asked.code), at=at)
    assert len(asked.phone.codes()) == CODES.limits["akun"]
    refused("percobaan_kode_habis", asked.types, asked.code, at=at)
    later = at + 2 * MINUTE
    refused("kode_habis", resend_code, purpose="daftar", visit=asked.visit, tell=asked.phone, at=later)


def test_control_without_the_row_of_the_account_the_day_has_no_end(monkeypatch):
    """The same as above, by a twin that counts only within one code."""
    asked, at = Asked(), AT
    monkeypatch.setattr(codes, "charge", lambda *_, **__: Charge())
    for _ in range(9):
        at += 2 * MINUTE
        resend_code(purpose="daftar", visit=asked.visit, tell=asked.phone, at=at)
        for _ in range(4):
            refused("kode_salah", asked.types, wrong(asked.code), at=at)
    assert len(asked.phone.codes()) > CODES.limits["akun"]
    assert asked.types(asked.code, at=at).pk


def test_one_number_is_not_flooded_however_many_identities_are_made_up():
    victim, phone = a_phone(), Phone()
    for n in range(5):
        ask_account(a_newcomer(phone=victim), a_visit(), phone, at=AT + n * 2 * MINUTE)
    at = AT + 10 * MINUTE
    refused("kode_habis", ask_account, a_newcomer(phone=victim), a_visit(), phone, at=at)
    assert len(phone.codes(victim)) == 5


def test_between_two_codes_to_one_number_lies_a_minute():
    victim, phone = a_phone(), Phone()
    ask_account(a_newcomer(phone=victim), a_visit(), phone)
    soon = AT + timedelta(seconds=59)
    refused("kode_terlalu_cepat", ask_account, a_newcomer(phone=victim), a_visit(), phone, at=soon)
    ask_account(a_newcomer(phone=victim), a_visit(), phone, at=AT + MINUTE)


def fill(budget, scope):
    """As if others had used it up today."""
    Spending.objects.filter(budget=budget.code, scope=scope).update(spent=budget.limits[scope])


@pytest.mark.parametrize("scope", ["akun", "alamat", "wilayah", "sistem"])
def test_each_of_the_four_budgets_ends_the_guessing(scope):
    asked = Asked(region_id=7)
    refused("kode_salah", asked.types, wrong(asked.code))
    fill(TRIES, scope)
    refused("percobaan_kode_habis", asked.types, asked.code)
    alarmed = Entry.objects.filter(chain=ALARM_CHAIN).count()
    assert alarmed == (1 if scope in {"wilayah", "sistem"} else 0)


@pytest.mark.parametrize("scope", ["alamat", "wilayah", "sistem"])
def test_each_common_budget_ends_the_sending(scope):
    asked = Asked(region_id=7)
    fill(CODES, scope)
    visit = a_visit(region_id=7)
    refused("kode_habis", ask_account, a_newcomer(), visit, asked.phone)
    assert len(asked.phone.got) == 1


def test_the_alarm_is_kept_although_the_try_was_refused():
    asked = Asked()
    refused("kode_salah", asked.types, wrong(asked.code))
    fill(TRIES, "sistem")
    refused("percobaan_kode_habis", asked.types, asked.code)
    entry = Entry.objects.get(chain=ALARM_CHAIN)
    assert entry.facts["anggaran"] == TRIES.code
    assert entry.facts["batas"] == 10_000


def test_a_decoys_own_code_opens_nothing(monkeypatch):
    """Even if somebody hit the eight digits that were sent to nobody."""
    taken = a_newcomer()
    phone, visit = Phone(), a_visit()
    ask_account(taken, visit, phone)
    confirm_registration(code=phone.code, visit=visit, at=AT)
    made = []
    fresh = codes.fresh_code
    monkeypatch.setattr(codes, "fresh_code", lambda: made.append(fresh()) or made[-1])
    stranger = a_visit()
    ask_account(a_newcomer(taken.identity.number), stranger, Phone(), at=AT + MINUTE)
    refused("kode_salah", confirm_registration, code=made[0].text, visit=stranger, at=AT + MINUTE)
    assert User.objects.count() == 1


def test_codes_are_eight_digits_and_are_not_shown_by_accident():
    made = {codes.fresh_code().text for _ in range(50)}
    assert all(len(code) == 8 and code.isdigit() for code in made)
    assert len(made) == 50
    code = codes.fresh_code()
    assert code.text not in repr(code) + code.hash
