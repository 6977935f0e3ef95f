"""Budgets as rows: the same answers as the arithmetic, shared, given back, and loud when the whole is spent."""

import random
from datetime import timedelta

import pytest

from satupintu.journal.models import Entry
from satupintu.people import spending
from satupintu.people.models import Spending
from satupintu.people.spending import ALARM_CHAIN, charge, give_back
from satupintu.people.visit import Visit, network
from satupintu.rules.accounts import Budget
from tests.rooms.people.test_people_attack import Limiter
from tests.situations.accounts import AT, a_visit

pytestmark = pytest.mark.django_db
SMALL = Budget("uji", {"akun": 3, "alamat": 5, "wilayah": 8, "sistem": 12})
GAP = timedelta(seconds=60)


def who(account="a", address="x", region="1"):
    return {"akun": account, "alamat": address, "wilayah": region, "sistem": "semua"}


def test_the_rows_decide_as_the_arithmetic_does():
    chance, limiter = random.Random(3), Limiter(SMALL.limits)  # noqa: S311  dice, no secret
    for _ in range(120):
        these = who(chance.choice("abcdefgh"), chance.choice("xyz"), chance.choice("12"))
        assert charge(SMALL, these, at=AT).granted == limiter.admits(**these)
    assert Spending.objects.get(scope="sistem").spent == 12


def test_what_was_right_is_given_back_and_a_new_day_begins_at_nothing():
    for _ in range(5):
        give_back(charge(SMALL, who(), at=AT))
    assert all(charge(SMALL, who(), at=AT).granted for _ in range(3))
    assert charge(SMALL, who(), at=AT).gone == "akun"
    assert charge(SMALL, who(), at=AT + timedelta(days=1)).granted
    assert Spending.objects.get(scope="akun").spent == 1


def test_the_day_turns_with_the_capitals_midnight():
    late = AT.replace(hour=16, minute=59)
    for _ in range(3):
        charge(SMALL, who(), at=late)
    assert not charge(SMALL, who(), at=late).granted
    assert charge(SMALL, who(), at=late + timedelta(minutes=1)).granted


def test_a_gap_holds_across_midnight_and_charges_nothing():
    late = AT.replace(hour=16, minute=59, second=40)
    assert charge(SMALL, who(), at=late, gap=GAP).granted
    soon = charge(SMALL, who(), at=late + timedelta(seconds=30), gap=GAP)
    assert (soon.wait, soon.gone) == (True, None)
    assert charge(SMALL, who(account="b"), at=late, gap=GAP).granted
    assert charge(SMALL, who(), at=late + GAP, gap=GAP).granted


def test_a_hushed_scope_hides_its_end_and_the_others_are_charged():
    for n in range(3):
        assert charge(SMALL, who(address=f"x{n}"), at=AT, hush="akun").hushed is False
    silent = charge(SMALL, who(address="x9"), at=AT, hush="akun")
    assert (silent.granted, silent.hushed) == (True, True)
    assert Spending.objects.get(scope="alamat", subject="x9").spent == 1
    assert Spending.objects.get(scope="akun").spent == 3


def spend_all():
    for n in range(14):
        charge(SMALL, who(f"a{n}", f"x{n}", str(n % 3)), at=AT)


def test_the_end_of_the_common_budget_is_entered_once_a_day():
    spend_all()
    entries = Entry.objects.filter(chain=ALARM_CHAIN, deed="anggaran_percobaan_habis")
    assert [(entry.facts["lingkup"], entry.facts["batas"]) for entry in entries] == [("sistem", 12)]
    charge(SMALL, who("z", "z", "9"), at=AT + timedelta(days=1))
    assert entries.count() == 1


def test_the_end_of_an_accounts_own_budget_is_nobodys_business():
    for _ in range(9):
        charge(SMALL, who(), at=AT)
    assert not Entry.objects.filter(chain=ALARM_CHAIN).exists()


def test_control_without_the_rows_lock_and_count_there_would_be_no_end(monkeypatch):
    monkeypatch.setattr(spending, "exhausted", lambda limits, spent: None)
    assert all(charge(SMALL, who(), at=AT).granted for _ in range(20))


def test_one_charge_is_three_statements(django_assert_num_queries):
    with django_assert_num_queries(3):
        charge(SMALL, who(), at=AT)
    with django_assert_num_queries(3):
        charge(SMALL, who(), at=AT)


# (address, the same budget as)
ADDRESSES = [
    ("203.0.113.7", "203.0.113.7", True),
    (" 203.0.113.7 ", "203.0.113.7", True),
    ("203.0.113.7", "203.0.113.8", False),
    ("::ffff:203.0.113.7", "203.0.113.7", True),
    ("2001:db8:1:2:3::1", "2001:db8:1:2:ffff::9", True),
    ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ("", "bukan alamat", True),
]


@pytest.mark.parametrize(("one", "other", "shared"), ADDRESSES)
def test_who_shares_a_budget(one, other, shared):
    assert (network(one) == network(other)) is shared


def test_a_visit_keeps_neither_the_session_nor_the_address_in_clear():
    visit = Visit(session="rahasia-sesi", address="203.0.113.7", region_id=4)
    scopes = visit.scopes("s", number="6281")
    assert list(scopes) == ["akun", "nomor", "alamat", "wilayah", "sistem"]
    assert not any("rahasia" in text or "203.0" in text or "6281" in text for text in scopes.values())
    assert "rahasia" not in visit.session_hash + repr(visit)
    assert "wilayah" not in a_visit().scopes("s")
