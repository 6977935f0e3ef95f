"""A photo of a paper becomes a page: upright, smaller, and without what the camera wrote beside it."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from satupintu.files.vault import kept
from tests.situations.papers import a_pdf, a_photo

pytestmark = pytest.mark.django_db
ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825


def exif(turn=1):
    """What a telephone writes: its maker, how it was held, and where."""
    told = Image.Exif()
    told[ORIENTATION], told[MAKER] = turn, "Pembuat Telepon"
    told.get_ifd(PLACE)[1], told.get_ifd(PLACE)[2] = "S", (7.0, 38.0, 0.0)
    return told


def drawn(file, page=0):
    with pypdfium2.PdfDocument(kept(file.sha256)) as document:
        return document[page].render(scale=0.5).to_pil().convert("RGB")


def corner(picture):
    """Where the mark is: left or right, top or bottom."""
    across, down = picture.size
    dark = [
        (x, y) for x in (0.2, 0.8) for y in (0.2, 0.8) if picture.getpixel((across * x, down * y))[1] < 220
    ]
    return [("kiri" if x < 0.5 else "kanan", "atas" if y < 0.5 else "bawah") for x, y in dark]


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_a_photo_becomes_a_page(sent, kind):
    file = sent(a_photo(kind))
    assert (file.media_type, file.pages, file.state) == ("application/pdf", 1, "lulus")
    assert corner(drawn(file)) == [("kiri", "atas")]


@pytest.mark.parametrize(
    ("turn", "where"),
    [(1, ("kiri", "atas")), (3, ("kanan", "bawah")), (6, ("kanan", "atas")), (8, ("kiri", "bawah"))],
)
def test_it_stands_upright(sent, turn, where):
    file = sent(a_photo(exif=exif(turn)))
    assert corner(drawn(file)) == [where]
    with pikepdf.open(kept(file.sha256)) as pdf:
        across, down = pdf.pages[0].MediaBox[2:]
    assert (across > down) == (turn in (1, 3))


@pytest.mark.parametrize(("formats", "kind"), [(("pdf",), "jpg"), (("jpg", "png"), "jpg"), (("png",), "png")])
def test_nothing_of_the_camera_is_kept(sent, formats, kind):
    how = {"exif": exif()} | ({"comment": b"rahasia"} if kind == "jpg" else {})
    content = a_photo(kind, **how)
    assert b"Pembuat Telepon" in content
    file = sent(content, formats=formats)
    stored = kept(file.sha256).read_bytes()
    assert [word for word in (b"Pembuat", b"Exif", b"rahasia", b"eXIf") if word in stored] == []


def test_a_photo_where_a_photo_is_asked_stays_one(sent):
    file = sent(a_photo(size=(4000, 3000)), formats=("jpg", "png"))
    assert file.media_type == "image/jpeg"
    with Image.open(kept(file.sha256)) as picture:
        assert picture.size == (2200, 1650)


def test_a_large_photo_becomes_small(sent):
    """A telephone's twelve megapixels, with the noise of its sensor."""
    noise = Image.effect_noise((4000, 3000), 25).convert("RGB")
    into = BytesIO()
    noise.save(into, "JPEG", quality=80)
    content = into.getvalue()
    file = sent(content)
    assert len(content) > 3_000_000
    assert file.size < 1_500_000


def test_several_photos_of_a_paper_are_one_document_in_their_order(sent):
    photos = [a_photo(size=(300, 400)), a_photo("png", size=(400, 300)), a_photo(size=(200, 400))]
    file = sent(*photos)
    assert file.pages == 3
    with pikepdf.open(kept(file.sha256)) as pdf:
        shapes = [round(float(page.MediaBox[2]) / float(page.MediaBox[3]), 2) for page in pdf.pages]
    assert shapes == [0.75, 1.33, 0.5]


def test_the_same_photos_are_the_same_document(sent, region):
    photos = [a_photo(), a_photo()]
    assert sent(*photos) == sent(*photos)
    assert sent(*reversed(photos)) != sent(*photos)


@pytest.mark.parametrize(
    ("formats", "contents", "sentence"),
    [
        (
            ("pdf",),
            (a_pdf(), a_photo()),
            "Hanya foto yang dapat digabung menjadi satu dokumen. Unggah satu PDF, atau beberapa foto.",
        ),
        (
            ("jpg",),
            (a_photo(), a_photo()),
            "Persyaratan ini hanya menerima satu foto. Pilih satu foto, lalu unggah lagi.",
        ),
        (
            ("jpg",),
            (a_pdf(),),
            "Isi berkas yang dipilih harus berupa JPG. Simpan ulang dalam salah satu jenis itu, lalu unggah lagi.",
        ),
        (
            ("jpg", "png"),
            (a_pdf(),),
            "Isi berkas yang dipilih harus berupa JPG atau PNG. Simpan ulang dalam salah satu jenis itu, lalu unggah lagi.",
        ),
    ],
)
def test_what_does_not_fit_is_told(sent, formats, contents, sentence):
    assert sent(*contents, formats=formats).reason == sentence


def test_control_the_mark_of_a_photo_that_is_not_turned_lies_elsewhere(sent):
    """Without the turning, every photo would show its mark at the top left."""
    untold = a_photo(exif=exif(6)).replace(b"Exif\x00\x00", b"Exig\x00\x00")
    assert corner(drawn(sent(untold))) == [("kiri", "atas")]
