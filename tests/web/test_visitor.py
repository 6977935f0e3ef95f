"""Who is let in where: citizens to their own pages, officers to the region in which they hold a seat."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.test import Client, RequestFactory
from django.utils import timezone

from satupintu.people.actions.end_holding import end_holding
from satupintu.people.models import Holding, User
from satupintu.people.queries import system_actor
from satupintu.people.tenures import local_day
from satupintu.rules.errors import Refused
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.officer import officer_of
from satupintu.web.visitor.pages import citizen_page, officer_page
from satupintu.web.visitor.ways import onward
from tests.rooms.cases.journey import AT, a_stage
from tests.situations.browsers import opened_account


@pytest.fixture
def stage(db, collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)
    return a_stage()


@pytest.fixture
def citizen(stage):
    return opened_account(stage.applicant, at=AT)


@pytest.fixture
def officer(stage):
    return Holding.objects.filter(post__region=stage.region, post__role="verifikator").order_by("id")[0].user


@citizen_page
def for_citizens(request):
    return HttpResponse(request.citizen.name)


@officer_page
def for_officers(request):
    return HttpResponse(" ".join(actor.post_code for actor in request.officer.actors))


@citizen_page
def refusing(request):
    raise Refused("contoh", "Tidak bisa; coba besok.")


def asked(user, address="/akun/?x=1", method="get"):
    request = getattr(RequestFactory(), method)(address)
    request.user = user
    return request


def test_a_citizen_reaches_his_pages_and_nobody_keeps_a_copy(citizen):
    answer = for_citizens(asked(citizen))
    assert (answer.status_code, answer.content.decode()) == (200, citizen.name)
    assert "no-store" in answer["Cache-Control"]


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(stage, officer, citizen):
    for user in (User(), officer):
        assert for_citizens(asked(user))["Location"] == "/masuk/?lanjut=%2Fakun%2F%3Fx%3D1"
    sent = for_citizens(asked(User(), method="post"))
    assert sent["Location"] == "/masuk/?lanjut=%2Fakun%2F"
    assert for_officers(asked(citizen), region=stage.region.slug)["Location"].startswith("/petugas/masuk/")


def test_a_disabled_account_is_out_at_once(stage, citizen, officer):
    for user in (citizen, officer):
        user.is_active = False
        user.save(update_fields=["is_active"])
    assert for_citizens(asked(citizen)).status_code == 302
    assert for_officers(asked(officer), region=stage.region.slug).status_code == 302


def test_an_officer_has_every_seat_of_the_day_and_none_after_it(stage, officer):
    seats = Holding.objects.filter(user=officer).values_list("post__code", flat=True)
    assert for_officers(asked(officer), region=stage.region.slug).content.decode() == " ".join(seats)
    holding = Holding.objects.get(user=officer)
    today = local_day(AT, stage.region.zone)
    end_holding(holding=holding, last_day=today - timedelta(days=1), by=system_actor(), at=AT)
    answer = for_officers(asked(officer), region=stage.region.slug)
    assert answer.status_code == 403
    assert "tidak memegang jabatan" in answer.content.decode()


def test_a_refusal_becomes_a_page(citizen):
    answer = refusing(asked(citizen))
    assert answer.status_code == 409
    assert "Tidak bisa; coba besok." in answer.content.decode()


def test_a_deed_is_done_from_the_seat_of_the_work(stage, officer):
    known = officer_of(officer, stage.region, at=AT)
    seat = known.actors[0]
    assert known.actor_for(seat.post_id) == seat
    assert known.actor_with("verifikator") == seat
    for ask, code in (
        (lambda: known.actor_for(0), "bukan_pemegang_jabatan"),
        (lambda: known.actor_with("kasir"), "jabatan_tidak_berwenang"),
    ):
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("/akun/", "/akun/"),
        ("/permohonan/1/?a=b", "/permohonan/1/?a=b"),
        ("https://jahat.example/", "/"),
        ("//jahat.example/", "/"),
        ("/\\jahat.example", "/"),
        ("javascript:alert(1)", "/"),
        ("akun", "/"),
        ("", "/"),
    ],
)
def test_the_way_onward_stays_on_this_site(wanted, expected):
    assert onward(RequestFactory().get("/masuk/", {"lanjut": wanted}), "/") == expected


@pytest.mark.parametrize(
    ("posted", "seen"),
    [("versi=3", 3), ("versi=", None), ("versi=x", None), ("versi=٣", None), ("versi=99999999999", None)],
)
def test_what_the_sender_had_seen(posted, seen):
    assert sending_of(QueryDict(f"kunci={new_key()}&{posted}")).seen == seen


def test_a_form_without_its_key_is_refused():
    for posted in ("versi=1", f"kunci={'x' * 81}"):
        with pytest.raises(Refused) as caught:
            sending_of(QueryDict(posted))
        assert caught.value.code == "kiriman_tidak_lengkap"


@pytest.mark.parametrize(
    ("path", "door"),
    [
        ("/permohonan/contoh/isian/data/", "/masuk/?lanjut=%2Fpermohonan%2Fcontoh%2Fisian%2Fdata%2F"),
        ("/contoh/petugas/berkas/1/", "/petugas/masuk/?lanjut=%2Fcontoh%2Fpetugas%2Fberkas%2F1%2F"),
    ],
)
def test_a_form_of_a_visit_that_has_ended_leads_to_the_door_and_back(collected_static, path, door):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path)["Location"] == door


def test_a_form_without_its_mark_is_refused_to_who_is_signed_in(collected_static):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[settings.SESSION_COOKIE_NAME] = "contoh"
    answer = strict.post("/permohonan/contoh/isian/data/")
    assert (answer.status_code, "kembali ke halaman sebelumnya" in answer.content.decode()) == (403, True)
