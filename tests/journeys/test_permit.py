"""From the number to the applicant's hands, on a telephone and by an impatient finger: every button that counts is pressed twice."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.pages.browser import PHONE
from tests.pages.signing import SECRET

pytestmark = [pytest.mark.system("chromium", "chromium, by `make system`"), pytest.mark.slow]


def work_before(desk: Desk, post: str) -> str:
    """The number of the open work, from the address of what may be decided."""
    turn = desk.open_as(post)
    address = turn.locator('a[href*="/putuskan/"]').first.get_attribute("href")
    return re.search(r"/putuskan/(\d+)/", address)[1]


def test_numbered_signed_printed_and_handed_over(house, walker, shoot):
    facts, phone = house.facts, walker(width=PHONE)
    posts = facts["walked_posts"]
    desk = Desk(phone, facts["region"], facts["region_name"], facts["walked"])
    desk.lead_on(desk.open_as(posts["setujui"]))
    sign(desk, work_before(desk, posts["tanda_tangan"]), shoot)
    print_it(desk, work_before(desk, posts["cetak"]), shoot)
    hand_over(desk, shoot)
    assert phone.complaints == []


def sign(desk: Desk, work: str, shoot) -> None:
    phone, page = desk.walker, desk.page
    phone.go(f"/{desk.region}/petugas/tanda-tangan/naskah/{work}/")
    expect(page.locator(".viewer-page img")).to_have_js_property("complete", True)
    shoot(phone, "naskah")
    phone.press(phone.button("Tandai sudah dibaca"))
    phone.go(f"/{desk.region}/petugas/tanda-tangan/")
    phone.hand.choose(page.locator(f"#naskah-{work}"))
    phone.hand.write(page.locator("[name=frasa_sandi]"), SECRET)
    shoot(phone, "tanda-tangan")
    phone.button("Tanda tangani yang dipilih").dblclick()
    expect(page.get_by_role("heading", name="1 naskah ditandatangani")).to_be_visible()
    shoot(phone, "ditandatangani")


def print_it(desk: Desk, work: str, shoot) -> None:
    phone, page = desk.walker, desk.page
    phone.go(f"/{desk.region}/petugas/cetak/")
    phone.hand.choose(page.locator(f"#berkas-{work}"))
    shoot(phone, "cetak")
    with page.expect_download() as coming:
        phone.hand.press(phone.button("Unduh PDF untuk dicetak"))
    assert coming.value.suggested_filename.endswith(".pdf")
    phone.button("Nyatakan sudah dicetak").dblclick()
    expect(page.get_by_text("1 surat dinyatakan sudah dicetak.")).to_be_visible()


def hand_over(desk: Desk, shoot) -> None:
    phone, page = desk.walker, desk.page
    phone.go(f"/{desk.region}/petugas/serah-terima/")
    phone.hand.write(page.locator("[name=cari]"), desk.number)
    phone.press(phone.button("Cari surat"))
    phone.hand.write(page.locator("[name=nama_pengambil]"), "Pemohon Contoh")
    phone.hand.choose(page.locator("[name=hubungan][value=pemohon]"))
    for box in page.locator("[name=ditunjukkan]").all():
        if box.get_attribute("value") != "surat_kuasa":
            phone.hand.choose(box)
    shoot(phone, "serah-terima")
    phone.button("Serahkan").dblclick()
    expect(page.get_by_role("heading", name="Bukti serah terima")).to_be_visible()
    shoot(phone, "bukti")
