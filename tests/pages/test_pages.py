"""Every page of the registry: nothing found by two scanners, valid, light, within its width, quick on a poor line."""

import pytest

from tests.pages.browser import LAPTOP, PHONE
from tests.pages.html import fetched, html_errors
from tests.pages.registry import PAGES
from tests.pages.scan import axe, findings

QUICK = 2.5
TRIES = 4
NARROWEST, ZOOMED = 320, 640
"""A laptop of 1280 pixels at 200 % shows as many as 640."""
browser = pytest.mark.system("chromium", "chromium, by `make system`")
java = pytest.mark.system("java", "default-jre-headless, by `make system`")
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@browser
@each_page
def test_page(page, house, visit):
    """In one visit all that can be seen in one, so that a page costs less than a second."""
    seen = visit(page.address.format(**house.facts), who=page.who)
    if page.onward is not None:
        seen.go_on(page.onward)
    assert seen.status == page.status
    assert not (found := faults(seen, page)), "\n".join(found)


def faults(seen, page):
    """Everything at once, so that one run tells all there is to mend."""
    found = [said for said in seen.complaints if f"status of {page.status}" not in said]
    found += findings(seen.page)
    seen.shoot(page.name, LAPTOP)
    found += [
        f"{stuck} px stick out at {width}" for width in (NARROWEST, ZOOMED) if (stuck := seen.overflow(width))
    ]
    seen.shoot(page.name, PHONE)
    found += [f"{said} (at {PHONE} px)" for said in axe(seen.page)]
    # Weighed last: the browser tells of the last bytes when it gets to it.
    if seen.wire.bytes > page.weight:
        found.append(f"{seen.wire.bytes} bytes, of {page.weight} allowed")
    return found


@browser
@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if page.quick], ids=lambda page: page.name)
def test_page_on_a_poor_line(page, house, visit):
    """The best of a few: a machine busy with other tests slows the browser too, and never makes a slow page quick."""
    address = page.address.format(**house.facts)
    tries: list[float] = []
    while len(tries) < TRIES and min(tries, default=QUICK + 1) > QUICK:
        tries.append(visit.painted(address, who=page.who))
    assert min(tries) <= QUICK, tries


@java
def test_every_page_is_valid(house, tmp_path):
    pages = {}
    for page in PAGES:
        if page.onward is None:
            cookies = {house.cookie: house.cookies[page.who]} if page.who else {}
            status, pages[page.name] = fetched(house.address, page.address.format(**house.facts), cookies)
            assert status == page.status, page.name
    assert told(html_errors(pages, tmp_path)) == []


@browser
@java
def test_every_answer_to_a_form_is_valid(house, visit, tmp_path):
    pages = {
        page.name: visit(page.address.format(**house.facts), who=page.who).go_on(page.onward)
        for page in PAGES
        if page.onward is not None
    }
    assert told(html_errors(pages, tmp_path)) == []


def told(errors):
    return [f"{name}, line {error}" for name, found in errors.items() for error in found]
