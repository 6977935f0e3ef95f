"""What only a superior does: giving a file to another holder, and releasing one who would have to keep away."""

import pytest
from django.utils import timezone

from satupintu.cases.models import Release
from satupintu.people.models import User
from tests.rooms.cases.journey import COUNTING, a_stage, another, filed, post_of
from tests.situations.browsers import signed_in
from tests.web.test_desk_file import address, browser_of, form_of


@pytest.fixture
def over(db, collected_static, monkeypatch):
    """The head of the office before a file that waits at a post with two holders."""
    stage = a_stage()
    journey = filed(stage)
    colleague = another(stage, "customer_service", "rekan")
    journey.later()
    monkeypatch.setattr(timezone, "now", lambda: journey.at)
    head = stage.officer(post_of(stage, "kepala_dinas"), journey.at)
    return journey, colleague, signed_in(User.objects.get(pk=head.user_id))


@pytest.mark.parametrize(("word", "field"), [("alihkan", "kepada"), ("lepas-tugas", "siapa")])
def test_somebody_and_a_reason_are_asked_and_what_was_typed_stays(over, word, field):
    journey, colleague, client = over
    page = address(journey, f"{word}/{journey.item(COUNTING).pk}/")
    assert f'value="{colleague.user_id}"' in client.get(page).content.decode()
    refused = client.post(page, form_of(client, page) | {field: colleague.user_id, "alasan": " "})
    assert (refused.status_code, f'value="{colleague.user_id}" checked' in refused.content.decode()) == (
        422,
        True,
    )
    assert client.post(page, form_of(client, page) | {"alasan": "Cuti."}).status_code == 422
    done = client.post(page, form_of(client, page) | {field: colleague.user_id, "alasan": "Cuti."})
    assert done["Location"] == address(journey)
    if word == "alihkan":
        assert journey.item(COUNTING).claimed_by_id == colleague.user_id
    else:
        assert Release.objects.get(case=journey.case).user_id == colleague.user_id


def test_control_who_is_no_superior_has_no_such_page(over, monkeypatch):
    journey, _, _ = over
    client = browser_of(journey, COUNTING, monkeypatch)
    for word in ("alihkan", "lepas-tugas"):
        assert client.get(address(journey, f"{word}/{journey.item(COUNTING).pk}/")).status_code == 404
