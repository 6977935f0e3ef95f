"""What must be found is found: each check on a page made to fail it."""

import random
import string

import pytest

from satupintu.people.models import Region
from tests.pages.html import html_errors
from tests.pages.registry import CITIZEN_WEIGHT, Page
from tests.pages.scan import axe, htmlcs
from tests.pages.serving import page_with, served
from tests.pages.test_pages import QUICK, browser, faults, java

ONLY_A_PLACEHOLDER = '<form><input type="text" placeholder="Nama lengkap"><button>Kirim</button></form>'
PALE = '<p style="color:#bbb;background:#fff">Tulisan pucat</p>'
NOISE = "".join(random.Random(7).choices(string.ascii_letters, k=90_000))  # noqa: S311 - nothing secret, only heavy
HEAVY = f"<p>{NOISE[:500]}</p><!-- {NOISE} -->"
WIDE = '<div style="width:900px">Terlalu lebar</div>'


@browser
def test_control_a_field_with_only_a_placeholder_is_found_by_one_of_the_two(visit):
    with served(page_with(ONLY_A_PLACEHOLDER)) as address:
        page = visit(address).page
        assert not [found for found in axe(page) if "label" in found]
        assert [found for found in htmlcs(page) if "InputText.Name" in found]


@browser
@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (PALE, "color-contrast"),
        ('<img src="/x.png">', "image-alt"),
        (f"{WIDE}", "px stick out at 320"),
        (HEAVY, f"bytes, of {CITIZEN_WEIGHT} allowed"),
        ("<script>console.error('rusak')</script>", "rusak"),
        ("<script>tidakAda()</script>", "tidakAda"),
    ],
)
def test_control_a_page_with_a_fault_is_told(visit, inside, told):
    with served(page_with(inside)) as address:
        found = faults(visit(address), Page("kendali", "/"))
        assert [one for one in found if told in one], found


@browser
def test_control_a_page_without_a_fault_passes(visit):
    with served(page_with("<p>Baik.</p>")) as address:
        assert faults(visit(address), Page("kendali", "/")) == []


@browser
@pytest.mark.slow
def test_control_a_heavy_page_is_slow_on_a_poor_line(visit):
    late = page_with("<p>Akhirnya.</p>").replace("<main>", f"<!-- {NOISE} {NOISE} --><main>")
    with served(late) as address:
        assert visit.painted(address) > QUICK


@java
def test_control_only_valid_html_passes(tmp_path):
    pages = {
        "baik": '<button type="button" data-hx-get="/x">A</button>',
        "htmx": '<button type="button" hx-get="/x">A</button>',
        "kembar": "<p id='a'>A</p><p id='a'>B</p>",
    }
    found = html_errors({name: page_with(inside) for name, inside in pages.items()}, tmp_path)
    assert found["baik"] == []
    assert "Attribute “hx-get” not allowed" in found["htmx"][0]
    assert "Duplicate ID" in found["kembar"][0]


@browser
def test_the_database_is_free_again_once_the_browser_is_put_away(chromium, db):
    with chromium.out() as lent:
        assert lent.is_connected()
    assert Region.objects.count() == 0
