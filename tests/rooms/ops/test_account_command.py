"""What the IT person does when a telephone is lost or a password was mistyped too often."""

from argparse import Namespace
from datetime import UTC, date, datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import override_settings

from satupintu.journal.models import Entry
from satupintu.ops import account, doctor, serve
from satupintu.ops.cli import main
from satupintu.ops.players import DECREE
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.establish_region import establish_region
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.actions.reset_factor import reset_factor
from satupintu.people.actor import Actor
from satupintu.people.models import Holding, Post, Session
from satupintu.people.queries import act_as, system_actor
from satupintu.people.tries import PASSWORD, charge_try, subject_of
from satupintu.rules.errors import Refused
from tests.situations.regions import EXAMPLE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.fixture
def region():
    return establish_region(EXAMPLE, by=system_actor(), at=NOW)


def seated(region, post, login):
    user = register_officer(login=login, name="Petugas Contoh", by=system_actor(), at=NOW)
    row = Post.objects.get(region=region, code=post)
    appoint(post=row, user=user, starts=date(2020, 1, 1), by=system_actor(), at=NOW)
    return user


@pytest.fixture
def chief(region):
    return seated(region, "kepala_dinas", "kepala")


def with_app(user):
    return Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})


def deeds(user):
    rows = Entry.objects.filter(chain=f"pengguna:{user.pk}").order_by("number")
    return list(rows.values_list("deed", flat=True))[1:]


def code_of(deed, **given):
    with pytest.raises(Refused) as refused:
        deed(**given)
    return refused.value.code


def test_who_needs_a_factor_and_has_none_is_named(region, chief, capsys):
    clerk = seated(region, "back_office", "loket1")
    assert main(["account", "without-factor"]) == 1
    assert capsys.readouterr().out == "kepala\n"
    with_app(chief)
    assert main(["account", "without-factor"]) == 0
    assert clerk.login not in capsys.readouterr().out


def test_recovery_codes_alone_are_no_factor(chief, capsys):
    Authenticator.objects.create(user=chief, type="recovery_codes", data={})
    assert main(["account", "without-factor"]) == 1


def test_a_factor_is_taken_off_and_every_session_ends(chief, capsys):
    with_app(chief)
    Session.objects.create(session_key="k1", session_data="", expire_date=NOW, user=chief)
    assert main(["account", "reset-factor", "KEPALA"]) == 0
    assert not Authenticator.objects.exists()
    assert not Session.objects.exists()
    assert deeds(chief) == ["faktor_direset"]
    assert code_of(reset_factor, user=chief, by=system_actor(), at=NOW) == "tanpa_faktor_kedua"


def test_a_pause_is_lifted(chief, capsys):
    for _ in range(5):
        charge_try(subject_of(chief, PASSWORD), at=NOW)
    with pytest.raises(Refused) as refused:
        charge_try(subject_of(chief, PASSWORD), at=NOW)
    assert refused.value.code == "masuk_dijeda"
    assert main(["account", "lift-pause", "kepala"]) == 0
    charge_try(subject_of(chief, PASSWORD), at=NOW)
    assert deeds(chief) == ["jeda_dibuka"]


def test_an_identity_is_bound(chief):
    assert main(["account", "bind", "kepala", "pegawai-7"]) == 0
    assert main(["account", "bind", "kepala", "pegawai-8"]) == 0
    assert [row.uid for row in SocialAccount.objects.filter(user=chief)] == ["pegawai-8"]


def test_an_account_that_is_not_there_is_told(capsys):
    assert main(["account", "reset-factor", "siapa"]) == 2
    assert "Tidak ada akun dengan nama masuk siapa" in capsys.readouterr().err
    assert code_of(account.run, options=Namespace(verb="lift-pause", login="siapa")) == "akun_tidak_ada"


def test_only_who_keeps_the_account_may(region, chief):
    with_app(chief)
    clerk = seated(region, "back_office", "loket1")
    by = act_as(clerk, Post.objects.get(region=region, code="back_office"), at=NOW)
    assert code_of(reset_factor, user=chief, by=by, at=NOW) == "bukan_pengelola"
    keeper = Actor(
        user_id=chief.pk, name="", capacity="tetap", role="pengelola", region_id=region.pk, post_id=1
    )
    assert code_of(reset_factor, user=chief, by=keeper, at=NOW) == "akun_sendiri"
    elsewhere = Actor(
        user_id=clerk.pk, name="", capacity="tetap", role="pengelola", region_id=region.pk + 1, post_id=1
    )
    assert code_of(reset_factor, user=chief, by=elsewhere, at=NOW) == "wilayah_lain"
    assert Authenticator.objects.filter(user=chief).exists()


@pytest.mark.parametrize(("rehearsal", "good"), [(True, True), (False, False)])
def test_the_doctor_names_accounts_without_their_factor(chief, rehearsal, good):
    with override_settings(REHEARSAL=rehearsal):
        finding = doctor.factors()
    assert finding.good == good
    assert "1 petugas wajib" in finding.sentence
    with_app(chief)
    with override_settings(REHEARSAL=rehearsal):
        assert doctor.factors().good


def test_a_site_in_earnest_does_not_start_with_the_accounts_of_the_demo(chief):
    Holding.objects.filter(user=chief).update(decree=DECREE)
    serve.check_no_demo_accounts()
    with override_settings(REHEARSAL=False):
        assert not doctor.players().good
        assert code_of(serve.check_no_demo_accounts) == "akun_peragaan_di_situs_sungguhan"
        chief.is_active = False
        chief.save(update_fields=["is_active"])
        serve.check_no_demo_accounts()
        assert doctor.players().good


def test_the_doctor_finds_a_region_whose_host_is_not_let_in(monkeypatch, settings):
    settings.ALLOWED_HOSTS = ["izin.sini.example"]
    monkeypatch.setattr(
        "satupintu.catalogue.region_files.slugs_by_host", lambda: {"izin.sini.example": "sini"}
    )
    assert doctor.hosts().good
    monkeypatch.setattr(
        "satupintu.catalogue.region_files.slugs_by_host", lambda: {"izin.sana.example": "sana"}
    )
    assert "izin.sana.example" in doctor.hosts().sentence
    assert not doctor.hosts().good
