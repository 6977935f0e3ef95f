"""A file on the desk: who sees it, what the page offers, what a decision writes, and what a stale or foreign one gets."""

import re

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from satupintu.cases.models import Case, CaseView, Note, Reveal, Tick, WorkItem
from satupintu.people.models import Holding, User
from satupintu.web.desk import at_hand as gate
from tests.rooms.cases.journey import (
    ADVISING,
    COUNTING,
    a_stage,
    filed,
)
from tests.situations.browsers import signed_in
from tests.situations.seats import a_region
from tests.web.portal_walk import key_in


@pytest.fixture
def stage(db, collected_static):
    return a_stage()


def browser_of(journey, step, monkeypatch):
    """Signed in as who holds the post of the step, at a moment after everything that happened."""
    journey.later()
    monkeypatch.setattr(timezone, "now", lambda: journey.at)
    holder = Holding.objects.filter(post=journey.item(step).post).order_by("id")[0].user
    return signed_in(holder)


def address(journey, rest=""):
    return f"/{journey.stage.region.slug}/petugas/berkas/{journey.fresh().number}/{rest}"


def form_of(client, page) -> dict[str, str]:
    """The hidden fields of a page's first form, as a browser would send them back."""
    text = client.get(page).content.decode()
    seen = re.search(r'name="versi" value="(\d+)"', text)
    return {"kunci": key_in(text), "versi": seen[1] if seen else ""}


def test_the_page_shows_what_may_be_done_and_writes_who_looked(stage, monkeypatch):
    journey = filed(stage)
    client = browser_of(journey, COUNTING, monkeypatch)
    page = client.get(address(journey)).content.decode()
    work = journey.item(COUNTING).pk
    assert f"putuskan/{work}/lengkap/" in page
    assert stage.applicant.nik not in page
    assert CaseView.objects.count() == 1


def test_a_deed_asks_and_is_done_once_however_often_it_is_sent(stage, monkeypatch):
    journey = filed(stage)
    client = browser_of(journey, COUNTING, monkeypatch)
    page = address(journey, f"putuskan/{journey.item(COUNTING).pk}/lengkap/")
    sent = form_of(client, page)
    first, second = client.post(page, sent), client.post(page, sent)
    assert first["Location"] == address(journey)
    assert second["Location"] == address(journey)
    told = [*get_messages(second.wsgi_request)]
    assert "sudah diselesaikan oleh Anda" in str(told[-1])
    assert WorkItem.objects.filter(case=journey.case, step=COUNTING).count() == 1


def test_a_return_names_every_defect_and_shows_it_as_it_will_be_read(stage, monkeypatch):
    journey = filed(stage)
    client = browser_of(journey, COUNTING, monkeypatch)
    work = journey.item(COUNTING).pk
    outcome = next(one.code for one in stage.standard.step(COUNTING).outcomes if one.kind == "kembalikan")
    page = address(journey, f"putuskan/{work}/{outcome}/")
    sent = form_of(client, page)
    refused = client.post(page, sent)
    assert (refused.status_code, "Sebutkan sekurangnya satu" in refused.content.decode()) == (422, True)
    defects = {"kurang.persyaratan.ktp": "Foto buram.", "kurang.isian.nama_lembaga": "Beda dengan akta."}
    preview = client.post(page, sent | defects | {"pratinjau": "ya"}).content.decode()
    assert "Yang akan dibaca pemohon" in preview
    assert "Foto buram." in preview
    assert journey.fresh().returns.count() == 0, "a preview writes nothing"
    assert client.post(page, sent | defects)["Location"] == address(journey)
    assert {(item.about, item.code) for item in journey.fresh().returns.get().items.all()} == {
        ("persyaratan", "ktp"),
        ("isian", "nama_lembaga"),
    }


def test_the_checklist_is_kept_and_becomes_the_return(stage, monkeypatch):
    journey = filed(stage)
    client = browser_of(journey, COUNTING, monkeypatch)
    work = journey.item(COUNTING).pk
    page = address(journey, f"periksa/{work}/")
    client.post(
        page,
        {
            "persyaratan.ktp.putusan": "tidak_sesuai",
            "persyaratan.ktp.catatan": "Foto buram.",
            "persyaratan.proposal.putusan": "sesuai",
        },
    )
    assert Tick.objects.count() == 2
    outcome = next(one.code for one in stage.standard.step(COUNTING).outcomes if one.kind == "kembalikan")
    composed = client.get(address(journey, f"putuskan/{work}/{outcome}/")).content.decode()
    assert "Foto buram." in composed
    passing = address(journey, f"putuskan/{work}/lengkap/")
    refused = client.post(passing, form_of(client, passing))
    assert (refused.status_code, "tidak sesuai" in refused.content.decode()) == (422, True)


def test_a_page_that_somebody_overtook_is_told_so_and_keeps_what_was_typed(stage, monkeypatch):
    journey = filed(stage)
    client = browser_of(journey, COUNTING, monkeypatch)
    outcome = next(one.code for one in stage.standard.step(COUNTING).outcomes if one.kind == "kembalikan")
    page = address(journey, f"putuskan/{journey.item(COUNTING).pk}/{outcome}/")
    sent = form_of(client, page) | {"kurang.persyaratan.ktp": "Foto buram sekali.", "versi": "0"}
    stale = client.post(page, sent)
    assert stale.status_code == 422
    assert "Foto buram sekali." in stale.content.decode()
    assert journey.fresh().returns.count() == 0


def test_a_hidden_number_is_shown_with_a_reason_and_written_down(stage, monkeypatch):
    journey = filed(stage)
    client = browser_of(journey, COUNTING, monkeypatch)
    page = address(journey, "tampilkan/pemohon.nik/")
    assert client.post(page, {"alasan": " "}).status_code == 422
    assert not Reveal.objects.exists()
    assert stage.applicant.nik in client.post(page, {"alasan": "Cocokkan KTP."}).content.decode()
    assert Reveal.objects.get().what == "pemohon.nik"
    assert client.get(address(journey, "tampilkan/tidak_ada/")).status_code == 404


def test_claims_and_notes_come_back_to_the_file_with_a_word(stage, monkeypatch):
    journey = filed(stage)
    client = browser_of(journey, COUNTING, monkeypatch)
    work = journey.item(COUNTING)
    sent = form_of(client, address(journey))
    taken = client.post(address(journey, f"pegang/{work.pk}/"), sent | {"tindakan": "ambil"}, follow=True)
    assert "Berkas ini Anda pegang." in taken.content.decode()
    noted = client.post(
        address(journey, "catatan/"),
        form_of(client, address(journey)) | {"catatan": "Tanya lagi."},
        follow=True,
    )
    assert "Tanya lagi." in noted.content.decode()
    assert Note.objects.get().text == "Tanya lagi."


def test_bulk_passes_on_what_it_may_and_says_why_not_of_the_rest(stage, monkeypatch):
    ready, held = filed(stage), filed(stage)
    client = browser_of(held, COUNTING, monkeypatch)
    Tick.objects.create(
        region=stage.region,
        work=held.item(COUNTING),
        about="persyaratan",
        code="ktp",
        fits=False,
        reason="Buram.",
        by=User.objects.filter(kind="petugas")[0],
        at=held.at,
    )
    page = f"/{stage.region.slug}/petugas/serentak/"
    chosen = {"berkas": [ready.item(COUNTING).pk, held.item(COUNTING).pk], "tindakan": "lanjut"}
    asked = client.post(page, chosen | {"kunci": "k" * 20}).content.decode()
    assert "Loloskan 1 dari 2 berkas?" in asked
    done = client.post(
        page,
        {
            "kunci": "k" * 20,
            "tindakan": "lakukan",
            "berkas": chosen["berkas"],
            f"hasil.{ready.item(COUNTING).pk}": "lengkap",
            f"hasil.{held.item(COUNTING).pk}": "lengkap",
        },
    ).content.decode()
    assert "1 berkas diloloskan, 1 tidak" in done
    assert ready.fresh().complete_at is not None
    assert held.fresh().complete_at is None


def test_what_is_out_of_reach_does_not_exist(stage, monkeypatch):
    journey = filed(stage)
    page = address(journey)
    client = browser_of(journey, COUNTING, monkeypatch)
    assert client.get(page).status_code == 200
    other = a_region()
    assert client.get(page.replace(f"/{stage.region.slug}/", f"/{other.slug}/")).status_code == 403
    guest = Holding.objects.filter(post=next_post(stage, ADVISING)).order_by("id")[0].user
    assert signed_in(guest).get(page).status_code == 404, "nothing was referred to that agency yet"


def test_control_without_the_gate_a_guest_would_read_it(stage, monkeypatch):
    """The planted hole: were the page to load the case by its number alone, the guest agency would see it."""
    journey = filed(stage)
    journey.later()
    monkeypatch.setattr(timezone, "now", lambda: journey.at)
    guest = Holding.objects.filter(post=next_post(stage, ADVISING)).order_by("id")[0].user
    client = signed_in(guest)
    assert client.get(address(journey)).status_code == 404
    careless = journey.officer(COUNTING)
    monkeypatch.setattr(
        gate, "look_at", lambda ref, actors, at, look=gate.look_at: look(ref=ref, actors=(careless,), at=at)
    )
    assert client.get(address(journey)).status_code == 200


def next_post(stage, step):
    code = stage.standard.step(step).post
    return stage.region.posts.get(code=code)


def test_the_inbox_lists_the_file_and_a_citizen_has_no_inbox(stage, monkeypatch):
    journey = filed(stage)
    client = browser_of(journey, COUNTING, monkeypatch)
    page = client.get(f"/{stage.region.slug}/petugas/").content.decode()
    assert journey.fresh().number in page
    found = client.post(f"/{stage.region.slug}/petugas/cari/", {"cari": journey.case.number}).content.decode()
    assert address(journey) in found
    assert Case.objects.count() == 1
