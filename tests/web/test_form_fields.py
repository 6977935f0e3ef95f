"""Fields that nobody asked for are written down by name, and by name alone (G2)."""

import logging

import pytest
from django.http import QueryDict
from django.utils import timezone

from satupintu.web.visitor.form_fields import unexpected, watched
from tests.situations.browsers import Browser
from tests.web.test_account_pages import AT, form

FORM = "application/x-www-form-urlencoded"


def of(query, *asked):
    posted = watched(QueryDict(query))
    for name in asked:
        posted.get(name)
    return unexpected(posted)


def test_what_was_asked_is_expected_and_the_rest_is_named():
    assert of("nama=A&status=terbit&kunci=k&csrfmiddlewaretoken=x", "nama") == ["status"]


def test_cells_and_buttons_belong_to_what_was_asked():
    assert of("pengurus.1.nama=A&pengurus.2.nama=B", "pengurus") == []


@pytest.mark.parametrize("name", ["1407021508900003", "nik1407021508900003", "a%0Ab", "a%20b", "x" * 80])
def test_a_name_that_is_a_number_or_breaks_the_log_is_only_counted(name):
    assert of(f"{name}=1") == ["and 1 more"]


def test_only_so_many_are_named():
    assert (
        of("&".join(f"a{letter}{number}=1" for letter in "abcde" for number in range(9)))[-1] == "and 25 more"
    )


def test_leafing_through_is_no_asking():
    posted = watched(QueryDict("nama=A"))
    list(posted)
    list(posted.lists())
    assert unexpected(posted) == ["nama"]
    assert (posted.getlist("nama"), "nama" in posted, unexpected(posted)) == (["A"], True, [])


def test_a_form_that_went_through_is_noted_without_values(db, collected_static, monkeypatch, caplog):
    monkeypatch.setattr(timezone, "now", lambda: AT)
    caplog.set_level(logging.WARNING, "satupintu.web.visitor.form_fields")
    sent = "&".join(
        f"{name}={value.replace(' ', '+')}" for name, value in form(wilayah_lain="rahasia").items()
    )
    assert Browser().post("/daftar/", sent, content_type=FORM).status_code == 302
    (record,) = [one for one in caplog.records if one.name == "satupintu.web.visitor.form_fields"]
    assert record.getMessage() == "unexpected form fields at account:register: wilayah_lain"
    assert "rahasia" not in caplog.text


def test_a_form_as_its_page_gives_it_is_quiet(db, collected_static, monkeypatch, caplog):
    monkeypatch.setattr(timezone, "now", lambda: AT)
    sent = "&".join(f"{name}={value.replace(' ', '+')}" for name, value in form().items())
    assert Browser().post("/daftar/", sent, content_type=FORM).status_code == 302
    assert "unexpected" not in caplog.text
