"""The inbox kept fresh in a real browser: what was ticked or reached stays, and somebody who is signed out is told so."""

import re

import pytest
from playwright.sync_api import expect

from tests.pages.scan import axe, findings

pytestmark = [pytest.mark.system("chromium", "chromium, by `make system`"), pytest.mark.slow]
HALF_A_MINUTE = 31_000


@pytest.fixture
def screen(house, visit):
    """An inbox that somebody left open; its clock goes on when the test says so."""
    seen = visit(f"/{house.facts['region']}/petugas/?tab=jabatan", who="officer")
    seen.page.clock.install()
    seen.page.reload()
    seen.page.mouse.move(5, 5)
    return seen


@pytest.fixture
def colleague(house, visit):
    """Takes the watched file, and gives it back in the end."""
    page = visit(f"/{house.facts['region']}/petugas/berkas/{house.facts['watched']}/", who="colleague").page

    def press(name):
        with page.expect_navigation():
            page.get_by_role("button", name=name).first.click()

    yield press
    back = page.get_by_role("button", name="Lepaskan")
    if back.count():
        press("Lepaskan")


def ask(screen):
    with screen.page.expect_response("**/petugas/kabar/**"):
        screen.page.clock.run_for(HALF_A_MINUTE)


def row(screen, number):
    return screen.page.locator("#daftar tbody tr", has_text=number)


def box_of_another(screen, number):
    return screen.page.locator("#daftar tbody tr").filter(has_not_text=number).first.locator("[name=berkas]")


def test_what_is_ticked_stays_and_a_sentence_says_what_changed(house, screen, colleague):
    watched, told = house.facts["watched"], screen.page.get_by_role("status")
    ticked = box_of_another(screen, watched).get_attribute("value")
    box = screen.page.locator(f"[name=berkas][value='{ticked}']")
    box.check()
    screen.page.mouse.move(5, 5)
    colleague("Ambil")
    ask(screen)
    expect(told).to_contain_text("Ada 1 perubahan pada daftar ini. Muat ulang")
    expect(row(screen, watched)).to_have_count(1)
    assert box.is_checked()
    assert findings(screen.page) + axe(screen.page) == []
    screen.shoot("kotak-masuk-berubah", 1280)
    screen.page.get_by_role("button", name="Muat ulang").click()
    expect(row(screen, watched)).to_have_count(0)
    assert box.is_checked(), "what was ticked and is still there stays ticked"
    expect(told).to_contain_text("pilihan Anda tetap")


def test_what_is_ticked_and_gone_is_told(house, screen, colleague):
    row(screen, house.facts["watched"]).locator("[name=berkas]").check()
    screen.page.mouse.move(5, 5)
    colleague("Ambil")
    ask(screen)
    screen.page.get_by_role("button", name="Muat ulang").click()
    expect(screen.page.get_by_role("status")).to_contain_text("1 berkas yang Anda pilih sudah tidak ada")


def test_where_somebody_stands_with_the_keys_nothing_moves(house, screen, colleague):
    link = row(screen, house.facts["watched"]).get_by_role("link")
    link.focus()
    colleague("Ambil")
    ask(screen)
    expect(screen.page.get_by_role("status")).to_contain_text("Ada 1 perubahan")
    expect(link).to_be_focused()


def test_control_of_an_idle_list_the_rows_are_changed_in_place(house, screen, colleague):
    watched, count = house.facts["watched"], screen.page.locator(".tabs [aria-current] .count")
    before = int(count.inner_text())
    colleague("Ambil")
    expect(row(screen, watched)).to_have_count(1)
    ask(screen)
    expect(row(screen, watched)).to_have_count(0)
    expect(count).to_have_text(str(before - 1))
    expect(screen.page.get_by_role("status")).to_have_text("Daftar diperbarui: 1 perubahan.")


def test_nothing_new_and_no_line_say_nothing(screen):
    ask(screen)
    screen.page.context.set_offline(True)
    screen.page.clock.run_for(HALF_A_MINUTE)
    screen.page.context.set_offline(False)
    expect(screen.page.get_by_role("status")).to_have_text("")
    ask(screen)


def test_who_is_signed_out_is_told_once_and_nothing_asks_again(screen):
    asked = []
    screen.page.on("request", lambda one: asked.append(one.url) if "/kabar/" in one.url else None)
    screen.page.context.clear_cookies()
    ask(screen)
    told = screen.page.get_by_role("status")
    expect(told).to_contain_text("Sesi Anda sudah berakhir")
    screen.page.clock.run_for(3 * HALF_A_MINUTE)
    assert len(asked) == 1
    told.get_by_role("link", name="Masuk lagi").click()
    expect(screen.page).to_have_url(re.compile(r"/petugas/masuk/\?lanjut=.*petugas"))


def test_without_a_script_it_is_the_same_list(house, visit):
    seen = visit(f"/{house.facts['region']}/petugas/?tab=jabatan", who="officer", javascript=False)
    assert row(seen, house.facts["watched"]).count() == 1
    assert seen.page.get_by_role("status").inner_text() == ""
