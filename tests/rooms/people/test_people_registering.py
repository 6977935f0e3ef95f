"""Asking for an account: a code must come back, and nothing tells whether somebody is known."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.journal.models import Entry
from satupintu.people import codes
from satupintu.people.actions.confirm_registration import confirm_registration
from satupintu.people.actions.register_applicant import register_applicant
from satupintu.people.actions.register_citizen import register_citizen
from satupintu.people.actions.resend_code import resend_code
from satupintu.people.identity import read_identity
from satupintu.people.models import AccountRequest, Applicant, Consent, User
from satupintu.people.newcomer import read_newcomer
from satupintu.people.queries import act_as_applicant, system_actor
from tests.situations.accounts import (
    AT,
    PASSWORD,
    Phone,
    a_newcomer,
    a_nik,
    a_phone,
    a_visit,
    an_account,
    ask_account,
    nik,
    refused,
    wrong,
)

pytestmark = pytest.mark.django_db


def test_an_account_is_opened_by_the_code_that_came_by_whatsapp():
    phone, visit, newcomer = Phone(), a_visit(), a_newcomer()
    ask_account(newcomer, visit, phone)
    assert not Applicant.objects.exists()
    assert not User.objects.exists()
    [message] = phone.got
    assert (message.words, message.channel, message.to) == ("akun_aktivasi", "whatsapp", newcomer.phone)
    assert len(message.code) == 8
    user = confirm_registration(code=f" {message.code[:4]} {message.code[4:]}", visit=visit, at=AT)
    applicant = user.applicant
    assert (applicant.nik, applicant.phone, applicant.kk) == (
        newcomer.identity.number,
        newcomer.phone,
        newcomer.kk,
    )
    assert applicant.phone_verified_at == AT
    assert user.check_password(PASSWORD)
    assert not any(part in user.login for part in (applicant.nik, applicant.phone))
    assert act_as_applicant(user, at=AT).applicant_id == applicant.pk
    assert Consent.objects.get(applicant=applicant).text == "pemakaian_data"
    assert [entry.deed for entry in Entry.objects.filter(chain=f"pemohon:{applicant.pk}")] == ["akun_dibuka"]


def test_what_was_typed_is_kept_sealed_and_goes_with_the_code():
    phone, visit, newcomer = Phone(), a_visit(), a_newcomer()
    ask_account(newcomer, visit, phone)
    with connection.cursor() as cursor:
        cursor.execute('SELECT draft, "to", code_hash FROM people_accountrequest')
        kept = b"|".join(
            bytes(part) if not isinstance(part, str) else part.encode() for part in cursor.fetchone()
        )
    for secret in (newcomer.identity.number, newcomer.phone, phone.code, PASSWORD):
        assert secret.encode() not in kept
    confirm_registration(code=phone.code, visit=visit, at=AT)
    request = AccountRequest.objects.get()
    assert (request.draft, request.to, request.code_hash) == ("", "", "")


def test_a_foreigner_registers_by_passport_and_e_mail():
    phone, visit = Phone(), a_visit()
    newcomer = read_newcomer(
        read_identity("paspor", "nx 1234567", nationality="nl"),
        name="Pemohon Asing",
        email="uji@contoh.nl",
        stay_permit="2C11JE1234A",
    )
    ask_account(newcomer, visit, phone)
    assert phone.got[0].channel == "surel"
    applicant = confirm_registration(code=phone.code, visit=visit, at=AT).applicant
    assert (applicant.nationality, applicant.passport, applicant.stay_permit) == (
        "NL",
        "NX1234567",
        "2C11JE1234A",
    )
    assert applicant.phone_verified_at is None


# Each: what is typed, and the code of the refusal.
BAD_FORMS = [
    ({"name": " "}, "tanpa_keterangan_diri"),
    ({"phone": ""}, "tanpa_nomor"),
    ({"phone": "(0764) 8001035"}, "telepon_salah"),
    ({"email": "bukan surel"}, "surel_salah"),
    ({"kk": "12"}, "kk_salah"),
]


@pytest.mark.parametrize(("typed", "code"), BAD_FORMS)
def test_a_form_that_cannot_be_read(typed, code):
    refused(code, read_newcomer, nik(a_nik()), **{"name": "Uji", "phone": "081276460487", **typed})


def test_a_foreigner_needs_something_to_be_reached_by():
    identity = read_identity("kitas", "2C11JE1234", nationality="NL")
    refused("tanpa_nomor", read_newcomer, identity, name="Uji")


# Each: what is typed, and the code of the refusal.
BAD_IDENTITIES = [
    ("nik", "123", "ID", "nik_salah"),
    ("paspor", "NX1234567", "ID", "warga_negara_salah"),
    ("paspor", "?", "NL", "paspor_salah"),
    ("kitas", "x", "NL", "kitas_salah"),
    ("kitas", "2C11JE1234", "Belanda", "warga_negara_salah"),
    ("sim", "1", "NL", "jenis_identitas_salah"),
]


@pytest.mark.parametrize(("kind", "number", "nationality", "code"), BAD_IDENTITIES)
def test_an_identity_that_cannot_be_read(kind, number, nationality, code):
    refused(code, read_identity, kind, number, nationality=nationality)


# Each: the password, and the code of the refusal.
BAD_PASSWORDS = [
    ("pendek", "kata_sandi_lemah"),
    ("password1234", "kata_sandi_lemah"),
    ("x" * 257, "kata_sandi_panjang"),
    ("NIK", "kata_sandi_mudah"),
    ("PHONE", "kata_sandi_mudah"),
]


@pytest.mark.parametrize(("password", "code"), BAD_PASSWORDS)
def test_a_password_that_others_guess_is_refused(password, code):
    newcomer = a_newcomer()
    password = {"NIK": f"saya {newcomer.identity.number}", "PHONE": f"saya 0{newcomer.phone[2:]}"}.get(
        password, password
    )
    form = {"notice_version": 1, "visit": a_visit(), "tell": Phone(), "at": AT}
    refused(code, register_citizen, newcomer, password=password, **form)


def test_the_words_agreed_to_must_be_known():
    form = {"password": PASSWORD, "visit": a_visit(), "tell": Phone(), "at": AT}
    refused("teks_persetujuan_tidak_dikenal", register_citizen, a_newcomer(), notice_version=99, **form)


def known_cases():
    """Every way in which the identity of a registration may be known, with a number that is or is not its own."""
    taken = a_newcomer()
    an_account(taken)
    clerk = register_applicant(name="Uji", nik=a_nik(), phone=a_phone(), by=system_actor(), at=AT)
    return {
        "nobody": a_newcomer(),
        "owner's number": a_newcomer(taken.identity.number, phone=taken.phone),
        "strange number": a_newcomer(taken.identity.number),
        "clerk's number": a_newcomer(clerk.nik, phone=clerk.phone),
        "not clerk's number": a_newcomer(clerk.nik),
    }


def observed(hashes, cases, at):
    """What a stranger sees of each case: the answer, the hashing, the statements, and what a wrong code gives."""
    for newcomer in cases.values():
        visit = a_visit()
        hashes.clear()
        with CaptureQueriesContext(connection) as queries:
            answer = ask_account(newcomer, visit, Phone(), at=at)
        asked = len(hashes)
        said = refused("kode_salah", confirm_registration, code="00000000", visit=visit, at=at)
        yield repr(answer), asked, len(queries), said, len(hashes) - asked
        at += timedelta(minutes=1)


def test_the_answer_and_the_work_are_the_same_whoever_is_meant(hashes):
    seen = [one[1:] for one in observed(hashes, known_cases(), AT + timedelta(hours=2))]
    assert set(seen) == {
        (2, seen[0][1], seen[0][2], 1)
    }  # the password and the code; then the code that was typed


def test_control_a_twin_that_does_not_hash_for_the_unknown_is_caught(hashes, monkeypatch):
    """The counting sees it; were the clock asked instead, a busy machine would hide it."""
    plain = codes.ask_code

    def hurried(plan, **given):
        if not plan().words:
            monkeypatch.setattr(codes, "fresh_code", lambda: codes.FreshCode("", "tidak dibuat"))
        answer = plain(plan, **given)
        monkeypatch.setattr(codes, "fresh_code", fresh_code)
        return answer

    fresh_code = codes.fresh_code
    monkeypatch.setattr("satupintu.people.actions.register_citizen.ask_code", hurried)
    seen = list(observed(hashes, known_cases(), AT + timedelta(hours=2)))
    assert len({asked for _, asked, *_ in seen}) > 1


def test_who_is_told_what():
    told = {}
    for minute, (case, newcomer) in enumerate(known_cases().items()):
        phone = Phone()
        ask_account(newcomer, a_visit(), phone, at=AT + timedelta(hours=2, minutes=minute))
        told[case] = [(message.words, bool(message.code)) for message in phone.got]
    assert told == {
        "nobody": [("akun_aktivasi", True)],
        "owner's number": [("akun_sudah_ada", False)],
        "strange number": [],
        "clerk's number": [("akun_aktivasi", True)],
        "not clerk's number": [],
    }


def test_whoever_a_clerk_registered_gets_his_applicant_with_the_account():
    clerk = register_applicant(name="Uji Loket", nik=a_nik(), phone=a_phone(), by=system_actor(), at=AT)
    user = an_account(a_newcomer(clerk.nik, phone=clerk.phone, name="Nama Lain"))
    clerk.refresh_from_db()
    assert (clerk.user, clerk.name) == (user, "Uji Loket")
    assert clerk.phone_verified_at == AT
    assert Entry.objects.get(chain=f"pemohon:{clerk.pk}", deed="akun_dilekatkan")
    assert Applicant.objects.count() == 1


def test_of_two_who_ask_at_once_one_gets_the_account():
    """One after the other here; at the same instant in tests/faults."""
    newcomer, phone = a_newcomer(), Phone()
    first, second = a_visit(), a_visit()
    ask_account(newcomer, first, phone)
    ask_account(a_newcomer(newcomer.identity.number), second, phone, at=AT + timedelta(minutes=2))
    one, two = phone.codes()
    confirm_registration(code=one, visit=first, at=AT + timedelta(minutes=3))
    late = {"code": two, "visit": second, "at": AT + timedelta(minutes=3)}
    refused("pendaftaran_tidak_selesai", confirm_registration, **late)
    assert (Applicant.objects.count(), User.objects.count()) == (1, 1)


def test_a_claim_is_made_once():
    clerk = register_applicant(name="Uji", nik=a_nik(), phone=a_phone(), by=system_actor(), at=AT)
    newcomer, phone = a_newcomer(clerk.nik, phone=clerk.phone), Phone()
    first, second = a_visit(), a_visit()
    ask_account(newcomer, first, phone)
    ask_account(newcomer, second, phone, at=AT + timedelta(minutes=2))
    one, two = phone.codes()
    confirm_registration(code=one, visit=first, at=AT + timedelta(minutes=3))
    late = {"code": two, "visit": second, "at": AT + timedelta(minutes=3)}
    refused("pendaftaran_tidak_selesai", confirm_registration, **late)
    assert User.objects.count() == 1


def test_a_code_is_sent_again_for_the_same_request_and_the_old_one_is_over():
    phone, visit = Phone(), a_visit()
    ask_account(a_newcomer(), visit, phone)
    again = {"purpose": "daftar", "visit": visit, "tell": phone}
    refused("kode_terlalu_cepat", resend_code, **again, at=AT + timedelta(seconds=59))
    later = AT + timedelta(seconds=61)
    resend_code(**again, at=later)
    old, new = phone.codes()
    refused("kode_salah", confirm_registration, code=old, visit=visit, at=later)
    assert confirm_registration(code=new, visit=visit, at=later).pk
    assert len({message.event for message in phone.got}) == 2
    refused("permintaan_berakhir", resend_code, **again, at=later + timedelta(minutes=2))


def test_a_request_is_not_waited_for_longer_than_an_hour():
    phone, visit = Phone(), a_visit()
    ask_account(a_newcomer(), visit, phone)
    again = {"purpose": "daftar", "visit": visit, "tell": phone}
    refused("permintaan_berakhir", resend_code, **again, at=AT + timedelta(hours=1))
    refused("permintaan_berakhir", resend_code, **(again | {"visit": a_visit()}), at=AT)


@pytest.mark.parametrize("known", [False, True])
def test_a_resent_code_answers_alike_for_known_and_unknown(known):
    taken = a_newcomer()
    if known:
        an_account(taken)
    later = AT + timedelta(hours=2)
    phone, visit = Phone(), a_visit()
    ask_account(a_newcomer(taken.identity.number), visit, phone, at=later)
    answer = resend_code(purpose="daftar", visit=visit, tell=phone, at=later + timedelta(minutes=2))
    assert answer.valid_until == later + timedelta(minutes=12)
    assert len(phone.got) == (0 if known else 2)


def test_a_wrong_code_is_only_wrong():
    phone, visit = Phone(), a_visit()
    ask_account(a_newcomer(), visit, phone)
    refused("kode_salah", confirm_registration, code=wrong(phone.code), visit=visit, at=AT)
    assert confirm_registration(code=phone.code, visit=visit, at=AT).pk
