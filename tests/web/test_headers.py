"""What every answer carries, whatever the address, whoever asks, and however it ends."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from satupintu.people.models import Holding
from satupintu.web.visitor.headers import HeadersMiddleware
from tests.rooms.cases.journey import a_stage
from tests.situations.browsers import opened_account
from tests.web.addresses import addresses

POLICY = {
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "script-src 'self'",
}


@pytest.fixture
def stage(db, collected_static):
    return a_stage()


def missing(answer):
    """What a browser would not be told."""
    policy = {part.strip() for part in answer.headers.get("Content-Security-Policy", "").split(";")}
    found = sorted(POLICY - policy)
    if "unsafe" in " ".join(policy):
        found.append("a policy without exceptions")
    demanded = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    found += [name for name, value in demanded.items() if answer.headers.get(name) != value]
    allowed = answer.headers.get("Permissions-Policy", "")
    found += [
        power
        for power in ("camera=(self)", "geolocation=(self)", "microphone=()", "payment=()")
        if power not in allowed
    ]
    if "Cache-Control" not in answer.headers:
        found.append("Cache-Control")
    return found


def visitors(stage):
    officer = Holding.objects.filter(post__region=stage.region, post__role="verifikator").first().user
    citizen = opened_account(stage.applicant, at=stage.applicant.registered_at)
    for name, user in (("nobody", None), ("officer", officer), ("citizen", citizen)):
        client = Client(raise_request_exception=False, enforce_csrf_checks=True)
        if user is not None:
            client.force_login(user)
        yield name, client


def test_every_address_answers_with_them(stage):
    asked, found = 0, {}
    for name, client in visitors(stage):
        for address in [
            *addresses(stage.region),
            "/tidak/ada/",
            "/static/tidak-ada.css",
            "/static/design/pintu.svg",
        ]:
            for method in ("get", "post"):
                answer = getattr(client, method)(address)
                asked += 1
                lacking = missing(answer)
                if answer.streaming:
                    list(answer)  # read to the end, as a browser does
                if lacking:
                    found[f"{name} {method} {address} {answer.status_code}"] = lacking
    assert found == {}
    assert asked > 100


def test_a_host_that_nobody_knows_is_refused_with_them(stage):
    answer = Client(headers={"host": "jahat.example"}).get("/")
    assert answer.status_code == 400
    assert missing(answer) == []


def test_a_page_that_breaks_has_them_too(stage, monkeypatch):
    monkeypatch.setattr("satupintu.web.public.views.open_regions", lambda: 1 / 0)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert missing(answer) == []


@pytest.mark.parametrize(
    "address", ["/akun/", "/petugas/keamanan/", "/petugas/masuk/", "/petugas/kode-pemulihan/", "/demo/"]
)
def test_nobody_keeps_what_only_one_may_read(stage, address):
    for _, client in visitors(stage):
        assert "no-store" in client.get(address).headers["Cache-Control"]


def test_an_answer_that_says_who_may_keep_it_is_let_be():
    def answering(request):
        return HttpResponse(headers={"Cache-Control": "public, max-age=60"})

    answer = HeadersMiddleware(answering)(RequestFactory().get("/"))
    assert answer.headers["Cache-Control"] == "public, max-age=60"


def test_control_a_bare_answer_lacks_them():
    assert len(missing(HttpResponse("x"))) > 10
    lax = HttpResponse("x", headers={"Content-Security-Policy": "script-src 'self' 'unsafe-inline'"})
    assert "a policy without exceptions" in missing(lax)
