"""Every object of a PDF, also those that no page leads to: what acts, what points outside, what unpacks too far."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from satupintu.files.child.fault import Fault
from satupintu.files.child.unpacking import Unpacked

MOST_OBJECTS = 250_000
DEEPEST = 200

# What an action does (/S), and what we call it. A jump inside the document (/GoTo, /Named) is harmless; so is a link that
# somebody must click (/URI): nobody clicks on a page image.
_ACTIONS = {
    "/JavaScript": "skrip",
    "/Launch": "program",
    "/ImportData": "luar",
    "/SubmitForm": "luar",
    "/GoToR": "luar",
    "/GoToE": "lampiran",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/RichMediaExecute": "media",
}
_KEYS = {
    "/JS": "skrip",
    "/JavaScript": "skrip",
    "/XFA": "xfa",
    "/EF": "lampiran",
    "/EmbeddedFiles": "lampiran",
    "/Collection": "lampiran",
    "/OPI": "luar",
}
_SUBTYPES = {
    "/FileAttachment": "lampiran",
    "/RichMedia": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/Screen": "media",
    "/3D": "media",
}
_TYPES = {"/EmbeddedFile": "lampiran", "/Filespec": "luar"}


def check_objects(pdf: pikepdf.Pdf) -> None:
    unpacked = Unpacked()
    _check_opening(pdf.Root)
    for number, thing in enumerate(pdf.objects):
        if number > MOST_OBJECTS:
            raise Fault("berat")
        for part in _parts(thing):
            _check_dictionary(part)
            if isinstance(part, Stream):
                _check_stream(part)
                unpacked.add(part)


def _parts(thing: object) -> Iterator[Dictionary | Stream]:
    """The dictionaries and streams inside one object, without following it to others."""
    waiting = [(thing, 0)]
    while waiting:
        part, depth = waiting.pop()
        if depth > DEEPEST:
            raise Fault("berat")
        if isinstance(part, Dictionary | Stream):
            yield part
        waiting += [(inner, depth + 1) for inner in _inner(part) if not inner.is_indirect]


def _inner(part: object) -> list[Object]:
    if isinstance(part, Dictionary | Stream):
        found: list[object] = [part.get(key) for key in part.keys()]  # noqa: SIM118  not a mapping
    elif isinstance(part, Array):
        found = list(part)
    else:
        return []
    return [each for each in found if isinstance(each, Dictionary | Stream | Array)]


def _check_opening(root: Object) -> None:
    """What happens by itself when the document is opened; going to a page is all it may be."""
    opening = root.get("/OpenAction")
    if isinstance(opening, Dictionary) and opening.get("/S") not in (Name.GoTo, Name.Named):
        raise Fault("aktif", isi=_ACTIONS.get(str(opening.get("/S")), "luar"))


def _check_dictionary(part: Dictionary | Stream) -> None:
    for key, content in _KEYS.items():
        if key in part:
            raise Fault("aktif", isi=content)
    for key, table in (("/S", _ACTIONS), ("/Subtype", _SUBTYPES), ("/Type", _TYPES)):
        found = part.get(key)
        if isinstance(found, Name) and str(found) in table:
            raise Fault("aktif", isi=table[str(found)])
    acting = part.get("/AA")
    if isinstance(acting, Dictionary):
        _check_acting(acting)


def _check_acting(acting: Dictionary) -> None:
    """What happens by itself on opening, closing, printing; here a link needs no click."""
    for key in acting.keys():  # noqa: SIM118  not a mapping
        action = acting.get(key)
        if isinstance(action, Dictionary) and action.get("/S") == Name.URI:
            raise Fault("aktif", isi="luar")


def _check_stream(part: Stream) -> None:
    """Its bytes must be in this file, and a form must not borrow the page of another."""
    if "/F" in part or "/FFilter" in part or isinstance(part.get("/Ref"), Dictionary):
        raise Fault("aktif", isi="luar")
