from pathlib import Path

import pytest

from satupintu.catalogue.shelf import read_region_alone, read_shelved

SHOTS = Path(__file__).resolve().parents[2] / "build" / "journeys"
PATIENCE = 30_000


@pytest.fixture
def standing():
    """The region's file and the standard of one path on the shelf."""

    def read(path):
        return read_region_alone(path.parent.parent).region, read_shelved(path).read.standard

    return read


@pytest.fixture
def walker(visit, house):
    """Somebody before a screen of his own, of this width, by finger or by keys."""
    from tests.journeys.hands import Finger, Walker

    def sit(*, width, hand=Finger, javascript=True):
        seen = visit("/", width=width, javascript=javascript)
        seen.page.set_default_timeout(PATIENCE)
        return Walker(seen.page, house.address, hand(seen.page), seen.complaints)

    return sit


@pytest.fixture
def shoot(request):
    """A picture of the page as it stands, at the width it is used at; numbered along the way."""
    taken = []

    def picture(walker, name):
        taken.append(name)
        SHOTS.mkdir(parents=True, exist_ok=True)
        width = walker.page.viewport_size["width"]
        journey = request.node.name.replace("[", "-").rstrip("]").removeprefix("test_")
        walker.page.screenshot(path=SHOTS / f"{journey}-{len(taken):02}-{name}-{width}.png", full_page=True)

    return picture
