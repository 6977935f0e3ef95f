"""Lists kept by name: made from the inbox, found above it, shared with the post, changed by their maker alone."""

import pytest

from satupintu.cases.models import SavedFilter
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.queries import system_actor
from tests.rooms.cases.journey import COUNTING, a_stage, filed
from tests.situations.browsers import signed_in
from tests.web.test_desk_file import browser_of


@pytest.fixture
def journey(db, collected_static):
    return filed(a_stage())


@pytest.fixture
def maker(journey, monkeypatch):
    return browser_of(journey, COUNTING, monkeypatch)


@pytest.fixture
def colleague(journey, maker):
    """Another one in the same post."""
    stage, at, by = journey.stage, journey.at, system_actor()
    user = register_officer(login="rekan", name="Rekan Contoh", home=stage.region, by=by, at=at)
    appoint(post=journey.item(COUNTING).post, user=user, starts=at.date(), by=by, at=at)
    return signed_in(user)


def inbox(journey) -> str:
    return f"/{journey.stage.region.slug}/petugas/"


def keep(client, journey, **changes):
    words = {"simpan": "ya", "nama": "Yang terlambat", "tab": "jabatan", "waktu": "terlambat"}
    return client.post(inbox(journey) + "saringan/", words | changes)


def test_a_list_is_kept_and_stands_above_the_inbox(maker, journey):
    assert "saringan/?tab=jabatan" in maker.get(inbox(journey) + "?tab=jabatan").content.decode()
    assert keep(maker, journey).status_code == 302
    page = maker.get(inbox(journey)).content.decode()
    assert "Yang terlambat" in page
    assert "waktu=terlambat" in page


def test_a_second_one_of_that_name_is_refused_and_what_was_typed_stays(maker, journey):
    keep(maker, journey)
    answer = keep(maker, journey)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "pilih nama lain" in page
    assert 'name="waktu" value="terlambat"' in page


def test_a_list_sent_twice_is_kept_once(maker, journey):
    first, second = (keep(maker, journey, kunci="sama") for _ in range(2))
    assert (first.status_code, second["Location"]) == (302, first["Location"])
    assert SavedFilter.objects.count() == 1
    assert keep(maker, journey, kunci="lain", nama="Yang lain").status_code == 302
    assert SavedFilter.objects.count() == 2, "the control: another form makes another one"


def test_shared_with_the_post_a_colleague_sees_it_and_cannot_change_it(maker, colleague, journey):
    keep(maker, journey)
    assert "Yang terlambat" not in colleague.get(inbox(journey)).content.decode()
    saved = SavedFilter.objects.get()
    place = inbox(journey) + "saringan/"
    posted = {"saringan": str(saved.pk), "bagikan": "ya", "berbagi": "jabatan"}
    assert maker.post(place, posted).status_code == 302
    assert "Yang terlambat" in colleague.get(inbox(journey)).content.decode()
    for deed in ("hapus", "bagikan", "ganti"):
        foreign = {"saringan": str(saved.pk), deed: "ya", "nama": "Lain", "berbagi": "sendiri"}
        assert colleague.post(place, foreign).status_code == 422
    saved.refresh_from_db()
    assert (saved.name, saved.sharing) == ("Yang terlambat", "jabatan")


def test_its_maker_renames_and_removes_it(maker, journey):
    keep(maker, journey)
    place, pk = inbox(journey) + "saringan/", str(SavedFilter.objects.get().pk)
    assert maker.post(place, {"saringan": pk, "ganti": "ya", "nama": "Pagi hari"}).status_code == 302
    assert "Pagi hari" in maker.get(place).content.decode()
    assert maker.post(place, {"saringan": pk, "hapus": "ya"}).status_code == 302
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "-1"])
def test_a_number_that_is_none_is_not_there(maker, journey, number):
    assert maker.post(inbox(journey) + "saringan/", {"saringan": number, "hapus": "ya"}).status_code == 404
