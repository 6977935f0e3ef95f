"""Each region has one mark: its own arms where its folder holds them, a plain shield otherwise."""

import shutil

import pytest
from django.test import Client

from satupintu.catalogue import arms, region_files
from tests.rooms.cases.journey import FILE

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><script/><path d="M6 5h20v11z" fill="#fff"/></svg>'


@pytest.fixture
def folder(region, settings, tmp_path):
    """The region's own folder, as a site of its own would have it, with arms in it."""
    own = next(path for path in FILE.parents[2].iterdir() if path.name.startswith(f"{region.code}-"))
    shutil.copytree(own, tmp_path / own.name)
    (tmp_path / own.name / "lambang.svg").write_bytes(SVG)
    settings.STANDARDS_DIR = tmp_path
    yield tmp_path / own.name
    arms._all_arms.cache_clear()
    region_files._files.cache_clear()


def test_without_arms_a_plain_shield_stands(region):
    page = Client().get(f"/{region.slug}/").content.decode()
    assert '<svg class="header-mark"' in page
    assert "/lambang/" not in page


def test_the_arms_are_served_for_ever_and_made_harmless(region, folder):
    page = Client().get(f"/{region.slug}/").content.decode()
    address = page.partition('class="header-mark" src="')[2].partition('"')[0]
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert b"script" not in answer.content
    assert answer.content == arms.arms_of(region.code).content, "the same bytes for letters"
    assert Client().get(address.replace(".svg", ".png")).status_code == 404
    assert Client().get("/lambang/99.99-0123456789abcdef.svg").status_code == 404
