"""A new number: the password again, word to the old one, a day of waiting, and a code to the new one."""

from datetime import timedelta

import pytest

from satupintu.people.actions.ask_phone_change import ask_phone_change
from satupintu.people.actions.cancel_phone_change import cancel_phone_change
from satupintu.people.actions.confirm_phone_change import confirm_phone_change
from satupintu.people.actions.send_phone_code import send_phone_code
from satupintu.people.actions.set_family_card import set_family_card
from satupintu.people.models import Applicant, PhoneChange
from satupintu.people.queries import system_actor
from tests.situations.accounts import (
    AT,
    KK,
    PASSWORD,
    Phone,
    a_citizen,
    a_newcomer,
    a_phone,
    a_visit,
    refused,
    wrong,
)

pytestmark = pytest.mark.django_db
NEW_NUMBER = "0813-7777-8888"
STORED = "6281377778888"
DAY = timedelta(hours=24)


@pytest.fixture
def citizen():
    return a_citizen(a_newcomer())


@pytest.fixture
def phone():
    return Phone()


def ask(citizen, phone, *, new_phone=NEW_NUMBER, password=PASSWORD, at=AT):
    given = {"new_phone": new_phone, "password": password, "visit": a_visit(), "by": citizen, "at": at}
    return ask_phone_change(tell=phone, **given)


def number_of(citizen):
    return Applicant.objects.get(pk=citizen.applicant_id).phone


def test_the_whole_way(citizen, phone):
    old, visit = number_of(citizen), a_visit()
    ask(citizen, phone)
    assert [(message.words, message.to, message.code) for message in phone.got] == [
        ("akun_telepon_diminta", old, "")
    ]
    sending = {"visit": visit, "by": citizen, "tell": phone}
    refused("ganti_nomor_ditahan", send_phone_code, **sending, at=AT + DAY - timedelta(seconds=1))
    send_phone_code(**sending, at=AT + DAY)
    refused("kode_salah", confirm_phone_change, code=wrong(phone.code), **sending, at=AT + DAY)
    assert number_of(citizen) == old
    changed = confirm_phone_change(code=phone.code, **sending, at=AT + DAY)
    assert (changed.phone, changed.phone_verified_at) == (STORED, AT + DAY)
    assert [(message.words, message.to) for message in phone.got[1:]] == [
        ("akun_telepon_baru", STORED),
        ("akun_telepon_diganti", old),
    ]


def test_control_without_the_hold_a_thief_has_the_number_within_the_hour(citizen, phone, monkeypatch):
    monkeypatch.setattr("satupintu.people.actions.send_phone_code.check_open", lambda change, at: None)
    monkeypatch.setattr("satupintu.people.actions.confirm_phone_change.check_open", lambda change, at: None)
    visit = a_visit()
    ask(citizen, phone)
    sending = {"visit": visit, "by": citizen, "tell": phone, "at": AT + timedelta(minutes=5)}
    send_phone_code(**sending)
    assert confirm_phone_change(code=phone.code, **sending).phone == STORED


# Each: what is different, and the code of the refusal.
NOT_ASKED = [
    ({"password": "bukan kata sandinya"}, "kata_sandi_salah"),
    ({"new_phone": "12"}, "telepon_salah"),
    ({"new_phone": "(0764) 8001035"}, "telepon_salah"),
    ({"new_phone": "SAME"}, "nomor_sama"),
]


@pytest.mark.parametrize(("different", "code"), NOT_ASKED)
def test_what_is_not_asked(citizen, phone, different, code):
    if different.get("new_phone") == "SAME":
        different = {"new_phone": number_of(citizen)}
    refused(code, ask, citizen, phone, **different)
    assert not PhoneChange.objects.exists()
    assert phone.got == []


def test_the_owner_of_the_old_number_cancels(citizen, phone):
    ask(citizen, phone)
    cancel_phone_change(by=citizen, at=AT + timedelta(hours=3))
    refused("tidak_ada_ganti_nomor", send_phone_code, visit=a_visit(), by=citizen, tell=phone, at=AT + DAY)
    refused("tidak_ada_ganti_nomor", cancel_phone_change, by=citizen, at=AT + DAY)


def test_a_code_for_a_change_that_was_replaced_changes_nothing(citizen, phone):
    visit, at = a_visit(), AT + DAY
    ask(citizen, phone)
    send_phone_code(visit=visit, by=citizen, tell=phone, at=at)
    code = phone.code
    ask(citizen, phone, new_phone=a_phone(), at=at)
    refused("kode_salah", confirm_phone_change, code=code, visit=visit, by=citizen, tell=phone, at=at)
    assert PhoneChange.objects.filter(done_at__isnull=True, cancelled_at__isnull=True).count() == 1


def test_only_a_citizen_has_a_number_to_change(phone):
    refused("tanpa_akun", ask, system_actor(), phone)
    refused("bukan_pemohon", cancel_phone_change, by=system_actor(), at=AT)
    refused("bukan_pemohon", send_phone_code, visit=a_visit(), by=system_actor(), tell=phone, at=AT)


def test_the_family_card_is_set_with_the_password(citizen):
    other = KK[:-1] + "1"
    given = {"kk": other, "visit": a_visit(), "by": citizen, "at": AT}
    refused("kata_sandi_salah", set_family_card, password="bukan kata sandinya", **given)
    assert set_family_card(password=PASSWORD, **given).kk == other
    refused("kk_salah", set_family_card, password=PASSWORD, **(given | {"kk": "12"}))
