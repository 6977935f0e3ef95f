"""The gallery shows every component there is, and they behave: by keyboard, without script, in dense rows."""

import re

import pytest

from satupintu.web.design.gallery.specimens import FOLDER, PAGES
from tests.pages.browser import PHONE
from tests.pages.test_pages import browser

LAPTOP_OF_AN_OFFICE = 1366


def test_every_component_is_in_the_gallery(client, collected_static):
    html = client.get("/desain/").content.decode()
    shown = set(re.findall(r'<section id="(\w+)" class="specimen">', html))
    assert shown == {path.stem for path in FOLDER.glob("*.html")} - PAGES
    assert {path.stem for path in (FOLDER / "specimens").glob("*.html")} == shown


def test_every_macro_is_told_with_its_arguments(client, collected_static):
    html = client.get("/desain/").content.decode()
    macros = {
        name
        for path in FOLDER.glob("*.html")
        for name in re.findall(r"\{%-? macro (\w+)\(", path.read_text())
    }
    assert {name for name in macros if f"<code>{name}(" not in html} == set()


@browser
def test_fifty_rows_are_dense_and_never_higher_than_a_line(visit):
    page = visit("/desain/", width=LAPTOP_OF_AN_OFFICE).page
    heights = page.evaluate(
        "[...document.querySelectorAll('.dense.fixed tbody tr')].map(row => row.offsetHeight)"
    )
    assert len(heights) == 50
    assert 24 <= min(heights) <= max(heights) <= 32


@browser
def test_what_a_choice_asks_further_is_hidden_until_chosen(visit):
    page = visit("/desain/").page
    further = page.locator("#contoh-kuasa")
    assert not further.is_visible()
    page.get_by_label("Orang lain dengan surat kuasa").check()
    assert further.is_visible()
    page.get_by_label("Saya sendiri").check()
    assert not further.is_visible()


@browser
def test_without_script_everything_is_there(visit):
    page = visit("/desain/", javascript=False, width=PHONE).page
    assert page.locator("#contoh-kuasa").is_visible()
    assert page.locator("#contoh-sandi").is_visible()
    assert page.get_by_role("button", name="Tampilkan kata sandi").count() == 0
    assert page.locator("#table tbody tr").count() == 50


@browser
@pytest.mark.parametrize(
    ("key", "leads_to"),
    [("ArrowRight", "halaman=3"), ("ArrowLeft", "halaman=1"), ("+", "besar=150"), ("r", "putar=90")],
)
def test_the_viewer_is_turned_by_keys(visit, key, leads_to):
    page = visit("/desain/").page
    page.locator(".viewer-page").focus()
    page.keyboard.press(key)
    page.wait_for_url(re.compile(leads_to))


@browser
def test_not_fitting_opens_the_reasons(visit):
    page = visit("/desain/").page
    check = page.locator(".check").last
    assert not check.get_by_label("Tidak terbaca").is_visible()
    check.get_by_label("Tidak sesuai").check()
    assert check.get_by_label("Tidak terbaca").is_visible()


@browser
def test_a_mistake_gets_the_focus_and_leads_to_its_control(visit):
    page = visit("/desain/").page
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.get_by_role("link", name="Tulis nama seperti pada KTP.").click()
    assert page.evaluate("document.activeElement.id") == "contoh-nama-salah"


@browser
def test_a_form_is_not_sent_twice_by_two_clicks(visit):
    page = visit("/desain/").page
    sent = page.evaluate(
        """() => { let sent = 0
          const button = document.querySelector('#button button[type=submit]')
          button.addEventListener('click', event => { if (!event.defaultPrevented) sent += 1 })
          button.click(); button.click()
          return sent }"""
    )
    assert sent == 1


@browser
def test_the_first_key_leads_past_the_menus(visit):
    page = visit("/").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
