"""What an officer sees: pages drawn in the child, once, under the file's own hash."""

import pytest
from PIL import Image

from satupintu.files import page_images
from satupintu.files.limited import Answer
from satupintu.files.page_images import WIDTHS, page_image
from satupintu.files.vault import drawn, kept
from satupintu.rules.errors import Refused
from tests.rooms.files.corpus import ordinary
from tests.situations.papers import a_pdf, a_photo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "width"), WIDTHS.items())
@pytest.mark.parametrize("formats", [("pdf",), ("jpg",)])
def test_a_page_is_a_picture_of_its_width(sent, name, width, formats):
    content = a_pdf() if formats == ("pdf",) else a_photo(size=(2000, 1500))
    image = page_image(sent(content, formats=formats), 1, name)
    with Image.open(image) as picture:
        assert picture.format == "JPEG"
        assert abs(picture.width - width) <= 1
    assert image.stat().st_size < 400_000


def test_a_page_is_drawn_once(sent, monkeypatch):
    file = sent(a_pdf(pages=2))
    first = page_image(file, 2, "kecil")
    monkeypatch.setattr(page_images, "ask", lambda *_: pytest.fail("drawn again"))
    assert page_image(file, 2, "kecil") == first
    assert first == drawn(file.sha256, 2, 320)


@pytest.mark.parametrize(("page", "width"), [(0, "kecil"), (3, "kecil"), (1, "raksasa"), (-1, "besar")])
def test_a_page_that_is_not_there(sent, page, width):
    with pytest.raises(Refused) as refusal:
        page_image(sent(a_pdf(pages=2)), page, width)
    assert refusal.value.code == "halaman_tidak_ada"


def test_of_a_file_that_did_not_pass_nothing_is_shown(sent):
    file = sent(b"bukan berkas")
    file.pages = 1
    with pytest.raises(Refused) as refusal:
        page_image(file, 1, "kecil")
    assert refusal.value.code == "berkas_ditolak"


def test_a_page_that_cannot_be_drawn_leaves_nothing_behind(sent, monkeypatch):
    file = sent(a_pdf())
    monkeypatch.setattr(page_images, "ask", lambda *_: Answer(fault="berat"))
    with pytest.raises(Refused) as refusal:
        page_image(file, 1, "besar")
    assert refusal.value.code == "halaman_tidak_tergambar"
    folder = drawn(file.sha256, 1, WIDTHS["besar"]).parent
    assert [path for path in folder.iterdir() if file.sha256 in path.name] == []


def test_what_a_scanner_turned_is_shown_turned(sent):
    """`ordinary(1)` says Rotate 90: its page lies on its side."""
    with Image.open(page_image(sent(ordinary(1)), 1, "kecil")) as picture:
        assert picture.width > picture.height


def test_kept_bytes_are_read_only(sent):
    assert kept(sent(a_pdf()).sha256).stat().st_mode & 0o777 == 0o440
