"""What an officer sees of a paper: pages drawn in the child, kept under the file's hash, never the stranger's file."""

from collections.abc import Mapping
from pathlib import Path

from satupintu.files.limited import ask
from satupintu.files.models import StoredFile
from satupintu.files.queries import content_of
from satupintu.files.vault import drawn, kept, made
from satupintu.rules.errors import Refused

WIDTHS: Mapping[str, int] = {"kecil": 320, "besar": 1240}
"""In a list of pages, and to read (150 dots an inch on A4)."""


def page_image(file: StoredFile, page: int, width: str) -> Path:
    """Give the JPEG of this page, counted from 1; called outside a transaction, since it may have to be drawn."""
    if width not in WIDTHS or not 1 <= page <= (file.pages or 0):
        raise Refused("halaman_tidak_ada", "Halaman ini tidak ada dalam berkas.")
    target = drawn(file.sha256, page, WIDTHS[width])
    source = content_of(file)
    if not target.exists():
        _draw(source, page=page, width=WIDTHS[width], into=target)
    return target


def light_image(sha256: str, *, width: int, most: int, page: int = 1) -> Path:
    """Give a page of what is kept under this hash, in no more than `most` bytes: for a poor line."""
    target, source = drawn(sha256, page, width), kept(sha256)
    if not source.exists():
        raise Refused("halaman_tidak_ada", "Halaman ini tidak ada dalam berkas.")
    if not target.exists():
        _draw(source, page=page, width=width, into=target, most=most)
    return target


def _draw(source: Path, *, page: int, width: int, into: Path, most: int = 0) -> None:
    with made(into) as temporary:
        wish = {
            "berkas": str(source),
            "halaman": page,
            "lebar": width,
            "hasil": str(temporary),
            "terbesar": most,
        }
        answer = ask("gambar", wish)
        if answer.fault:
            raise Refused(
                "halaman_tidak_tergambar",
                "Gambar halaman ini tidak dapat dibuat. Unduh berkasnya untuk melihat.",
            )
