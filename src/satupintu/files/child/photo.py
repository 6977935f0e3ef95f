"""Photos of papers: turned upright, made smaller, and rid of what a camera writes beside the picture (place, owner)."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from satupintu.files.child.fault import Fault

LONGEST_SIDE = 2200
"""An A4 page at 190 dots an inch: the print on an identity card stays readable."""
QUALITY = 80
MOST_PIXELS = 120_000_000
MOST_PIXELS_UNPACKED = 45_000_000
"""A PNG is unpacked whole; a JPEG can be read at an eighth."""
MOST_PHOTOS = 20
_PAGE = 842.0  # points: the long side of A4
_FORMATS = {"jpg": "JPEG", "png": "PNG"}

# We ask for ourselves; Pillow's own limit only warns.
Image.MAX_IMAGE_PIXELS = None


def clean_photo(path: Path, *, kind: str, into: Path) -> None:
    """Write the same picture anew, of the same kind, with nothing beside it."""
    picture = _upright(path, kind)
    if kind == "jpg":
        picture.save(into, "JPEG", quality=QUALITY, optimize=True)
    else:
        picture.save(into, "PNG", optimize=False, compress_level=6)


def photos_to_pdf(photos: Sequence[tuple[Path, str]], *, into: Path) -> None:
    """One page per photo, in this order; the same photos always give the same bytes."""
    if len(photos) > MOST_PHOTOS:
        raise Fault("foto_terlalu_banyak")
    with pikepdf.new() as pdf:
        for path, kind in photos:
            _add_page(pdf, _upright(path, kind))
        pdf.save(into, deterministic_id=True, linearize=False)


def draw_picture(path: Path, *, kind: str, width: int, into: Path) -> None:
    """Draw a stored picture no wider than this, as an officer sees it."""
    picture = _opened(path, kind, longest=width * 2)
    picture.thumbnail((width, width * 4))
    _flat(picture).save(into, "JPEG", quality=QUALITY, optimize=True)


def _add_page(pdf: pikepdf.Pdf, picture: Image.Image) -> None:
    across, down = picture.size
    scale = _PAGE / max(across, down)
    packed = BytesIO()
    picture.save(packed, "JPEG", quality=QUALITY, optimize=True)
    image = pdf.make_stream(
        packed.getvalue(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=across,
        Height=down,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page = pdf.add_blank_page(page_size=(round(across * scale, 2), round(down * scale, 2)))
    name = page.add_resource(image, pikepdf.Name.XObject)
    drawing = f"q {across * scale:.2f} 0 0 {down * scale:.2f} 0 0 cm {name} Do Q"
    page.contents_add(pdf.make_stream(drawing.encode("ascii")))


def _upright(path: Path, kind: str) -> Image.Image:
    picture = _opened(path, kind, longest=LONGEST_SIDE)
    turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _flat(turned)


def _opened(path: Path, kind: str, *, longest: int) -> Image.Image:
    try:
        picture = Image.open(path, formats=(_FORMATS[kind],))
        pixels = picture.width * picture.height
        if pixels > (MOST_PIXELS if kind == "jpg" else MOST_PIXELS_UNPACKED):
            raise Fault("foto_terlalu_besar")
        picture.draft("RGB", (longest, longest))
        picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise Fault("rusak") from None
    return picture


def _flat(picture: Image.Image) -> Image.Image:
    """Plain RGB on white, made anew: no EXIF, no colour profile, no comment comes along."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        under = Image.new("RGB", over.size, "white")
        under.paste(over, mask=over.getchannel("A"))
        return under
    plain = picture.convert("RGB")
    plain.info = {}
    plain.getexif().clear()
    return plain
