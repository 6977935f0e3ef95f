"""Papers as people send them: a PDF of so many pages, a photo; small, and different each from the other."""

from io import BytesIO
from itertools import count

import pikepdf
from PIL import Image

_serial = count(1)


def a_pdf(pages: int = 1, **how: object) -> bytes:
    """A whole PDF; `how` goes to the writer (linearize, encryption, …)."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.contents_add(f"0.9 g {next(_serial)} 10 100 100 re f".encode())
        return written(pdf, **how)


def written(pdf: pikepdf.Pdf, **how: object) -> bytes:
    into = BytesIO()
    pdf.save(into, **how)
    return into.getvalue()


def a_photo(kind: str = "jpg", size: tuple[int, int] = (400, 300), **how: object) -> bytes:
    """A picture with a mark of its own in the top left corner; `how` goes to the writer (exif, quality, …)."""
    number = next(_serial)
    picture = Image.new("RGB", size, "white")
    picture.paste((200, 40, 0), (0, 0, size[0] // 2, size[1] // 2))
    picture.paste("black", (0, size[1] - 12, 1 + number % size[0], size[1]))  # what tells it from the others
    return saved(picture, kind, **how)


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    into = BytesIO()
    picture.save(into, {"jpg": "JPEG", "png": "PNG"}[kind], **how)
    return into.getvalue()


def a_paper(formats: tuple[str, ...]) -> tuple[str, bytes]:
    """The ending and the bytes of a paper of a kind that is asked for."""
    kind = "pdf" if "pdf" in formats else formats[0]
    return kind, a_pdf() if kind == "pdf" else a_photo(kind)


def a_scan(size: int) -> bytes:
    """A PDF of about this many bytes, of pages as a scanner makes them: noise that nothing packs further."""
    packed = saved(Image.effect_noise((1240, 1754), 60), "jpg", quality=80)
    with pikepdf.new() as pdf:
        for number in range(max(1, size // len(packed))):
            page = pdf.add_blank_page(page_size=(595, 842))
            picture = pdf.make_stream(
                packed + bytes([number]),
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=1240,
                Height=1754,
                ColorSpace=pikepdf.Name.DeviceGray,
                BitsPerComponent=8,
                Filter=pikepdf.Name.DCTDecode,
            )
            name = page.add_resource(picture, pikepdf.Name.XObject)
            page.contents_add(f"q 595 0 0 842 0 0 cm {name} Do Q".encode())
        return written(pdf)
