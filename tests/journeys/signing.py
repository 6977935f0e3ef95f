"""The head of the office signs: in the signing room, or with a pen, and then the scan of what he signed is registered."""

from playwright.sync_api import expect

from tests.journeys.applicant import a_file
from tests.journeys.desk import Desk
from tests.pages.signing import SECRET


def sign_in_the_room(desk: Desk, post: str, shoot) -> None:
    """Whoever of this post may sign it: read on the file's page, ticked by its number, and the passphrase."""
    screen, page = desk.walker, desk.page
    screen.press(desk.open_as(post).locator('a[href*="/putuskan/"]').first)
    work = screen.path.rstrip("/").rpartition("/")[2]
    assert screen.path == f"/{desk.region}/petugas/tanda-tangan/naskah/{work}/"
    expect(page.locator(".viewer-page img").first).to_have_js_property("complete", True)
    shoot(screen, "naskah")
    screen.press(screen.button("Tandai sudah dibaca"))
    screen.go(f"/{desk.region}/petugas/tanda-tangan/")
    screen.hand.choose(page.locator(f"#naskah-{work}"))
    screen.hand.write(page.locator("[name=frasa_sandi]"), SECRET)
    screen.button("Tanda tangani yang dipilih").click()
    expect(page.get_by_role("heading", name="1 naskah ditandatangani")).to_be_visible()
    shoot(screen, "ditandatangani")


def register_the_scan(desk: Desk, post: str, shoot) -> None:
    screen, page = desk.walker, desk.page
    screen.press(desk.open_as(post).locator('a[href*="/putuskan/"]').first)
    assert "/pindaian/" in screen.path, screen.path
    for mark in page.locator("main [name=tanda]").all():
        screen.hand.choose(mark)
    desk.fill_in()
    box = page.locator("input[type=file][name=berkas]")
    screen.hand.give(box, a_file(box.get_attribute("accept") or ""))
    expect(page.locator(".unggah-butir .unggah-kata")).to_contain_text("sudah ")
    shoot(screen, "pindaian")
    screen.press(page.locator("main form[enctype] button[type=submit]"))
    assert screen.path == desk.file, screen.path
