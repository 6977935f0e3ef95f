"""A new password by NIK, KK and code, or by the counter; a number alone opens nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.journal.models import Entry
from satupintu.people.actions import ask_password_reset as room
from satupintu.people.actions.ask_password_reset import ask_password_reset
from satupintu.people.actions.confirm_password_reset import confirm_password_reset
from satupintu.people.actions.finish_counter_help import finish_counter_help
from satupintu.people.actions.help_at_counter import help_at_counter
from satupintu.people.actions.register_applicant import register_applicant
from satupintu.people.actor import Actor
from satupintu.people.identity import identity_of, read_identity
from satupintu.people.models import Applicant, Spending, User
from satupintu.people.queries import system_actor
from satupintu.rules.accounts import CODES, TRIES
from tests.situations.accounts import (
    AT,
    KK,
    Phone,
    a_newcomer,
    a_nik,
    a_phone,
    a_visit,
    an_account,
    nik,
    refused,
    wrong,
)
from tests.situations.seats import a_region

pytestmark = pytest.mark.django_db
NEW = "sepeda merah di halaman"
OTHER_KK = "1407021508909999"
LATER = AT + timedelta(hours=1)


@pytest.fixture
def owner():
    return an_account(a_newcomer()).applicant


def ask(number, second=KK, *, phone=None, visit=None, at=LATER):
    given = {"second_number": second, "visit": visit or a_visit(), "tell": phone or Phone(), "at": at}
    return ask_password_reset(nik(number), **given)


def test_nik_kk_and_the_code_give_a_new_password(owner):
    phone, visit = Phone(), a_visit()
    ask(owner.nik, phone=phone, visit=visit)
    given = {"new_password": NEW, "visit": visit, "tell": phone, "at": LATER}
    refused("kode_salah", confirm_password_reset, code=wrong(phone.code), **given)
    user = confirm_password_reset(code=phone.code, **given)
    assert user.check_password(NEW)
    assert phone.words == ["akun_sandi_lupa", "akun_sandi_diganti"]
    assert {message.to for message in phone.got} == {owner.phone}
    entry = Entry.objects.filter(chain=f"pemohon:{owner.pk}", deed="kata_sandi_diganti").get()
    assert entry.facts == {"cara": "kode"}


def test_a_foreigner_proves_himself_by_the_other_paper():
    foreigner = Applicant.objects.create(
        name="Uji",
        nationality="NL",
        passport="NX1234567",
        stay_permit="2C11JE1234",
        email="uji@contoh.nl",
        registered_at=AT,
        user=User.objects.create(login="w-1", kind="pemohon", created_at=AT, activated_at=AT),
    )
    papers = [("paspor", "NX1234567", "2C11JE1234"), ("kitas", "2C11JE1234", "NX1234567")]
    for minutes, (kind, number, second) in enumerate(papers):
        phone = Phone()
        identity = read_identity(kind, number, nationality="NL")
        given = {"visit": a_visit(), "tell": phone, "at": LATER + timedelta(minutes=minutes)}
        ask_password_reset(identity, second_number=second, **given)
        assert [(message.to, message.channel) for message in phone.got] == [("uji@contoh.nl", "surel")]
    assert identity_of(foreigner).kind == "paspor"


def whoever():
    """Whom a stranger may name, with the second number that he has."""
    known = an_account(a_newcomer()).applicant
    without = an_account(a_newcomer(kk="")).applicant
    closed = an_account(a_newcomer()).applicant
    User.objects.filter(pk=closed.user_id).update(is_active=False)
    clerk = register_applicant(name="Uji", nik=a_nik(), kk=KK, phone=a_phone(), by=system_actor(), at=AT)
    return {
        "right": (known.nik, KK),
        "wrong KK": (known.nik, OTHER_KK),
        "no KK on file": (without.nik, KK),
        "nobody": (a_nik(), KK),
        "closed": (closed.nik, KK),
        "no account": (clerk.nik, KK),
    }


def test_only_the_right_one_gets_a_code_and_all_get_the_same_answer_for_the_same_work(hashes):
    seen, sent = [], {}
    at = LATER
    for case, (number, second) in whoever().items():
        phone = Phone()
        at += timedelta(minutes=2)
        hashes.clear()
        with CaptureQueriesContext(connection) as queries:
            answer = ask(number, second, phone=phone, at=at)
        seen.append((answer.valid_until - at, answer.next_code_at - at, len(hashes), len(queries)))
        sent[case] = len(phone.got)
    assert len(set(seen)) == 1
    assert {case for case, many in sent.items() if many} == {"right"}


def test_whoever_bought_the_number_cannot_reset_without_the_second_number(owner):
    """He holds the phone, and may even know the NIK."""
    phone, visit = Phone(), a_visit()
    ask(owner.nik, OTHER_KK, phone=phone, visit=visit)
    assert phone.got == []
    given = {"new_password": NEW, "visit": visit, "tell": phone, "at": LATER}
    refused("kode_salah", confirm_password_reset, code="12345678", **given)


def test_control_a_twin_that_trusts_the_number_alone_hands_the_account_over(owner, monkeypatch):
    monkeypatch.setattr(room, "_second_of", lambda identity, known: OTHER_KK)
    phone, visit = Phone(), a_visit()
    ask(owner.nik, OTHER_KK, phone=phone, visit=visit)
    given = {"new_password": NEW, "visit": visit, "tell": phone, "at": LATER}
    assert confirm_password_reset(code=phone.code, **given).applicant == owner


def test_the_budget_of_a_number_that_the_visitor_did_not_name_ends_in_silence(owner):
    ask(owner.nik)
    used_up = Spending.objects.filter(budget=CODES.code, scope="nomor")
    used_up.update(spent=CODES.limits["nomor"])
    phone = Phone()
    assert ask(owner.nik, phone=phone, at=LATER + timedelta(minutes=2))
    assert phone.got == []


# Each: kind, number, second number as typed, and the code of the refusal.
UNREADABLE = [
    (read_identity("nik", "1407021508900001"), "12", "kk_salah"),
    (read_identity("paspor", "NX1234567", nationality="NL"), "x", "kitas_salah"),
    (read_identity("kitas", "2C11JE1234", nationality="NL"), "?", "paspor_salah"),
]


@pytest.mark.parametrize(("identity", "second", "code"), UNREADABLE)
def test_a_second_number_that_cannot_be_read(identity, second, code):
    given = {"visit": a_visit(), "tell": Phone(), "at": AT}
    refused(code, ask_password_reset, identity, second_number=second, **given)


def test_a_new_password_that_others_guess_leaves_the_code_good(owner):
    phone, visit = Phone(), a_visit()
    ask(owner.nik, phone=phone, visit=visit)
    given = {"visit": visit, "tell": phone, "at": LATER}
    guessed = f"saya {owner.nik}"
    refused("kata_sandi_mudah", confirm_password_reset, code=phone.code, new_password=guessed, **given)
    assert confirm_password_reset(code=phone.code, new_password=NEW, **given).check_password(NEW)


def test_an_account_closed_meanwhile_gets_no_password(owner):
    phone, visit = Phone(), a_visit()
    ask(owner.nik, phone=phone, visit=visit)
    User.objects.filter(pk=owner.user_id).update(is_active=False)
    given = {"new_password": NEW, "visit": visit, "tell": phone, "at": LATER}
    refused("akun_nonaktif", confirm_password_reset, code=phone.code, **given)


def a_clerk(*, role="loket", own_nik=""):
    region = a_region()
    user = User.objects.create(login=f"loket-{region.pk}", name="Petugas", nik=own_nik, created_at=AT)
    return Actor(user_id=user.pk, name="Petugas", capacity="tetap", role=role, region_id=region.pk, post_id=1)


def at_counter(applicant, phone, *, by=None, paper="ktp", new_phone="", at=LATER):
    given = {"paper": paper, "new_phone": new_phone, "visit": a_visit(), "by": by or a_clerk(), "at": at}
    help_at_counter(applicant, tell=phone, **given)


def finish(applicant, code, *, at=LATER, visit=None):
    given = {"new_password": NEW, "visit": visit or a_visit(), "tell": Phone(), "at": at}
    return finish_counter_help(nik(applicant.nik), code=code, **given)


def test_the_counter_sees_a_paper_and_the_code_goes_to_the_person(owner):
    phone = Phone()
    at_counter(owner, phone)
    assert [(message.words, message.to) for message in phone.got] == [("akun_loket", owner.phone)]
    refused("kode_salah", finish, owner, wrong(phone.code))
    assert finish(owner, phone.code).check_password(NEW)
    refused("kode_salah", finish, owner, phone.code)
    entry = Entry.objects.get(chain=f"pemohon:{owner.pk}", deed="dibantu_di_loket")
    assert entry.facts["bukti"] == "ktp"
    assert entry.actor.startswith("pengguna:")


def test_with_a_new_number_the_old_one_is_told_and_the_new_one_is_proved(owner):
    phone, new, old = Phone(), a_phone(), owner.phone
    at_counter(owner, phone, new_phone=new)
    assert [(message.words, message.to) for message in phone.got] == [
        ("akun_loket", new),
        ("akun_telepon_diganti", old),
    ]
    owner.refresh_from_db()
    assert owner.phone == old
    finish(owner, phone.codes(new)[0])
    owner.refresh_from_db()
    assert (owner.phone, owner.phone_verified_at) == (new, LATER)


def test_only_the_newest_help_counts(owner):
    phone = Phone()
    at_counter(owner, phone)
    at_counter(owner, phone, at=LATER + timedelta(minutes=2))
    first, second = phone.codes()
    at = LATER + timedelta(minutes=2)
    refused("kode_salah", finish, owner, first, at=at)
    assert finish(owner, second, at=at).pk


def test_whoever_has_no_account_yet_gets_one_by_the_counter():
    clerk = register_applicant(name="Uji Loket", nik=a_nik(), by=system_actor(), at=AT)
    phone = Phone()
    refused("tanpa_nomor", at_counter, clerk, phone)
    at_counter(clerk, phone, new_phone=a_phone())
    user = finish(clerk, phone.code)
    clerk.refresh_from_db()
    assert clerk.user == user
    assert Entry.objects.get(chain=f"pemohon:{clerk.pk}", deed="akun_dilekatkan")


# Each: what is different, and the code of the refusal.
NOT_HELPED = [
    ({"paper": "kartu pelajar"}, "tanpa_bukti_diri"),
    ({"new_phone": "12"}, "telepon_salah"),
    ({"role": "verifikator"}, "bukan_petugas_loket"),
    ({"closed": True}, "akun_nonaktif"),
    ({"own": True}, "urusan_sendiri"),
]


@pytest.mark.parametrize(("different", "code"), NOT_HELPED)
def test_whom_the_counter_does_not_help(owner, different, code):
    by = a_clerk(
        role=different.pop("role", "loket"), own_nik=owner.nik if different.pop("own", False) else ""
    )
    if different.pop("closed", False):
        User.objects.filter(pk=owner.user_id).update(is_active=False)
    refused(code, at_counter, owner, Phone(), by=by, **different)


def test_an_unknown_identity_with_a_code_is_a_wrong_code():
    stranger = Applicant(nik=a_nik())
    refused("kode_salah", finish, stranger, "12345678")


def test_an_empty_code_is_no_try(owner):
    phone, visit = Phone(), a_visit()
    ask(owner.nik, phone=phone, visit=visit)
    given = {"new_password": NEW, "visit": visit, "tell": phone, "at": LATER}
    for typed in ("", " - "):
        refused("kode_kosong", confirm_password_reset, code=typed, **given)
    assert not Spending.objects.filter(budget=TRIES.code, spent__gt=0).exists()
    assert confirm_password_reset(code=phone.code, **given).applicant == owner
