"""A PDF looked through: whole, without a password, without anything that acts, and small when unpacked."""

from pathlib import Path

import pikepdf
import pypdfium2

from satupintu.files.child.disguise import check_one_format
from satupintu.files.child.fault import Fault
from satupintu.files.child.pdf_objects import check_objects
from satupintu.files.child.viewing import open_document

MOST_PAGES = 300
_TAIL = 2048


def check_pdf(path: Path) -> int:
    """Give the number of pages; raises `Fault` with what is wrong first of all."""
    check_one_format(path)
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            pages = _pages(pdf)
            check_objects(pdf)
            if pdf.get_warnings() and _is_cut(path):
                raise Fault("rusak")
    except pikepdf.PasswordError:
        raise Fault("terkunci") from None
    except pikepdf.PdfError:
        raise Fault("rusak") from None
    _check_viewable(path, pages)
    return pages


def _pages(pdf: pikepdf.Pdf) -> int:
    """Ask the number that the file claims first: to count a hundred thousand pages takes long."""
    tree = pdf.Root.get("/Pages")
    claimed = tree.get("/Count", 0) if isinstance(tree, pikepdf.Dictionary) else 0
    if isinstance(claimed, int) and claimed > MOST_PAGES:
        raise Fault("halaman_terlalu_banyak")
    pages = len(pdf.pages)
    if pages == 0:
        raise Fault("tanpa_halaman")
    if pages > MOST_PAGES:
        raise Fault("halaman_terlalu_banyak")
    return pages


def _is_cut(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return b"%%EOF" not in file.read()


def _check_viewable(path: Path, pages: int) -> None:
    """The officer sees what pdfium draws: it must open there too, with as many pages."""
    try:
        document = open_document(path)
        if len(document) != pages:
            raise Fault("rusak")
        page = document[0]
        page.render(scale=max(0.02, min(0.2, 120 / max(page.get_size())))).close()
        document.close()
    except pypdfium2.PdfiumError:
        raise Fault("rusak") from None
