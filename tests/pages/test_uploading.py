"""Uploads in a real browser: over a line that drops, after a reload, by photo, and without the script."""

from io import BytesIO
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.fakes.line import BadLine
from tests.pages.browser import PHONE
from tests.pages.scan import axe, findings
from tests.rooms.files.corpus import HTML, KIND
from tests.situations.papers import a_pdf, a_photo, a_scan

pytestmark = [pytest.mark.system("chromium", "chromium, by `make system`"), pytest.mark.slow]
MEGABYTE = 1024 * 1024
FIELD = "input[type=file][name=berkas]"
ARRIVED = "input[type=hidden][name=berkas-unggahan]"
SEND = "form[enctype] button[type=submit]"
LINE = ".unggah-butir .unggah-kata"


@pytest.fixture
def paper(house, visit):
    """The page of one requirement, on a telephone; by another way where one is given."""

    def open_page(address="", **how):
        page = f"/permohonan/{house.facts['uploading']}/dokumen/{house.facts['requirement']}/"
        seen = visit(address + page, who="uploading", width=PHONE, **how)
        seen.page.set_default_timeout(60_000)
        return seen

    return open_page


def given(name, content, kind="application/pdf"):
    return {"name": name, "mimeType": kind, "buffer": content}


def port_of(house):
    return urlsplit(house.address).port


def test_a_file_is_sent_at_once_and_goes_with_the_form(paper):
    seen = paper()
    seen.page.locator(FIELD).set_input_files(given("surat permohonan.pdf", a_pdf(pages=2)))
    expect(seen.page.locator(LINE)).to_contain_text("surat permohonan.pdf (2 halaman) sudah tersimpan.")
    assert len(seen.page.locator(ARRIVED).all()) == 1
    assert findings(seen.page) + axe(seen.page) == []
    fill_details(seen.page)
    seen.page.locator(SEND).click()
    expect(seen.page.locator(LINE)).to_have_count(0)
    again = paper()
    expect(again.page.locator("main")).to_contain_text("surat permohonan.pdf")
    assert seen.complaints == []


def fill_details(page):
    """Whatever else this requirement asks for."""
    for name, value in {"nomor": "001/CONTOH/2026", "penerbit": "Instansi Contoh"}.items():
        if page.locator(f"[name={name}]").count():
            page.locator(f"[name={name}]").fill(value)


def test_a_scan_of_five_megabytes_survives_a_bad_line(house, paper):
    scan = a_scan(5 * MEGABYTE - 200_000)
    assert 4.3 * MEGABYTE < len(scan) < 5 * MEGABYTE
    with BadLine(port_of(house), mean=700_000) as line:
        seen = paper(line.address)
        seen.page.locator(FIELD).set_input_files(given("pindaian.pdf", scan))
        expect(seen.page.locator(LINE)).to_contain_text("sudah tersimpan.", timeout=120_000)
        assert line.cuts >= 3


def test_control_the_same_line_does_not_carry_it_whole(house):
    whole = a_scan(4 * MEGABYTE)
    with BadLine(port_of(house), mean=100_000) as line, pytest.raises((URLError, OSError)):
        urlopen(Request(line.address, data=whole, method="POST"), timeout=20)  # noqa: S310


def test_after_a_reload_it_goes_on_where_it_stopped(paper, tmp_path):
    seen = paper()
    scan = tmp_path / "lanjut.pdf"
    scan.write_bytes(a_scan(2 * MEGABYTE))
    pieces = []

    def carry(route):
        pieces.append(route.request.headers["upload-offset"])
        route.continue_() if len(pieces) < 4 else route.abort()

    seen.page.route("**/potongan/", carry)
    seen.page.locator(FIELD).set_input_files(scan)
    expect(seen.page.locator(LINE)).to_contain_text("Sambungan terputus")
    seen.page.unroute("**/potongan/")
    seen.page.reload()
    with seen.page.expect_request("**/potongan/") as first:
        seen.page.locator(FIELD).set_input_files(scan)
    assert int(first.value.headers["upload-offset"]) >= 3 * 65536
    expect(seen.page.locator(LINE)).to_contain_text("sudah tersimpan.")
    seen.page.reload()
    expect(seen.page.locator(LINE)).to_contain_text("sudah sampai")


def test_what_is_refused_says_why_beside_the_field(paper, tmp_path):
    seen = paper()
    big = tmp_path / "besar.pdf"
    big.write_bytes(bytes(60 * MEGABYTE))
    seen.page.locator(FIELD).set_input_files(given("surat.pdf", HTML))
    expect(seen.page.get_by_role("alert")).to_have_text(KIND)
    seen.page.locator(FIELD).set_input_files(given("kosong.pdf", b""))
    expect(seen.page.get_by_role("alert")).to_contain_text("Berkas yang dipilih kosong.")
    seen.page.locator(FIELD).set_input_files(big)
    expect(seen.page.get_by_role("alert")).to_contain_text("harus lebih kecil dari")
    assert seen.page.locator(ARRIVED).count() == 0


def test_photos_become_smaller_here_and_one_document_there(paper):
    seen = paper()
    noise = BytesIO()
    Image.effect_noise((4000, 3000), 30).convert("RGB").save(noise, "JPEG", quality=85)
    sizes = []
    seen.page.on(
        "request",
        lambda asked: sizes.append(len(asked.post_data_buffer or b"")) if "potongan" in asked.url else None,
    )
    seen.page.locator(FIELD).set_input_files(given("satu.jpg", noise.getvalue(), "image/jpeg"))
    expect(seen.page.locator(LINE)).to_contain_text("sudah sampai")
    assert len(noise.getvalue()) > 3 * MEGABYTE
    assert sum(sizes) < len(noise.getvalue()) / 2
    seen.page.locator(FIELD).set_input_files(given("dua.jpg", a_photo(), "image/jpeg"))
    expect(seen.page.locator(ARRIVED)).to_have_count(2)
    seen.page.locator(FIELD).set_input_files(given("salah.jpg", a_photo(), "image/jpeg"))
    expect(seen.page.locator(ARRIVED)).to_have_count(3)
    seen.page.get_by_role("button", name="Hapus salah.jpg").click()
    expect(seen.page.locator(ARRIVED)).to_have_count(2)


def test_a_document_takes_the_place_of_the_one_before(paper):
    seen = paper()
    seen.page.locator(FIELD).set_input_files(given("lama.pdf", a_pdf()))
    expect(seen.page.locator(LINE)).to_contain_text("lama.pdf")
    seen.page.locator(FIELD).set_input_files(given("baru.pdf", a_pdf()))
    expect(seen.page.locator(LINE)).to_contain_text("baru.pdf")
    assert seen.page.locator(ARRIVED).count() == 1


def test_the_camera_is_one_touch_away(paper):
    seen = paper()
    with seen.page.expect_file_chooser() as asked:
        seen.page.get_by_role("button", name="Foto dengan kamera").click()
    assert asked.value.element.get_attribute("capture") == "environment"
    asked.value.set_files(given("kamera.jpg", a_photo(), "image/jpeg"))
    expect(seen.page.locator(LINE)).to_contain_text("sudah sampai")


def test_without_the_script_the_form_takes_the_file(paper):
    seen = paper(javascript=False)
    fill_details(seen.page)
    seen.page.locator(FIELD).set_input_files(given("tanpa skrip.pdf", HTML))
    seen.page.locator(SEND).click()
    expect(seen.page.locator("main")).to_contain_text(KIND)
