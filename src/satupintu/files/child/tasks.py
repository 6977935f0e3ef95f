"""What the child can be asked to do; a wish and its answer are plain JSON."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from satupintu.files.child.codes import codes_in
from satupintu.files.child.fault import Fault
from satupintu.files.child.kinds import kind_of
from satupintu.files.child.office import check_office
from satupintu.files.child.pdf import check_pdf
from satupintu.files.child.photo import clean_photo, draw_picture, photos_to_pdf
from satupintu.files.child.viewing import draw_page

Answer = dict[str, Any]
PHOTOS = frozenset({"jpg", "png"})


def take(wish: Mapping[str, Any]) -> Answer:
    """Check what came in: one document, or the photos of one paper; photos are written anew into `hasil`."""
    paths = [Path(each) for each in wish["berkas"]]
    formats = set(wish["jenis"])
    kinds = [_kind(path) for path in paths]
    if all(kind in PHOTOS for kind in kinds):
        return _take_photos(list(zip(paths, kinds, strict=True)), formats, Path(wish["hasil"]))
    if len(paths) > 1:
        raise Fault("bukan_foto")
    (kind,) = kinds
    if kind not in formats:
        raise Fault("jenis")
    return {"jenis": kind, "halaman": check_pdf(paths[0]) if kind == "pdf" else None, "ditulis": False}


def _kind(path: Path) -> str:
    kind = kind_of(path)
    return check_office(path) if kind == "zip" else kind


def _take_photos(photos: list[tuple[Path, str]], formats: set[str], into: Path) -> Answer:
    """A paper becomes a PDF wherever the standard takes one; else the picture stays a picture."""
    if "pdf" in formats:
        photos_to_pdf(photos, into=into)
        return {"jenis": "pdf", "halaman": len(photos), "ditulis": True}
    if len(photos) > 1:
        raise Fault("satu_foto")
    ((path, kind),) = photos
    if kind not in formats:
        raise Fault("jenis")
    clean_photo(path, kind=kind, into=into)
    return {"jenis": kind, "halaman": 1, "ditulis": True}


def draw(wish: Mapping[str, Any]) -> Answer:
    """Draw one page of a stored file as a JPEG into `hasil`."""
    path, into, width = Path(wish["berkas"]), Path(wish["hasil"]), int(wish["lebar"])
    kind = kind_of(path)
    if kind == "pdf":
        most = int(wish.get("terbesar", 0))
        draw_page(path, page=int(wish["halaman"]), width=width, into=into, most=most)
    elif kind in PHOTOS and wish["halaman"] == 1:
        draw_picture(path, kind=kind, width=width, into=into)
    else:
        raise Fault("halaman_tidak_ada")
    return {}


def find_codes(wish: Mapping[str, Any]) -> Answer:
    return {"kode": codes_in(Path(wish["berkas"]))}


TASKS: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
    "terima": take,
    "gambar": draw,
    "kode": find_codes,
}
