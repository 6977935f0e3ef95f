"""Photographs and signatures for a paper: drawn by the limited child like every page that an officer sees, and made small."""

from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from satupintu.files.models import StoredFile
from satupintu.files.page_images import page_image
from satupintu.files.vault import kept

LONGEST = 900
"""Eight centimetres on paper at 280 dots an inch."""
QUALITY = 78


def drawn_pictures(files: Mapping[int, StoredFile]) -> dict[str, bytes]:
    """By the number of the file; one whose bytes are not here is left out, and its place says so."""
    return {str(pk): _small(file) for pk, file in files.items() if file.pages and kept(file.sha256).exists()}


def _small(file: StoredFile) -> bytes:
    out = BytesIO()
    with Image.open(page_image(file, 1, "besar"), formats=("JPEG",)) as opened:
        opened.thumbnail((LONGEST, LONGEST))
        opened.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
