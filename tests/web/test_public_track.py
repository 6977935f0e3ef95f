"""Tracking without signing in: number and code give the status; anything else gives one sentence and nothing more."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from satupintu.cases.actions import ask_status
from satupintu.cases.queries.tracking import tracking_code
from satupintu.people.models import Spending
from satupintu.people.spending import Charge
from satupintu.rules.accounts import TRACKING, Budget
from satupintu.rules.errors import Refused
from tests.rooms.cases.journey import ADVISING, a_stage, at_step, forget, prepare
from tests.web import markup, shelves

pytestmark = pytest.mark.django_db
NOT_FOUND = "Tidak ada permohonan dengan nomor dan kode ini"


@pytest.fixture
def case(db, collected_static):
    made = a_stage()
    prepare(made, starts_at=ADVISING)
    yield at_step(made, ADVISING).case
    forget()


def ask(client, case, number, code):
    answer = client.post(f"/{case.region.slug}/lacak/", {"nomor": number, "kode": code})
    html = answer.content.decode()
    # The summary of what is wrong stands above everything else, as on every form of the house.
    above = ["not one h1, first"] if answer.status_code >= 422 else []
    assert markup.faults(html) == above
    return answer, markup.read(html)


def test_number_and_code_give_the_status(client, case):
    answer, page = ask(client, case, f" {case.number} ", tracking_code(case.ref).lower())
    assert answer.status_code == 200
    assert f"Nomor permohonan {case.number}" in page.text
    assert "Status Diperiksa" in page.text
    assert "Dijanjikan selesai" in page.text


def test_nothing_of_the_applicant_is_on_the_page(client, case):
    _, page = ask(client, case, case.number, tracking_code(case.ref))
    for secret in (case.applicant.name, case.ref):
        assert secret not in page.text
    assert case.ref not in " ".join(page.links)


@pytest.mark.parametrize(
    ("number", "code", "says", "beside"),
    [
        ("{number}", "{other}", NOT_FOUND, "nomor"),
        ("TIDAK/ADA", "{code}", NOT_FOUND, "nomor"),
        ("", "{code}", NOT_FOUND, "nomor"),
        ("{number}", "", "Kode lacak belum diisi.", "kode"),
        ("{number}", "ABC", "Kode", "kode"),
        ("{number}\0", "{code}\0x", "Kode", "kode"),
    ],
)
def test_anything_else_gives_one_sentence_and_keeps_what_was_typed(client, case, number, code, says, beside):
    known = {"number": case.number, "code": tracking_code(case.ref), "other": tracking_code("0" * 32)}
    answer, page = ask(client, case, number.format(**known), code.format(**known))
    assert answer.status_code == 422
    assert says in page.text
    assert f"#{beside}" in page.links
    assert answer.content.decode().startswith("<!DOCTYPE html>")
    assert "<title>Kesalahan: " in answer.content.decode()
    typed = number.format(**known).replace("\0", "").strip()
    assert not typed or f'value="{typed}"' in answer.content.decode()
    assert "Status Diperiksa" not in page.text


def test_another_regions_page_does_not_know_it(client, case):
    other = shelves.established(shelves.region_folders()[0])
    answer = client.post(f"/{other.slug}/lacak/", {"nomor": case.number, "kode": tracking_code(case.ref)})
    assert (answer.status_code, NOT_FOUND in answer.content.decode()) == (422, True)


def test_nobody_keeps_the_page_and_the_code_stands_in_no_address(client, case):
    answer, _ = ask(client, case, case.number, tracking_code(case.ref))
    assert "no-store" in answer.headers["Cache-Control"]
    shown = client.get(f"/{case.region.slug}/lacak/", {"nomor": case.number, "kode": tracking_code(case.ref)})
    assert "Status Diperiksa" not in shown.content.decode()


def test_a_form_from_elsewhere_is_refused(case):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/{case.region.slug}/lacak/", {"nomor": case.number, "kode": "x"})
    assert answer.status_code == 403


def test_a_long_text_is_cut(client, case):
    answer, _ = ask(client, case, "9" * 5000, "A" * 5000)
    assert answer.status_code == 422
    assert len(answer.content) < 50_000


# -- what one address may get wrong in a day


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(ask_status, "TRACKING", Budget("lacak", {"alamat": 3}))


def wrong(client, case, **headers):
    return client.post(
        f"/{case.region.slug}/lacak/", {"nomor": case.number, "kode": tracking_code("0" * 32)}, **headers
    ).status_code


def test_wrong_tries_end_and_then_even_the_right_code_waits_until_tomorrow(client, case, few, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT)
    assert [wrong(client, case) for _ in range(4)] == [422, 422, 422, 429]
    answer, page = ask(client, case, case.number, tracking_code(case.ref))
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in page.text
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT + timedelta(days=1))
    assert ask(client, case, case.number, tracking_code(case.ref))[0].status_code == 200


def test_the_refusal_says_what_else_can_be_done(case, few):
    asked = {
        "region": case.region_id,
        "number": case.number,
        "code": tracking_code("0" * 32),
        "address": "203.0.113.9",
        "at": shelves.AT,
    }
    said = []
    for _ in range(4):
        with pytest.raises(Refused) as refused:
            ask_status.ask_status(**asked)
        said.append(refused.value.code)
    assert said == [*["lacak_tidak_ditemukan"] * 3, "lacak_terlalu_sering"]
    assert "masuk dengan akun Anda" in refused.value.sentence


def test_who_has_the_code_may_look_as_often_as_he_likes(client, case, few):
    for _ in range(5):
        assert ask(client, case, case.number, tracking_code(case.ref))[0].status_code == 200
    assert Spending.objects.get(budget="lacak").spent == 0


def test_another_address_is_not_shut_out(client, case, few):
    assert [wrong(client, case) for _ in range(4)][-1] == 429
    assert wrong(client, case, REMOTE_ADDR="203.0.113.9") == 422


def test_control_without_the_budget_nobody_is_stopped(client, case, monkeypatch):
    monkeypatch.setattr(ask_status, "charge", lambda *given, **named: Charge())
    assert {wrong(client, case) for _ in range(TRACKING.limits["alamat"] // 50 + 5)} == {422}


def test_no_row_holds_the_address_itself(client, case):
    wrong(client, case, REMOTE_ADDR="203.0.113.9")
    assert "203.0.113" not in Spending.objects.get(budget="lacak").subject
