"""Several of our own PDFs in one, to be printed: what is signed electronically becomes a copy on the way, and says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

REMARK = "Salinan cetak. Aslinya berkas elektronik; periksa lewat kode QR."
SIZE = 7
EDGE = 12
"""Points from the lower edge: below everything that a letter prints."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file to print; `copy` where the paper is not the original."""

    path: Path
    copy: bool


def joined(sheets: Sequence[Sheet]) -> bytes:
    """In the order given; the files themselves are not touched."""
    out = BytesIO()
    with pikepdf.new() as whole:
        for sheet in sheets:
            with pikepdf.open(sheet.path) as source:
                _loosen(source)
                first = len(whole.pages)
                whole.pages.extend(source.pages)
                for page in list(whole.pages)[first:] if sheet.copy else ():
                    _mark(whole, page)
        whole.save(out)
    return out.getvalue()


def _loosen(source: pikepdf.Pdf) -> None:
    """A copy carries no signature field: its signature would be broken, and a reader would say so."""
    if "/AcroForm" in source.Root:
        del source.Root.AcroForm
    for page in source.pages:
        if "/Annots" in page:
            others = [one for one in page.Annots if one.get("/Subtype") != pikepdf.Name.Widget]
            page.Annots = pikepdf.Array(others)


def _mark(whole: pikepdf.Pdf, page: pikepdf.Page) -> None:
    font = whole.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    name = page.add_resource(font, pikepdf.Name.Font)
    left, low = float(page.mediabox[0]) + EDGE * 2, float(page.mediabox[1]) + EDGE
    text = f"q BT 0.35 g {name} {SIZE} Tf {left} {low} Td ({REMARK}) Tj ET Q"
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q {text}".encode("ascii"))
