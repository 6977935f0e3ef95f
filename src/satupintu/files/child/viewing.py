"""Opening and drawing with pdfium, which is what an officer's page images are made by."""

from pathlib import Path

import pypdfium2

from satupintu.files.child.fault import Fault

LONGEST_SIDE = 3000
QUALITY = 80
PLAINER = (60, 45, 30)
"""Tried in turn where the picture must not be heavy."""


def open_document(path: Path) -> pypdfium2.PdfDocument:
    """Forms are opened too: the visible signature and the e-meterai are drawn by them."""
    document = pypdfium2.PdfDocument(path)
    if document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
        document.init_forms()
    return document


def draw_page(path: Path, *, page: int, width: int, into: Path, most: int = 0) -> None:
    """Draw one page of a PDF as a JPEG of this width, in no more than `most` bytes if that is asked."""
    document = open_document(path)
    if not 1 <= page <= len(document):
        raise Fault("halaman_tidak_ada")
    drawn = document[page - 1]
    across, down = drawn.get_size()
    if min(across, down) <= 0:
        raise Fault("rusak")
    scale = min(width / across, LONGEST_SIDE / max(across, down))
    picture = drawn.render(scale=scale).to_pil().convert("RGB")
    for quality in (QUALITY, *(PLAINER if most else ())):
        picture.save(into, "JPEG", quality=quality, optimize=True)
        if into.stat().st_size <= most:
            return
    if most:
        picture.reduce(2).save(into, "JPEG", quality=QUALITY, optimize=True)
