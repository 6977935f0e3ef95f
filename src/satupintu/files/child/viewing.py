"""Opening and drawing with pdfium, which is what an officer's page images are made by."""

from pathlib import Path

import pypdfium2

from satupintu.files.child.fault import Fault

LONGEST_SIDE = 3000
QUALITY = 80


def open_document(path: Path) -> pypdfium2.PdfDocument:
    """Forms are opened too: the visible signature and the e-meterai are drawn by them."""
    document = pypdfium2.PdfDocument(path)
    if document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
        document.init_forms()
    return document


def draw_page(path: Path, *, page: int, width: int, into: Path) -> None:
    """Draw one page of a PDF as a JPEG of this width."""
    document = open_document(path)
    if not 1 <= page <= len(document):
        raise Fault("halaman_tidak_ada")
    drawn = document[page - 1]
    across, down = drawn.get_size()
    if min(across, down) <= 0:
        raise Fault("rusak")
    scale = min(width / across, LONGEST_SIDE / max(across, down))
    drawn.render(scale=scale).to_pil().convert("RGB").save(into, "JPEG", quality=QUALITY, optimize=True)
