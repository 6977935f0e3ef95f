"""People in a hurry, lines that drop, sessions that end: one application all the same, and sentences, never error pages."""

import pytest

from satupintu.catalogue.shelf import read_shelved
from satupintu.rules.standard.model.form import all_fields
from tests.journeys.answering import answers_of
from tests.journeys.applicant import Applicant
from tests.journeys.hands import Finger, Walker
from tests.pages.browser import LAPTOP, PHONE
from tests.web.shelves import every_standard

pytestmark = [pytest.mark.system("chromium", "chromium, by `make system`"), pytest.mark.slow]
SEND = "Kirim permohonan"
STRICT = frozenset({"nik", "kk", "npwp", "nib", "nip", "telepon", "email", "tanggal", "angka", "uang"})
NONSENSE = "???"


@pytest.fixture
def known(visit, house):
    """Somebody of the furnished house before one page of his."""

    def open_page(path, *, who, width=PHONE):
        seen = visit(path, who=who, width=width)
        assert seen.status == 200, path
        return Walker(seen.page, house.address, Finger(seen.page), seen.complaints)

    return open_page


@pytest.fixture
def checking(known, house):
    """The last look at a draft that is complete, declared and not yet sent."""

    def open_page(who):
        walker = known(f"/permohonan/{house.facts[who]}/periksa/", who=who)
        declare(walker)
        return walker

    return open_page


def declare(walker):
    walker.page.locator("[name=pernyataan]").check()


def applications(walker):
    walker.go("/akun/")
    links = walker.page.locator('main a[href^="/permohonan/"]')
    return links.evaluate_all("links => links.map(link => link.getAttribute('href'))")


def test_two_clicks_and_the_way_back_send_one_application(checking, shoot):
    hasty = checking("hasty")
    hasty.button(SEND).dblclick()
    hasty.page.wait_for_url("**/terkirim/")
    sent = hasty.path
    shoot(hasty, "terkirim")
    hasty.page.go_back()
    if hasty.button(SEND).count():
        hasty.press(hasty.button(SEND))
    assert hasty.path == sent
    assert applications(hasty) == [sent.removesuffix("terkirim/")]


def test_a_line_that_drops_before_and_after_the_sending(checking, house):
    torn = checking("torn")
    page = f"{house.address}/permohonan/{house.facts['torn']}/periksa/"
    torn.page.context.set_offline(True)
    torn.button(SEND).click()
    torn.page.wait_for_url("chrome-error://**")
    torn.page.context.set_offline(False)
    torn.page.goto(page)
    declare(torn)
    lose_the_answer(torn, page)
    torn.page.goto(page)
    assert torn.path.endswith("/terkirim/")
    assert len(applications(torn)) == 1


def lose_the_answer(walker, page):
    """The server has it; the applicant never hears so."""
    arrived = []

    def carry(route):
        arrived.append(route.fetch(max_redirects=0).status)
        route.abort()

    walker.page.route(page, carry)
    walker.button(SEND).click()
    walker.page.wait_for_url("chrome-error://**")
    walker.page.unroute(page)
    assert arrived == [302]


def test_two_tabs_with_one_draft(known, house):
    address = f"/permohonan/{house.facts['twofold']}/"
    first = known(f"{address}isian/{house.facts['group']}/", who="twofold")
    second = known(f"{address}isian/{house.facts['group']}/", who="twofold")
    for tab in (first, second):
        tab.press(tab.button("Simpan dan lanjutkan"))
    second.go(f"{address}isian/{house.facts['group']}/")
    first.go(f"{address}periksa/")
    declare(first)
    first.press(first.button(SEND))
    second.press(second.button("Simpan dan lanjutkan"), 409)
    assert "sedang diproses petugas" in second.page.locator("main").inner_text()


def test_nonsense_is_told_all_at_once_and_stays(known, house, shoot):
    group = most_strict(house)
    careless = known(f"/permohonan/{house.facts['careless']}/isian/{group.code}/", who="careless")
    boxes = careless.page.locator(
        "main form input[type=text], main form input[type=tel], main form input[type=email]"
    )
    names = boxes.evaluate_all("boxes => boxes.map(box => box.name)")
    for name in names:
        careless.page.locator(f'[name="{name}"]').fill(NONSENSE)
    careless.press(careless.button("Simpan dan lanjutkan"), 422)
    shoot(careless, "semua-kesalahan")
    wrong = [
        one for one in group.fields if one.kind in STRICT and {one.code, f"{one.code}.hari"} & set(names)
    ]
    assert len(wrong) > 1
    for field in wrong:
        link = careless.page.locator(f'.govuk-error-summary a[href="#isian-{field.code}"]')
        assert link.count() == 1, field.code
    for name in names:
        assert careless.page.locator(f'[name="{name}"]').input_value() == NONSENSE, name
    targets = careless.page.locator(".govuk-error-summary a").evaluate_all(
        "links => links.map(link => document.getElementById(link.hash.slice(1)) !== null)"
    )
    assert all(targets)


def most_strict(house):
    """Of the service whose drafts are furnished, the group with most fields that nonsense does not fit."""
    code = house.facts["service"].split("/")[3]
    path = next(path for path in every_standard() if path.parent.name == code)
    standard = read_shelved(path).read.standard
    asked = [one for one in standard.form if one.when is None]
    return max(asked, key=lambda group: sum(one.kind in STRICT for one in group.fields))


def test_a_session_that_ends_leads_back_to_the_same_step(walker, standing):
    file, standard = standing(next(path for path in every_standard() if online(path)))
    region = file.region
    phone = walker(width=PHONE)
    applicant = Applicant(phone, standard, region.slug, answers_of(standard, region.code, seed=7))
    applicant.register()
    applicant.find()
    applicant.start()
    phone.press(applicant.undone("isian"))
    step = phone.path
    applicant.fill_page(all_fields(standard.form))
    phone.page.context.clear_cookies()
    phone.press(phone.button("Simpan dan lanjutkan"))
    assert phone.path.startswith("/masuk/")
    applicant.sign_in()
    assert phone.path == step
    applicant.fill()


def online(path):
    return "daring" in read_shelved(path).read.standard.service.channels


def decision(walker):
    """The page of the way that leads on."""
    walker.press(walker.page.locator('section.decision a[href*="/putuskan/"]').first)
    return walker.page.locator("main form button[type=submit]:not([name])").last


def test_an_officers_two_clicks_decide_once(known, house):
    file = f"/{house.facts['region']}/petugas/berkas/{house.facts['pressed']}/"
    officer = known(file, who="officer", width=LAPTOP)
    step = officer.page.locator("section.decision h2").first.inner_text()
    decision(officer).dblclick()
    officer.page.wait_for_url(f"**{file}")
    history = officer.page.locator("section[aria-labelledby=judul-riwayat] tbody tr")
    assert history.filter(has=officer.page.get_by_role("rowheader", name=step, exact=True)).count() == 1
    assert officer.page.locator("section.decision h2").first.inner_text() != step


def test_the_second_of_two_officers_is_told_who_was_first(known, house, shoot):
    file = f"/{house.facts['region']}/petugas/berkas/{house.facts['contested']}/"
    first, second = (known(file, who=who, width=LAPTOP) for who in ("officer", "colleague"))
    button, late = decision(first), decision(second)
    first.press(button)
    second.press(late)
    shoot(second, "sudah-diputuskan")
    assert second.path == file
    assert "sudah diselesaikan oleh" in second.page.locator("body").inner_text()
