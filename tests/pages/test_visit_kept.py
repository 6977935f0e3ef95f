"""A survey on a phone whose line is lost: what was typed stays on it until it has arrived, and not a moment longer."""

import pytest
from playwright.sync_api import expect

from tests.pages.browser import PHONE
from tests.pages.furnish import AT
from tests.pages.scan import axe, findings

pytestmark = [pytest.mark.system("chromium", "chromium, by `make system`"), pytest.mark.slow]
KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('kunjungan.'))"
TYPED = {
    "k-tanggal.hari": str(AT.day),
    "k-tanggal.bulan": str(AT.month),
    "k-tanggal.tahun": str(AT.year),
    "k-tim": "Anggota Contoh 1",
    "k-hasil": "Rumah dan keluarga sesuai.",
    "k-hadir.0.nama": "Orang Contoh yang Hadir",
    "k-hadir.0.kedudukan": "Wakil keluarga",
}
CHOSEN = {
    "alamat_sesuai": "ya",
    "keadaan_sesuai_sktm": "ya",
    "kartu_bantuan_asli": "tidak",
    "yang_dikirim": "pelatih",
    "keahlian_ditunjukkan": "ya",
    "k-simpulan": "direkomendasikan",
}


@pytest.fixture
def survey(house, visit):
    """The page of one visit, on a telephone that has not been used before."""

    def open_page(who="team", name="surveyed", **how):
        facts = house.facts
        address = f"/{facts['region']}/petugas/berkas/{facts[name]}/kunjungan/{facts[f'{name}_work']}/"
        return visit(address, who=who, width=PHONE, **how)

    return open_page


def fill(page):
    for name, text in TYPED.items():
        page.locator(f'[name="{name}"]').fill(text)
    for name, value in CHOSEN.items():
        page.locator(f'[name="{name}"][value="{value}"]').check()


def standing(page):
    """What stands in the form now."""
    texts = {name: page.locator(f'[name="{name}"]').input_value() for name in TYPED}
    radios = {name: page.locator(f'[name="{name}"]:checked').all() for name in CHOSEN}
    return texts, {name: found[0].get_attribute("value") for name, found in radios.items() if found}


def save(page):
    page.get_by_role("button", name="Simpan Berita Acara").click()


def test_what_was_typed_without_a_line_is_there_again_and_sent_once(survey):
    seen = survey()
    page = seen.page
    expect(page.get_by_text("Foto dan tanda tangan tidak ikut disimpan")).to_be_visible()
    fill(page)
    page.context.set_offline(True)
    save(page)
    expect(page.get_by_text("Tidak ada sambungan. Isian tetap tersimpan di ponsel ini")).to_be_visible()
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_text("Isian yang belum terkirim dipulihkan dari ponsel ini.")).to_be_visible()
    assert standing(page) == (TYPED, CHOSEN)
    expect(page.locator('[name="keahlian_ditunjukkan"]').first).to_be_visible()
    assert findings(page) + axe(page) == []
    seen.shoot("kunjungan-dipulihkan", PHONE)
    with page.expect_navigation():
        save(page)
    expect(page.get_by_text("Berita Acara kunjungan tersimpan.")).to_be_visible()
    assert page.evaluate(KEPT) == []
    assert "Orang Contoh" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_what_was_refused_is_as_it_was_sent_and_stays_kept(survey):
    page = survey().page
    fill(page)
    page.locator('[name="k-hasil"]').fill("")
    with page.expect_navigation():
        save(page)
    expect(page.locator(".govuk-error-summary")).to_contain_text("Isi hasil pemeriksaan lapangan.")
    expect(page.get_by_text("dipulihkan dari ponsel")).to_have_count(0)
    assert standing(page) == (TYPED | {"k-hasil": ""}, CHOSEN)
    assert len(page.evaluate(KEPT)) == 1


def test_an_answer_that_was_lost_is_told_on_the_next_page_and_nothing_is_offered_again(house, survey):
    page = survey().page
    fill(page)
    arrived = []

    def carry(route):
        if route.request.method != "POST":
            return route.continue_()
        arrived.append(route.fetch(max_redirects=0).status)
        return route.abort()

    page.route("**/kunjungan/**", carry)
    save(page)
    page.wait_for_url("chrome-error://**")
    page.unroute("**/kunjungan/**")
    assert arrived == [302]
    facts = house.facts
    page.goto(
        f"{house.address}/{facts['region']}/petugas/berkas/{facts['surveyed']}/kunjungan/{facts['surveyed_work']}/"
    )
    expect(page.get_by_text("Berita Acara kunjungan tersimpan.")).to_be_visible()
    expect(page.get_by_text("dipulihkan dari ponsel")).to_have_count(0)
    assert page.evaluate(KEPT) == []


def test_signing_out_leaves_nothing_on_the_phone(survey):
    page = survey().page
    fill(page)
    assert len(page.evaluate(KEPT)) == 1
    # Without the header, as over a line that is not encrypted: the script alone has to do it.
    page.route("**/petugas/keluar/", lambda route: route.fulfill(status=200, body="keluar"))
    with page.expect_navigation():
        page.get_by_role("button", name="Keluar").click()
    assert page.evaluate("localStorage.length") == 0


def test_a_week_later_it_is_forgotten(survey):
    page = survey().page
    fill(page)
    page.clock.install()
    page.clock.fast_forward(8 * 24 * 60 * 60 * 1000)
    page.reload()
    expect(page.get_by_text("dipulihkan dari ponsel")).to_have_count(0)
    assert page.evaluate(KEPT) == []


def test_it_is_offered_to_nobody_else_and_for_no_other_file(house, survey, visit):
    page = survey().page
    fill(page)
    facts = house.facts
    (name,) = page.evaluate(KEPT)
    assert name.endswith(f".{facts['surveyed_work']}")
    page.goto(
        f"{house.address}/{facts['region']}/petugas/berkas/{facts['visiting']}/kunjungan/{facts['visiting_work']}/"
    )
    expect(page.get_by_text("dipulihkan dari ponsel")).to_have_count(0)
    assert page.locator('[name="k-hasil"]').input_value() == ""


def test_it_can_be_thrown_away(survey):
    page = survey().page
    fill(page)
    page.reload()
    with page.expect_navigation():
        page.get_by_role("button", name="Buang isian ini").click()
    assert page.evaluate(KEPT) == []
    assert page.locator('[name="k-hasil"]').input_value() == ""


def test_control_without_a_script_nothing_is_kept_and_the_form_is_the_same(survey):
    page = survey(javascript=False).page
    expect(page.get_by_text("Yang Anda ketik disimpan di ponsel ini")).to_be_hidden()
    fill(page)
    with page.expect_navigation():
        save(page)
    expect(page.get_by_text("Berita Acara kunjungan tersimpan.")).to_be_visible()
