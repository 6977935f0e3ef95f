from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from satupintu.journal.models import Entry
from satupintu.journal.signatory import Signatory
from satupintu.people.actions.register_applicant import register_applicant
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.models import Applicant, Mandate, Organisation, User
from satupintu.people.queries import act_as_applicant, applicant_by_nik, system_actor
from satupintu.rules.errors import Refused

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
NIK, OTHER_NIK = "3514024101900001", "3514024101900002"
FOREIGN = {"nationality": "NL", "passport": "NX1234567"}

pytestmark = pytest.mark.django_db


def register(**given: str) -> Applicant:
    return register_applicant(**{"name": "Uji", **given}, by=system_actor(), at=AT)


def refused_code(**given: str) -> str:
    with pytest.raises(Refused) as caught:
        register(**given)
    return caught.value.code


def test_numbers_are_kept_in_one_form() -> None:
    applicant = register(nik="3514 0241 0190 0001", phone="0812-7646-0487", email="Uji@Contoh.id")
    kept = Applicant.objects.get(pk=applicant.pk)
    assert (kept.nik, kept.phone) == (NIK, "6281276460487")
    assert applicant_by_nik("3514-0241-0190-0001") == kept
    assert applicant_by_nik("") is None
    entry = Entry.objects.get(chain=f"pemohon:{kept.pk}")
    assert entry.facts == {"warga_negara": "ID"}


def test_a_foreigner_is_registered_by_passport_or_stay_permit() -> None:
    assert register(**FOREIGN).passport_index
    assert register(nationality="NL", stay_permit="2C11JE-1234 A").stay_permit == "2C11JE1234A"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "tanpa_identitas"),
        ({"passport": "C1234567"}, "tanpa_identitas"),
        ({"nationality": "NL"}, "tanpa_identitas"),
        ({"nik": "123"}, "nik_salah"),
        ({"nik": NIK, "kk": "12"}, "kk_salah"),
        ({"nik": NIK, "phone": "12"}, "telepon_salah"),
        ({"nik": NIK, "email": "bukan surel"}, "surel_salah"),
        ({"nationality": "NL", "passport": "?"}, "paspor_salah"),
        ({"nik": NIK, "name": "  "}, "tanpa_keterangan_diri"),
    ],
)
def test_who_cannot_be_registered(given: dict[str, str], code: str) -> None:
    assert refused_code(**given) == code
    assert not Applicant.objects.exists()


@pytest.mark.parametrize("given", [{"nik": NIK}, FOREIGN, {"nationality": "NL", "stay_permit": "2C1"}])
def test_an_identity_is_registered_once_among_the_active(given: dict[str, str]) -> None:
    first = register(**given)
    assert refused_code(**given) == "pemohon_sudah_terdaftar"
    Applicant.objects.filter(pk=first.pk).update(active=False)
    assert register(**given).pk != first.pk


def test_passports_of_two_states_may_have_the_same_number() -> None:
    register(**FOREIGN)
    assert register(**{**FOREIGN, "nationality": "DE"}).pk


def test_a_phone_number_may_be_shared() -> None:
    one = register(nik=NIK, phone="081276460487")
    two = register(nik=OTHER_NIK, phone="+62 812 7646 0487")
    assert one.phone_index == two.phone_index != ""


@pytest.mark.parametrize(
    "change",
    [
        {"nik_index": ""},
        {"erased_at": AT},
        {"erased_at": AT, "active": False},
        {"phone_verified_at": AT, "phone_index": ""},
    ],
)
def test_the_database_itself_refuses_a_person_without_identity_and_half_an_erasure(
    change: dict[str, Any],
) -> None:
    applicant = register(nik=NIK, phone="081276460487")
    with pytest.raises(IntegrityError), transaction.atomic():
        Applicant.objects.filter(pk=applicant.pk).update(**change)


def test_a_person_can_be_erased_whole() -> None:
    applicant = register(nik=NIK, phone="081276460487")
    applicant.name = applicant.nik = applicant.phone = applicant.email = ""
    applicant.active, applicant.erased_at = False, AT
    applicant.save()
    assert Applicant.objects.get(pk=applicant.pk).nik_index == ""


def citizen(**more: Any) -> User:
    given = {"login": "w-1", "name": "Uji", "kind": "pemohon", "created_at": AT, "activated_at": AT}
    return User.objects.create(**{**given, **more})


def test_a_citizen_acts_for_himself_and_belongs_to_no_region() -> None:
    applicant = register(nik=NIK)
    applicant.user = citizen()
    applicant.save()
    actor = act_as_applicant(applicant.user, at=AT)
    assert (actor.capacity, actor.applicant_id, actor.region_id) == ("pemohon", applicant.pk, None)
    assert actor.signatory == Signatory(f"pemohon:{applicant.pk}")


@pytest.mark.parametrize(
    ("account", "linked", "code"),
    [
        ({}, False, "bukan_pemohon"),
        ({"is_active": False}, True, "akun_nonaktif"),
        ({"activated_at": None}, True, "akun_belum_aktif"),
        ({"activated_at": AT + timedelta(hours=1)}, True, "akun_belum_aktif"),
    ],
)
def test_which_account_does_not_act(account: dict[str, Any], linked: bool, code: str) -> None:
    user = citizen(**account)
    if linked:
        Applicant.objects.filter(pk=register(nik=NIK).pk).update(user=user)
    with pytest.raises(Refused) as caught:
        act_as_applicant(user, at=AT)
    assert caught.value.code == code


def officer(**given: str) -> User:
    return register_officer(**{"login": "ani", "name": "Ani", **given}, by=system_actor(), at=AT)


def test_an_officers_account() -> None:
    user = officer(login=" Ani.S ", password="rahasia-panjang-sekali", nip="19780321 200212 2 002", nik=NIK)
    kept = User.objects.get_by_natural_key("ANI.S")
    assert kept == user
    assert (kept.login, kept.nip, kept.nik) == ("ani.s", "197803212002122002", NIK)
    assert kept.check_password("rahasia-panjang-sekali")
    assert Entry.objects.get(chain=f"pengguna:{user.pk}").facts == {}


def test_without_a_password_nobody_can_sign_in() -> None:
    assert not officer().has_usable_password()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"login": "a b"}, "nama_masuk_salah"),
        ({"login": "x"}, "nama_masuk_salah"),
        ({"nip": "12"}, "nip_salah"),
        ({"nik": "12"}, "nik_salah"),
        ({"email": "x"}, "surel_salah"),
    ],
)
def test_which_account_is_not_opened(given: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as caught:
        officer(**given)
    assert caught.value.code == code


def test_a_login_is_taken_once() -> None:
    officer()
    with pytest.raises(Refused) as caught:
        officer(login="ANI")
    assert caught.value.code == "nama_masuk_terpakai"


def test_the_database_itself_refuses_capitals_in_a_login() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        citizen(login="W-1")


@pytest.mark.parametrize("both", [True, False])
def test_a_mandate_is_for_exactly_one(both: bool) -> None:
    agent, principal = register(nik=NIK), register(nik=OTHER_NIK)
    body = Organisation.objects.create(name="Yayasan Uji", form="yayasan", registered_at=AT)
    given: dict[str, Any] = {
        "applicant": agent,
        "kind": "kuasa",
        "letter": "SK-1",
        "starts": date(2026, 1, 1),
    }
    assert Mandate.objects.create(**given, organisation=body).pk
    assert Mandate.objects.create(**given, principal=principal).pk
    wrong = {"organisation": body, "principal": principal} if both else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(**given, **wrong)


@pytest.mark.parametrize(
    "change", [{"letter": ""}, {"ends": date(2025, 1, 1)}, {"kind": "kuasa", "letter": ""}]
)
def test_a_kuasa_has_a_letter_and_a_period(change: dict[str, Any]) -> None:
    body = Organisation.objects.create(name="Yayasan Uji", form="yayasan", registered_at=AT)
    mandate = Mandate.objects.create(
        applicant=register(nik=NIK), organisation=body, kind="kuasa", letter="SK-1", starts=date(2026, 1, 1)
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(**change)
